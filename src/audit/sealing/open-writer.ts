/** A transaction that has drawn sequences and has not ended. */
export interface OpenWriter {
  /** Null for a prepared transaction. */
  processId: number | null;
  application: string | null;
  /** The name under which it was prepared. */
  prepared: string | null;
}

/** Describes the transaction that the seal waits for, and how an operator can end it. */
export function describeWriter(writer: OpenWriter | null): string {
  if (!writer) {
    return 'No open transaction holds the seal back: look for earlier messages about the audit log.';
  }
  if (writer.prepared !== null) {
    return `The seal waits for the prepared transaction "${writer.prepared}": commit it or roll it back.`;
  }
  const { processId, application } = writer;
  const name = application ? ` (application "${application}")` : '';
  return `The seal waits for the open transaction of process ${processId}${name}: end it, or run pg_terminate_backend(${processId}).`;
}
