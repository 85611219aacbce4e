import { AdminApiError, isObject } from './admin-api-error';
import { ApiPromise, type ApiResult, PagePromise } from './api-promise';
import type { DryRunMeta } from './contract/dry-run';
import type { Page } from './contract/envelope';
import { type Answer, readAnswer } from './http-answer';
import type { Attempts, Call, HttpConfig, Path, Plan } from './http-call';
import { planOf } from './http-plan';
import { begin, limited } from './http-request';
import { retried } from './http-retries';
import type {
  CallOptions,
  ChangeOptions,
  DryRunResult,
  Found,
  Outcome,
  ReadOptions,
  RequestOptions,
  Tryable,
} from './options';

/** Makes the calls of a client. Each rejects with `AdminApiError`, or with a `TypeError` if it cannot be sent. */
export interface Http {
  /** Reads the `data` of a resource. */
  read<T, O extends ReadOptions = RequestOptions>(path: Path, options?: O, query?: object): ApiPromise<Found<T, O>>;
  /** Reads a page, and further ones if it is iterated. */
  page<T>(path: Path, query?: object, options?: RequestOptions): PagePromise<T>;
  /** Makes a change with an idempotency key. Returns the `data` of the response. For a dry run: also the planned changes. */
  change<T, O extends Tryable<ChangeOptions>>(call: Call, options?: O): ApiPromise<Outcome<T, O>>;
  /** Makes a call without an idempotency key. */
  send<T>(
    call: Call,
    options: RequestOptions | undefined,
    convert: (answer: Answer) => T,
    onError?: (error: AdminApiError) => unknown,
  ): ApiPromise<T>;
}

/** Size of the pages of a loop, which is the largest size. */
const WALK_LIMIT = 100;

export function createHttp(config: HttpConfig): Http {
  const request = async <T>(
    call: Call,
    options: CallOptions | undefined,
    convert: (answer: Answer) => T,
    isKeyed?: boolean,
  ): Promise<ApiResult<T>> => {
    const plan = planOf(config, call, options, isKeyed);
    const answer = await retried(config, plan, (attempts) => attempt(config, plan, attempts));
    return { data: convert(answer), response: answer.response };
  };
  return {
    read: <T, O extends ReadOptions>(path: Path, options?: O, query?: object) =>
      started(() => request({ path, query }, options, (answer) => dataOf(answer) as Found<T, O>)),

    page<T>(path: Path, given: { page?: number } = {}, options?: RequestOptions) {
      const pageOf = (query: object, isWalk?: boolean) =>
        request({ path, query, isWalk }, options, (answer) => pageIn<T>(answer));
      return new PagePromise(
        () => pageOf(given),
        (cursor) => {
          // The number of a page depends on its size.
          const query = { ...((cursor || given.page == null) && { limit: WALK_LIMIT }), ...given };
          return pageOf(cursor ? { ...query, page: undefined, cursor } : query, true);
        },
      );
    },

    change: <T, O extends Tryable<ChangeOptions>>(call: Call, options?: O) => {
      const read = options?.dryRun ? dryRunOf : call.isVoid ? () => undefined : dataOf;
      return started(() => request(call, options, (answer) => read(answer) as Outcome<T, O>, true));
    },

    send: (call, options, convert, onError) =>
      started(async () => {
        try {
          return await request(call, options, convert);
        } catch (error) {
          if (error instanceof AdminApiError) onError?.(error);
          throw error;
        }
      }),
  };
}

/** Sends a call at once, as an `async` function does. */
function started<T>(send: () => Promise<ApiResult<T>>): ApiPromise<T> {
  const promise = new ApiPromise(send);
  void promise.withResponse();
  return promise;
}

async function attempt(config: HttpConfig, plan: Plan, attempts: Attempts): Promise<Answer> {
  const controller = new AbortController();
  return limited(plan, controller, async () => {
    const { response, secret, unbroken } = await begin(config, plan, attempts, controller.signal);
    const text = await unbroken(() => response.text());
    return readAnswer(plan, response, text, secret, config.clock);
  });
}

/** Returns the `data` of the response, which is null if the resource is unchanged. */
export function dataOf(answer: Answer): unknown {
  const { data } = answer.envelope;
  if (data === undefined) throw answer.invalid('the response has no data');
  return data;
}

function pageIn<T>(answer: Answer): Page<T> {
  const { data, meta } = answer.envelope;
  if (!Array.isArray(data) || !isObject(meta)) throw answer.invalid('the response has no page');
  return { data, meta } as unknown as Page<T>;
}

/** Throws if the response is not marked as a dry run, because the change was then really made. */
function dryRunOf(answer: Answer): DryRunResult<unknown> {
  const { dryRun, changes, counts = [], totalChanges } = (answer.envelope.meta ?? {}) as Partial<DryRunMeta>;
  if (dryRun !== true || !Array.isArray(changes)) throw answer.invalid('the response has no dry run');
  return { data: dataOf(answer), changes, counts, totalChanges: totalChanges ?? changes.length };
}
