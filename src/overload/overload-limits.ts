import { Injectable } from '@nestjs/common';

/** Bounds the requests that an instance works on and the requests that wait. Times are in milliseconds. */
@Injectable()
export class OverloadLimits {
  /** Maximum requests in flight under `/api`. More would make each request slower and the throughput no higher. */
  readonly maxInFlight: number = 32;
  /** Maximum requests in flight under `/api/auth/`. Password hashing does not delay other requests, and they do not delay it. */
  readonly maxInFlightAuth: number = 16;
  /** Maximum number of waiting requests in a queue. Bounds memory, and holds a burst of 1,000. */
  readonly maxQueued: number = 2_000;
  /**
   * Maximum number of waiting requests in a queue during an overload. It keeps all slots in use. More requests would be
   * refused after a wait, and a refusal on arrival costs less.
   */
  readonly maxQueuedOverloaded: number = 250;
  /** Maximum wait of a request in a burst. Clients give up later than this. */
  readonly maxWaitMs: number = 20_000;
  /** A burst ends when all its requests are served. If requests have waited for longer than this, the server is overloaded. */
  readonly burstMs: number = 5_000;
  /** Maximum wait of a request that arrives during an overload. Keeps the p99 of accepted requests under 2 s. */
  readonly maxWaitOverloadedMs: number = 1_000;
}
