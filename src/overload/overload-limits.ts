import { Injectable } from '@nestjs/common';

/** How many requests are worked on at a time and how long others wait for that; times in milliseconds. */
@Injectable()
export class OverloadLimits {
  /** Of the API. More at once would make each slower, and none be done sooner. */
  readonly places: number = 32;
  /** Of `/api/auth/`, where passwords are hashed: they hold up nobody else, and nobody else holds them up. */
  readonly authPlaces: number = 16;
  /** How many may wait in each lane, as each takes memory. Clients send a thousand at once, and all are answered. */
  readonly queueMax: number = 2_000;
  /** How long a request of a burst may wait: less than its client does. */
  readonly patienceMs: number = 20_000;
  /** A queue that was never empty for so long is no burst: more comes than can be served. */
  readonly standingMs: number = 4_000;
  /** First come, first served, also in a standing queue, while that lets nobody wait for more than so many times what one takes. */
  readonly turnWaits: number = 1;
  /** In a standing queue a request waits no longer than this many times what one takes on average. */
  readonly waits: number = 4;
  /** Nor is it refused sooner than this. */
  readonly leastMs: number = 20;
  /** A queue stands no longer when nothing had to be refused for so long. */
  readonly recoveryMs: number = 1_000;
  /** Between two looks at who has waited too long. */
  readonly lookMs: number = 10;
  /** How many are refused at one look: thousands at once would keep everybody else waiting. */
  readonly refusalsMax: number = 100;

  now(): number {
    return performance.now();
  }
}
