import { Injectable } from '@nestjs/common';

/** Intervals and limits of the streams, in milliseconds. */
@Injectable()
export class StreamPace {
  /** Pause between two polls of the settled sequence. */
  readonly pollMs: number = 250;
  /** Longest time without data, so that proxies and clients see that the connection is alive. */
  readonly heartbeatMs: number = 15_000;
  /** Pause between two checks of the session. A session that has ended must lose its stream within 5 s. */
  readonly authorizeMs: number = 4_000;
  /** Longest time in which a client reads nothing before its connection is closed. */
  readonly stallMs: number = 60_000;
  /** Longest wait for a client to read the rest when its stream ends. */
  readonly graceMs: number = 1_000;
  /** Pause before a retry while the database is unavailable. */
  readonly retryMs: number = 1_000;
}
