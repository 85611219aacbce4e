import { setTimeout as delay } from 'node:timers/promises';
import type { Readable, Writable } from 'node:stream';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import type { AuditLogFilters } from '@/lib/admin/contract/audit-logs';
import { ShuttingDown } from '@/http/errors/errors';
import { AdminAccess } from '@/http/access/admin-access';
import type { Principal } from '@/http/access/principal';
import { Readiness } from '@/jobs/readiness';
import { isDatabaseUnavailable } from '@/database/connection/unavailable';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { toAuditLogDto } from '../audit-log.mapper';
import { AuditLogsService } from '../audit-logs.service';
import { NoStreamLeft, TooManyStreams } from '../audit.errors';
import { visibleTo } from '../visible-entries';
import { SettledSequence } from '../sealing/settled-sequence';
import { type Batch, EventStream } from './event-stream';
import { SettledSequenceWatch } from './settled-sequence-watch';
import { StreamPace } from './stream-pace';

const MAX_STREAMS = 100;
const MAX_STREAMS_OF_USER = 10;
/** Most entries that one query reads. */
const PAGE_SIZE = 500;
/** Most sequences that one query scans, so that no query is slow if few entries match. */
const MAX_SPAN = 100_000;

/** The open streams of this instance. A waiting stream holds no database connection. */
@Injectable()
export class AuditStreams implements BeforeApplicationShutdown {
  private readonly logger = new Logger('AuditStreams');
  private readonly open = new Map<EventStream, Principal>();

  constructor(
    private readonly auditLogs: AuditLogsService,
    private readonly settledSequence: SettledSequence,
    private readonly watch: SettledSequenceWatch,
    private readonly access: AdminAccess,
    private readonly readiness: Readiness,
    private readonly unitOfWork: UnitOfWork,
    private readonly pace: StreamPace,
  ) {
    this.readiness.stopping.addEventListener('abort', () => this.endAll());
  }

  /**
   * Streams the entries after a sequence and then new ones, until the client leaves, its session ends or the service stops.
   * @param response The response of the stream. It is destroyed if the client stops reading.
   * @param after Default: the settled sequence.
   * @throws TooManyStreams, NoStreamLeft, ShuttingDown
   */
  async follow(principal: Principal, asked: AuditLogFilters, response: Writable, after?: number): Promise<Readable> {
    const filters = visibleTo(principal, asked);
    const start = after ?? (await this.settledSequence.advance());
    this.admit(principal);
    const source = {
      next: (position: number, signal: AbortSignal) => this.next(principal, filters, position, signal),
      isAuthorized: () => this.isAuthorized(principal).catch(trueIfUnavailable),
    };
    const stream = new EventStream(start, source, response, this.pace, (error) => this.report(error));
    this.open.set(stream, principal);
    stream.body.once('close', () => this.open.delete(stream));
    return stream.body;
  }

  /** Ends all streams before the database is closed and before the server waits for its connections. */
  async beforeApplicationShutdown(): Promise<void> {
    this.endAll();
    await Promise.all([...this.open.keys()].map(({ body }) => new Promise((resolve) => body.once('close', resolve))));
  }

  private endAll(): void {
    [...this.open.keys()].forEach((stream) => stream.end());
  }

  private admit({ id }: Principal): void {
    if (this.readiness.isStopping) {
      throw new ShuttingDown();
    }
    if ([...this.open.values()].filter((principal) => principal.id === id).length >= MAX_STREAMS_OF_USER) {
      throw new TooManyStreams();
    }
    if (this.open.size >= MAX_STREAMS) {
      throw new NoStreamLeft();
    }
  }

  private async next(
    principal: Principal,
    filters: AuditLogFilters,
    after: number,
    signal: AbortSignal,
  ): Promise<Batch> {
    while (!signal.aborted) {
      const settled = await this.watch.waitBeyond(after, signal);
      if (settled <= after) {
        continue;
      }
      try {
        return await this.batch(principal, filters, after, Math.min(settled, after + MAX_SPAN));
      } catch (error) {
        if (!isDatabaseUnavailable(error)) {
          throw error;
        }
        await delay(this.pace.retryMs, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
    return { entries: [], upTo: after, isLast: true };
  }

  private async batch(principal: Principal, filters: AuditLogFilters, after: number, upTo: number): Promise<Batch> {
    // The transaction of the request, if it had one, has ended.
    const rows = await this.unitOfWork.outside(() => this.auditLogs.range({ after, upTo, filters, limit: PAGE_SIZE }));
    // Checked after the read, so that no entry from after the end of the session is sent.
    if (rows.length > 0 && !(await this.isAuthorized(principal))) {
      return { entries: [], upTo: after, isLast: true };
    }
    const lastOfPage = rows.at(PAGE_SIZE - 1);
    return { entries: rows.map(toAuditLogDto), upTo: lastOfPage?.sequence ?? upTo, isLast: false };
  }

  private isAuthorized(principal: Principal): Promise<boolean> {
    return this.unitOfWork.outside(() => this.access.isInForce(principal));
  }

  private report(error: unknown): void {
    this.logger.error({ err: error }, 'An audit log stream failed. Its client reconnects.');
  }
}

/** Treats a session as valid while the database is unavailable. No entry is sent meanwhile. */
function trueIfUnavailable(error: unknown): boolean {
  if (isDatabaseUnavailable(error)) {
    return true;
  }
  throw error;
}
