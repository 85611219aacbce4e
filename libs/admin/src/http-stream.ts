import { AdminApiError } from './admin-api-error';
import { readAnswer } from './http-answer';
import type { Attempts, Call, HttpConfig, Plan } from './http-call';
import { planOf } from './http-plan';
import { begin, limited } from './http-request';
import { recover, retried } from './http-retries';
import type { RequestOptions } from './options';

interface StreamOptions {
  /** Called with the headers of a successful response before its body is read. */
  onHead?: (headers: Headers) => void;
  /** Resume without end. */
  forever?: boolean;
}

/** The body of a response as chunks of text. Leaving the loop ends the request. */
export type TextChunks = AsyncGenerator<string, void, undefined>;

/** Opens responses that are read as streams. The header `accept` of the call is the expected media type. */
export interface Streams {
  /** Retries like other calls, until the headers of a response arrive. */
  open(call: Call, options?: RequestOptions, streamOptions?: StreamOptions): Promise<TextChunks>;
  /**
   * Yields the items that `read` finds in a response, and sends another call if the stream breaks. It gives up after
   * `maxRetries` failures in a row without an item, unless `forever` is set. `callOf` must continue after the last item.
   */
  resumed<T>(
    callOf: () => Call,
    read: (chunks: TextChunks) => AsyncIterable<T>,
    options?: RequestOptions,
    streamOptions?: StreamOptions,
  ): AsyncGenerator<T, void, undefined>;
}

export function createStreams(config: HttpConfig): Streams {
  return {
    open: async (call, options, { onHead } = {}) => {
      const plan = planOf(config, call, options);
      return retried(config, plan, (attempts) => openStream(config, plan, attempts, onHead));
    },

    async *resumed(callOf, read, options, { onHead, forever = false } = {}) {
      const attempts: Attempts = { sent: 0, retries: 0 };
      for (;;) {
        const plan = planOf(config, callOf(), options);
        try {
          for await (const item of read(await openStream(config, plan, attempts, onHead))) {
            attempts.retries = 0;
            attempts.refused = undefined;
            yield item;
          }
          return;
        } catch (error) {
          await recover(config, plan, attempts, error, forever ? Infinity : plan.maxRetries);
        }
      }
    },
  };
}

/**
 * Makes one attempt at a call whose response is a stream. The time-out applies to the headers, and then to each wait for a
 * chunk.
 * @throws AdminApiError if the response is an error, and while reading if the connection breaks, the time-out passes or the
 * signal aborts
 */
async function openStream(
  config: HttpConfig,
  plan: Plan,
  attempts: Attempts,
  onHead: StreamOptions['onHead'],
): Promise<TextChunks> {
  const { accept } = plan.headers;
  const controller = new AbortController();
  const begun = await limited(plan, controller, async () => {
    const answer = await begin(config, plan, attempts, controller.signal);
    const { response, secret, unbroken } = answer;
    if (!response.ok || mediaType(response) !== accept) {
      const text = await unbroken(() => response.text());
      throw readAnswer(plan, response, text, secret, config.clock).invalid(`the response is not ${accept}`);
    }
    return answer;
  });
  onHead?.(begun.response.headers);
  const within = <T>(read: () => Promise<T>): Promise<T> => limited(plan, controller, () => begun.unbroken(read));
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
