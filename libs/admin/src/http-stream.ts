import { AdminApiError } from './admin-api-error';
import { readAnswer } from './http-answer';
import type { Call, HttpConfig } from './http-call';
import { begin, limited, requestOf } from './http-request';
import { retried, retryDelay } from './http-retries';

interface StreamOptions {
  /** The expected media type. */
  accept: string;
  /** Called with the headers of a successful response before its body is read. */
  onHead?: (headers: Headers) => void;
}

/** The body of a response as chunks of text. Leaving the loop ends the request. */
export type TextChunks = AsyncGenerator<string, void, undefined>;

/** Opens responses that are read as streams. */
export interface Streams {
  /** Makes one attempt. */
  open(call: Call, options: StreamOptions): Promise<TextChunks>;
  /** Retries like other calls, until the headers of a response arrive. */
  openRetried(call: Call, options: StreamOptions): Promise<TextChunks>;
  /**
   * Yields the items of `open`, and calls it again if the stream breaks. It gives up after `maxRetries` failures in a row
   * without an item, unless `forever` is set. `open` must continue after the last item.
   */
  resumed<T>(
    call: Call,
    open: () => AsyncIterable<T>,
    options?: { forever?: boolean },
  ): AsyncGenerator<T, void, undefined>;
}

export function createStreams(config: HttpConfig): Streams {
  return {
    open: (call, options) => openStream(config, call, options),
    openRetried: (call, options) => retried(config, call, () => openStream(config, call, options)),
    resumed: (call, open, options) => resumed(config, call, open, options),
  };
}

/**
 * Makes one attempt at a call whose response is a stream. The time-out applies to the headers, and then to each wait for a
 * chunk.
 * @throws AdminApiError if the response is an error, and while reading if the connection breaks, the time-out passes or the
 * signal aborts
 */
export async function openStream(
  config: HttpConfig,
  call: Call,
  { accept, onHead }: StreamOptions,
): Promise<TextChunks> {
  const request = requestOf(config, call);
  const controller = new AbortController();
  const begun = await limited(config, call, controller, async () => {
    const answer = await begin(config, call, request, controller.signal, accept);
    const { response, token, unbroken } = answer;
    if (!response.ok || mediaType(response) !== accept) {
      const text = await unbroken(() => response.text());
      throw readAnswer(call, response, text, token, config.clock).invalid(`the response is not ${accept}`);
    }
    return answer;
  });
  onHead?.(begun.response.headers);
  const within = <T>(read: () => Promise<T>): Promise<T> =>
    limited(config, call, controller, () => begun.unbroken(read));
  return texts(begun.response, within, controller);
}

function mediaType({ headers }: Response): string | undefined {
  return headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
}

async function* texts(
  response: Response,
  within: <T>(read: () => Promise<T>) => Promise<T>,
  controller: AbortController,
): TextChunks {
  try {
    // Some runtimes do not support streams.
    if (!response.body) {
      yield await within(() => response.text());
      return;
    }
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    // A chunk may end within a character.
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await within(() => reader.read());
      const text = decoder.decode(value, { stream: !done });
      if (text !== '') yield text;
      if (done) return;
    }
  } finally {
    controller.abort();
  }
}

async function* resumed<T>(
  { maxRetries, clock }: HttpConfig,
  call: Call,
  open: () => AsyncIterable<T>,
  { forever = false } = {},
): AsyncGenerator<T, void, undefined> {
  for (let failures = 0; ; failures++) {
    try {
      for await (const item of open()) {
        failures = 0;
        yield item;
      }
      return;
    } catch (error) {
      const wait = forever || failures < maxRetries ? retryDelay(error, call, failures, clock) : null;
      if (wait === null) throw error;
      await clock.sleep(wait, call.signal);
    }
  }
}

/** Yields the lines of a text that arrives in chunks. Throws if the last line lacks its line break. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = chunk.split('\n');
    lines[0] = rest + (lines[0] ?? '');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') {
    const message = 'The response ended in the middle of a line';
    throw new AdminApiError({ status: 0, code: 'NETWORK_ERROR', message });
  }
}
