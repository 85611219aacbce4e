import { Injectable } from '@nestjs/common';

/** How often the streams do what, and how long they wait, in milliseconds. */
@Injectable()
export class StreamPace {
  /** Between two looks at the horizon. */
  readonly pollMs: number = 250;
  /** Nothing is sent for no longer than this, so that proxies and clients see that the stream lives. */
  readonly heartbeatMs: number = 15_000;
  /** Between two looks at whether the session still may. With the look itself it stays below the 5 s that are promised. */
  readonly authorizeMs: number = 4_000;
  /** A client that takes nothing for so long is cut off. */
  readonly stallMs: number = 60_000;
  /** What a client has not taken when its stream ends is waited for no longer than this. */
  readonly graceMs: number = 1_000;
  /** Before another try where the database is away. */
  readonly retryMs: number = 1_000;
}
