import { AdminApiError, type AdminApiErrorCode, isObject } from './admin-api-error';
import type { Page } from './contract/envelope';
import {
  type Answer,
  type Call,
  type Clock,
  connect,
  type HttpConfig,
  readAnswer,
  textOf,
  urlOf,
} from './http-exchange';
import { openStream } from './http-stream';

/** Makes the calls of one client. Each rejects with {@link AdminApiError}. */
export interface Http {
  /** The `data` of the answer. */
  resource<T>(call: Call): Promise<T>;
  page<T>(call: Call): Promise<Page<T>>;
  /** For calls that answer nothing of use. */
  nothing(call: Call): Promise<void>;
  /** The text of a streamed answer as it comes, in one attempt; see {@link openStream}. */
  stream(call: Call): AsyncGenerator<string, void, undefined>;
  /**
   * Waits as before another try of a GET that failed, by the rules of all calls.
   * @throws the error, where another try makes no sense, or `tries` of them came to nothing and there is an end to them
   */
  pause(error: unknown, tries: number, options?: { signal?: AbortSignal; forever?: boolean }): Promise<void>;
}

/** `Retry-After` up to here is waited for; an answer that asks for more is thrown at once. In seconds. */
export const MAX_RETRY_AFTER = 60;
const FIRST_BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 8_000;

export function createHttp(config: HttpConfig): Http {
  const must = <T>(answer: Answer, value: T | undefined, what: string): T => {
    if (value === undefined) throw answer.invalid(`the answer has no ${what}`);
    return value;
  };
  return {
    async resource<T>(call: Call) {
      const answer = await send(config, call);
      return must(answer, answer.envelope?.data as T | undefined, 'data');
    },
    async page<T>(call: Call) {
      const answer = await send(config, call);
      const { data, meta } = answer.envelope ?? {};
      return must(
        answer,
        Array.isArray(data) && isObject(meta) ? ({ data, meta } as unknown as Page<T>) : undefined,
        'page',
      );
    },
    async nothing(call) {
      await send(config, call);
    },
    stream: (call) => openStream(config, call),
    async pause(error, tries, { signal, forever = false } = {}) {
      const isLast = !forever && tries >= config.maxRetries;
      const wait = isLast ? null : retryDelay(error, 'GET', tries, config.clock);
      if (wait === null) throw error;
      await config.clock.sleep(wait, signal);
    },
  };
}

async function send(config: HttpConfig, call: Call): Promise<Answer> {
  const url = urlOf(config, call);
  const body = call.body && JSON.stringify(call.body);
  for (let retries = 0; ; retries++) {
    try {
      return await attempt(config, call, url, body);
    } catch (error) {
      const wait = retries < config.maxRetries ? retryDelay(error, call.method, retries, config.clock) : null;
      if (wait === null) throw error;
      await config.clock.sleep(wait, call.signal);
    }
  }
}

/**
 * Milliseconds until another try, null for none. 429 means that nothing was done, so any call may be repeated. After a
 * 503, a time-out or a broken connection a change may have been committed, so only reads are.
 */
function retryDelay(error: unknown, method: Call['method'], retries: number, clock: Clock): number | null {
  if (!(error instanceof AdminApiError)) return null;
  const unclear = error.status === 503 || error.code === 'NETWORK_ERROR' || error.code === 'TIMEOUT';
  if (error.status !== 429 && !(unclear && method === 'GET')) return null;
  if (error.retryAfter !== null) return error.retryAfter <= MAX_RETRY_AFTER ? error.retryAfter * 1000 : null;
  const backoff = Math.min(FIRST_BACKOFF_MS * 2 ** retries, MAX_BACKOFF_MS);
  return (backoff * (1 + clock.random())) / 2;
}

/** One attempt. It ends with the time-out or the caller's signal even where `fetch` does not heed its signal. */
async function attempt(config: HttpConfig, call: Call, url: string, body: string | undefined): Promise<Answer> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort = (): void => {};
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const stop = (code: AdminApiErrorCode, reason: string, cause?: unknown): void => {
        reject(new AdminApiError({ status: 0, code, message: `${call.method} ${call.path} ${reason}`, cause }));
        controller.abort();
      };
      onAbort = () => stop('ABORTED', 'was aborted by its caller', call.signal?.reason);
      if (call.signal?.aborted) {
        onAbort();
        return;
      }
      call.signal?.addEventListener('abort', onAbort);
      timer = setTimeout(() => stop('TIMEOUT', `got no whole answer within ${config.timeout} ms`), config.timeout);
      exchange(config, call, url, body, controller.signal).then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    call.signal?.removeEventListener('abort', onAbort);
  }
}

async function exchange(config: HttpConfig, call: Call, url: string, body: string | undefined, signal: AbortSignal) {
  const { response, token } = await connect(config, call, url, body, signal);
  return readAnswer(call, response, await textOf(config, call, response, token), token, config.clock);
}
