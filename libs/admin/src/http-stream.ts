import { AdminApiError, type AdminApiErrorCode } from './admin-api-error';
import { type Call, connect, type HttpConfig, networkError, readAnswer, textOf, urlOf } from './http-exchange';

/**
 * The text of a streamed answer, chunk by chunk, in one attempt. `timeout` counts from one chunk to the next, not for the
 * whole. An answer that is no stream of the kind asked for (`call.accept`) is an error as in every call. Whoever stops to
 * listen ends the request.
 */
export async function* openStream(config: HttpConfig, call: Call): AsyncGenerator<string, void, undefined> {
  const controller = new AbortController();
  const inTime = <T>(work: Promise<T>): Promise<T> => limited(config, call, controller, work);
  try {
    const { response, token } = await inTime(connect(config, call, urlOf(config, call), undefined, controller.signal));
    if (!response.ok || !isOfKind(response, call.accept)) {
      const text = await inTime(textOf(config, call, response, token));
      const answer = readAnswer(call, response, text, token, config.clock);
      throw answer.invalid(`the answer is no ${call.accept}`);
    }
    if (!response.body) {
      yield await inTime(textOf(config, call, response, token));
      return;
    }
    const reader = response.body.getReader() as ReadableStreamDefaultReader<Uint8Array>;
    // A character may be cut by the border of two chunks.
    const decoder = new TextDecoder();
    for (;;) {
      const chunk = await inTime(
        reader.read().catch((error: unknown) => {
          throw networkError(config, call, error, token);
        }),
      );
      if (chunk.done) return;
      yield decoder.decode(chunk.value, { stream: true });
    }
  } finally {
    controller.abort();
  }
}

function isOfKind({ headers }: Response, accept = ''): boolean {
  return (headers.get('content-type') ?? '').toLowerCase().startsWith(accept);
}

/** Work that ends with the time-out or the caller's signal, even where `fetch` does not heed its own. */
async function limited<T>(config: HttpConfig, call: Call, controller: AbortController, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort = (): void => {};
  try {
    return await new Promise<T>((resolve, reject) => {
      const stop = (code: AdminApiErrorCode, reason: string, cause?: unknown): void => {
        reject(new AdminApiError({ status: 0, code, message: `${call.method} ${call.path} ${reason}`, cause }));
        controller.abort();
      };
      onAbort = () => stop('ABORTED', 'was aborted by its caller', call.signal?.reason);
      work.then(resolve, reject);
      if (call.signal?.aborted) {
        onAbort();
        return;
      }
      call.signal?.addEventListener('abort', onAbort);
      timer = setTimeout(() => stop('TIMEOUT', `sent nothing for ${config.timeout} ms`), config.timeout);
    });
  } finally {
    clearTimeout(timer);
    call.signal?.removeEventListener('abort', onAbort);
  }
}

/** Whole lines of a text that comes in chunks; what follows the last line break is left out. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
