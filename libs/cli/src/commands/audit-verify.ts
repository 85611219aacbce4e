import type { AdminClient, ExportedLines, Verification } from 'admin-api-client';
import { CliError, EXIT, usageError } from '../cli-error';
import type { Context } from '../context';
import { isApiError } from '../report-error';
import { withCleanUp } from '../signals';
import type { Output } from '../terminal/output';
import { plural } from '../terminal/plural';
import { type Progress, startProgress } from '../terminal/progress';
import { safeText } from '../terminal/safe-text';
import { checkpointsIn, linesOf, mustBeReadable, publicKeyIn } from './audit-files';

export interface VerifyFlags {
  publicKey?: string[];
  checkpoint?: string[];
  partial?: true;
  upTo?: number;
}

/** Number of findings that people see. */
const SHOWN = 20;

/** Verifies an export, or the log of the server. Without a connection if there are a file and a trusted key. */
export async function verify(context: Context, flags: VerifyFlags, file: string | undefined): Promise<void> {
  if (flags.partial && flags.upTo !== undefined) throw usageError('--partial excludes --up-to.', 'Leave one out.');
  if (flags.partial && file === undefined) throw usageError('--partial is for an export.', 'Name its file.');
  if (file !== undefined) mustBeReadable(file);
  const checkpoint = (flags.checkpoint ?? []).flatMap(checkpointsIn);
  const trusted = flags.publicKey?.map(publicKeyIn);
  const isOffline = trusted !== undefined && file !== undefined;
  const client = isOffline ? await context.connection.clientOf('http://localhost', '') : await context.admin();
  const publicKey = trusted ?? [await namedKey(context, client)];
  const progress = await startProgress('Verifying');
  const check = async (): Promise<Verification> => {
    const { lines, upTo = flags.upTo } =
      file === undefined ? await wholeLog(client, progress) : { lines: counted(linesOf(file), progress) };
    return client.auditLogs.verify(lines, { publicKey, checkpoint, partial: flags.partial, upTo });
  };
  const result = await withCleanUp(
    () => progress.stop(),
    () => check().finally(() => progress.stop()),
  );
  await report(context.out, result, flags, file === undefined);
}

/** Returns the key that the server names. It proves nothing against somebody who controls the server. */
async function namedKey({ out, connection }: Context, client: AdminClient): Promise<string> {
  try {
    const { publicKey } = await client.auditLogs.checkpoints.latest();
    const { url } = await connection.identity();
    out.note(`Trusting the key that ${url} names. To rely on your own copy of it, add: --public-key ${publicKey}`);
    return publicKey;
  } catch (error) {
    if (!isApiError(error) || error.code !== 'NOT_FOUND') throw error;
    throw new CliError(
      'Nothing is sealed yet.',
      EXIT.FAILED,
      'The log is sealed within seconds of an entry. Try again.',
    );
  }
}

/** Begins the export of the whole log. Its extent is known when its first entry has arrived. */
async function wholeLog(client: AdminClient, progress: Progress): Promise<{ lines: ExportedLines; upTo?: number }> {
  let upTo: number | undefined;
  const entries = client.auditLogs.export({}, { onRange: (range) => (upTo ??= range.upTo) });
  const first = await entries.next();
  const lines = async function* () {
    let count = 0;
    if (!first.done) yield first.value;
    for await (const entry of entries) {
      yield entry;
      progress.update(++count, upTo === undefined ? null : Math.min(1, entry.sequence / Math.max(1, upTo)));
    }
  };
  return { lines: lines(), upTo };
}

async function* counted(chunks: AsyncIterable<string>, progress: Progress): AsyncGenerator<string, void, undefined> {
  let count = 0;
  for await (const text of chunks) {
    yield text;
    progress.update((count += text.split('\n').length - 1), null);
  }
}

async function report(out: Output, result: Verification, flags: VerifyFlags, isWhole: boolean): Promise<void> {
  const { ok, entries, checkpoints, firstSequence, lastSequence, findings, findingCount } = result;
  if (out.isJson) await out.json(result);
  if (!ok) {
    if (!out.isJson) {
      const lines = findings.slice(0, SHOWN).map(({ message }) => `${safeText(message)}\n`);
      await out.data(lines.join('') + (findingCount > SHOWN ? `and ${findingCount - SHOWN} more\n` : ''));
    }
    throw new CliError(
      `The log was tampered with: ${plural(findingCount, 'finding')}.`,
      EXIT.TAMPERED,
      hintOf(result, flags),
    );
  }
  if (entries === 0 || checkpoints === 0) {
    throw new CliError('Nothing is verified, because there is no sealed entry.', EXIT.FAILED);
  }
  const range = `sequence ${firstSequence} to ${lastSequence}`;
  const read = `${plural(entries, 'entry')} (${range}) under ${plural(checkpoints, 'checkpoint')}`;
  if (!out.isJson) await out.data(`${out.paint('green', 'Verified:')} ${read}\n`);
  if (flags.partial)
    out.note('Each entry is as it was sealed. A filtered export cannot show whether entries are missing.');
  else if (!isWhole && flags.upTo === undefined && !flags.checkpoint) {
    out.note('Without --up-to or --checkpoint the end could have been cut off.');
  }
}

/** A filtered export looks like a log with holes. */
function hintOf({ findings }: Verification, { partial }: VerifyFlags): string | null {
  const areHoles = findings.every(({ kind }) => kind === 'removed' || kind === 'cut-off' || kind === 'checkpoint');
  return areHoles && !partial ? 'If the export was filtered, for example by --month, add --partial.' : null;
}
