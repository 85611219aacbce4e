import { AsyncResource } from 'node:async_hooks';
import { Readable } from 'node:stream';

/** Chunks of text, and what stops those who make them. */
export interface Chunks {
  texts: AsyncGenerator<string, void, undefined>;
  stop: AbortController;
  /** Told of what breaks the stream off, once. */
  onError: (error: unknown) => void;
  /** A reader that takes nothing for so long is cut off, in milliseconds. */
  stallMs: number;
  /** Told of that. */
  onStall: () => void;
}

/**
 * A stream of what a generator gives, made as it is read. The first chunk is made at once, so that what fails before it can
 * still be answered as every error is; what fails later ends the stream with an error, which breaks the connection off.
 * Destroying the stream stops the generator in the middle of its work.
 *
 * Everything runs in the asynchronous context of the caller, not in that of whatever happens to drain the stream.
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
  // It runs from each chunk, the end too, until the next one is asked for.
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
