import { AsyncResource } from 'node:async_hooks';
import { Readable } from 'node:stream';

/** The source of a stream, and its callbacks. */
export interface Chunks {
  texts: AsyncGenerator<string, void, undefined>;
  /** Aborted when the stream closes, to stop the generator. */
  stop: AbortController;
  /** Called once with the error that ended the stream. */
  onError: (error: unknown) => void;
  /** Longest time in milliseconds in which a client reads nothing before the stream is destroyed. */
  stallMs: number;
  onStall: () => void;
}

/**
 * Creates a stream that pulls its chunks from a generator. The first chunk is awaited here, so an error before it becomes a
 * normal error response. A later error destroys the stream, which breaks the connection. Destroying the stream stops the
 * generator.
 *
 * The generator runs in the asynchronous context of the caller, not of the code that reads the stream.
 */
export async function streamOf({ texts, stop, onError, stallMs, onStall }: Chunks): Promise<Readable> {
  const context = new AsyncResource('AuditExport');
  const next = (): Promise<IteratorResult<string, void>> => context.runInAsyncScope(() => texts.next());
  const report = (error: unknown): never => {
    if (!stop.signal.aborted) {
      onError(error);
    }
    throw error;
  };
  let first: IteratorResult<string, void> | null = await next();
  // The timer runs from each chunk until the client asks for the next one.
  let stall: NodeJS.Timeout | undefined;
  const hold = (): void => {
    stall = setTimeout(() => {
      context.runInAsyncScope(onStall);
      stream.destroy();
    }, stallMs).unref();
  };
  const chunks: AsyncIterableIterator<string, void> = {
    [Symbol.asyncIterator]: () => chunks,
    next: async () => {
      clearTimeout(stall);
      const result = first ?? (await next().catch((error: unknown) => context.runInAsyncScope(report, null, error)));
      first = null;
      if (!stop.signal.aborted) {
        hold();
      }
      return result;
    },
    return: async () => {
      stop.abort();
      return texts.return();
    },
  };
  const stream = Readable.from(chunks, { objectMode: false });
  stream.once('close', () => clearTimeout(stall));
  hold();
  return stream;
}
