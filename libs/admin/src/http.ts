import { isObject } from './admin-api-error';
import type { DryRunMeta } from './contract/dry-run';
import type { Page } from './contract/envelope';
import { type Answer, readAnswer } from './http-answer';
import type { Call, HttpConfig } from './http-call';
import { begin, limited, type PlannedRequest, requestOf } from './http-request';
import { retried } from './http-retries';
import type { ChangeOptions, Outcome, Tryable } from './options';

/** Makes the calls of a client. Each rejects with `AdminApiError`. */
export interface Http {
  /** Returns the `data` of the response. */
  resource<T>(call: Call): Promise<T>;
  page<T>(call: Call): Promise<Page<T>>;
  /** Makes a change and returns the `data` of the response. For a dry run: also the planned changes. */
  change<T, O extends Tryable<ChangeOptions>>(call: Call, options: O | undefined): Promise<Outcome<T, O>>;
  /** Makes a call whose response has no useful data. */
  nothing(call: Call, options?: Tryable<ChangeOptions>): Promise<void>;
}

export function createHttp(config: HttpConfig): Http {
  const must = <T>(answer: Answer, value: T | undefined, what: string): T => {
    if (value === undefined) throw answer.invalid(`the response has no ${what}`);
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
    async change<T, O extends Tryable<ChangeOptions>>(call: Call, options: O | undefined) {
      const answer = await send(config, withOptions(call, options));
      const data = must(answer, answer.envelope?.data as T | undefined, 'data');
      const outcome = options?.dryRun ? { data, ...must(answer, plannedOf(answer), 'dry run') } : data;
      return outcome as Outcome<T, O>;
    },
    async nothing(call, options) {
      await send(config, withOptions(call, options));
    },
  };
}

function withOptions(call: Call, options: Tryable<ChangeOptions> = {}): Call {
  const { idempotencyKey, ifMatch, reason, dryRun, signal } = options;
  return {
    ...call,
    idempotencyKey,
    ifMatch,
    reason,
    signal,
    query: { ...call.query, dryRun: dryRun ? true : undefined },
    isRepeatable: call.isRepeatable === true || idempotencyKey !== undefined || dryRun === true,
  };
}

/** Returns undefined if the response is not marked as a dry run, because the change was then really made. */
function plannedOf({ envelope }: Answer): Omit<DryRunMeta, 'dryRun'> | undefined {
  const { dryRun, changes, counts = [], totalChanges } = (envelope?.meta ?? {}) as Partial<DryRunMeta>;
  return dryRun === true && Array.isArray(changes)
    ? { changes, counts, totalChanges: totalChanges ?? changes.length }
    : undefined;
}

async function send(config: HttpConfig, call: Call): Promise<Answer> {
  const request = requestOf(config, call);
  return retried(config, call, () => attempt(config, call, request));
}

async function attempt(config: HttpConfig, call: Call, request: PlannedRequest): Promise<Answer> {
  const controller = new AbortController();
  return limited(config, call, controller, async () => {
    const { response, token, unbroken } = await begin(config, call, request, controller.signal);
    const text = await unbroken(() => response.text());
    return readAnswer(call, response, text, token, config.clock);
  });
}
