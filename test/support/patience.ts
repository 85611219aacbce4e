import { OverloadLimits } from '@/overload/overload-limits';
import { StreamPace } from '@/audit/stream/stream-pace';
import { TimeLimits } from '@/config/time-limits';
import { HANG_MS } from './requests';

/** Longer than a test waits for a condition, so that a suite about something else never meets a limit of the product. */
export const PATIENT_MS = 2 * HANG_MS;

/** Time limits that no suite meets, however slow its machine is. A suite about one of them sets it. */
export function patientTimeLimits(own: Partial<TimeLimits> = {}): TimeLimits {
  const limits = new TimeLimits();
  const names = Object.keys(limits) as (keyof TimeLimits)[];
  return Object.assign(limits, Object.fromEntries(names.map((name) => [name, PATIENT_MS])), own);
}

/**
 * Time limits for a suite whose database goes away: a request waits for a connection of the pool until this limit, as long as
 * others are being opened.
 */
export function outageTimeLimits(own: Partial<TimeLimits> = {}): TimeLimits {
  return patientTimeLimits({ connection: 10_000, ...own });
}

/** A queue in which requests may wait for long. */
export function patientOverloadLimits(): OverloadLimits {
  const wait = { maxWaitMs: PATIENT_MS, burstMs: PATIENT_MS, maxWaitOverloadedMs: PATIENT_MS };
  return Object.assign(new OverloadLimits(), wait);
}

/** Streams whose clients may read slowly, and which look often. */
export function patientStreamPace(): StreamPace {
  return Object.assign(new StreamPace(), { pollMs: 25, stallMs: PATIENT_MS, graceMs: PATIENT_MS });
}
