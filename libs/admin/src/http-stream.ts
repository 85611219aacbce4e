import { AdminApiError } from './admin-api-error';
import { readAnswer } from './http-answer';
import type { Call, HttpConfig } from './http-call';
import { begin, limited, requestOf } from './http-request';
import { retried, retryDelay } from './http-retries';

interface StreamOptions {
  /** Media type to ask for; another one is no answer of the API. */
  accept: string;
  /** Told the headers of a successful answer before its body is read. */
  onHead?: (headers: Headers) => void;
}

/** The body of an answer as text, in whatever pieces it comes. Leaving it ends the request. */
export type TextChunks = AsyncGenerator<string, void, undefined>;

/** Answers that are read while they come. */
export interface Streams {
  /** One attempt. */
  open(call: Call, options: StreamOptions): Promise<TextChunks>;
  /** As many attempts as other calls have, up to the head of an answer. */
  openRetried(call: Call, options: StreamOptions): Promise<TextChunks>;
  /**
   * What `open` gives, asked anew where it breaks, up to `maxRetries` times in a row without an item. It is for `open` to
   * go on where the last one broke off. `forever`: however often it breaks.
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
 * One attempt at a call whose answer is read while it comes. The time-out counts to the head of the answer, then from one
 * chunk to the next, while somebody waits for it. Rejects with AdminApiError where the answer is no success, and so does
 * the reading where the connection breaks, the time-out passes or the caller's signal aborts.
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
      throw readAnswer(call, response, text, token, config.clock).invalid(`the answer is not ${accept}`);
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
    // Some runtimes have no streams.
    if (!response.body) {
      yield await within(() => response.text());
      return;
    }
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    // A character may be torn apart between two chunks.
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

/** The lines of a text that comes in chunks. A last one without its line break is one that broke off. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = chunk.split('\n');
    lines[0] = rest + (lines[0] ?? '');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') {
    const message = 'The answer broke off in the middle of a line';
    throw new AdminApiError({ status: 0, code: 'NETWORK_ERROR', message });
  }
}
