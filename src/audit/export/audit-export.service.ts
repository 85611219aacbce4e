import { Readable } from 'node:stream';
import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { Injectable, Logger, StreamableFile } from '@nestjs/common';
import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import type { ExportedAuditLog } from '@/lib/admin/contract/audit-seals';
import type { Json } from '@/lib/admin/contract/envelope';
import { Unauthorized } from '@/http/errors/errors';
import { type Filters, filterValues } from '@/pagination/filters';
import { AdminAccess } from '@/http/routing/admin-access';
import type { Principal } from '@/http/routing/principal';
import { Readiness } from '@/jobs/readiness';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import type { AuditLogEntity } from '../audit-log.entity';
import { auditLogFilters } from '../audit-log-filters';
import { toAuditLogDto } from '../audit-log.mapper';
import { AuditWriter } from '../recording/audit.writer';
import type { AuditExportQueryDto } from '../dto/audit-export.dto';
import { type AuditedRequest, originOf, userActor } from '../recording/origin';
import { AuditCheckpointsService } from '../sealing/audit-checkpoints.service';
import { toAuditCheckpointDto } from '../sealing/audit-checkpoint.mapper';
import { SealingJob, type SealedUpTo } from '../sealing/sealing-job';
import { SettledSequence } from '../sealing/settled-sequence';
import { describeWriter } from '../sealing/open-writer';
import type { SealedBatch } from '../sealing/sealed-batch';
import { ExportCursors } from './export-cursor';
import { FORMS } from './export-formats';
import { ExportPages, type Section } from './export-pages';
import { streamOf } from './export-stream';
import { OpenExports } from './open-exports';

/** Number of characters written between two yields to the event loop. */
const SLICE_LENGTH = 32_768;

/** Exports the sealed log as a stream in bounded memory. Each line carries its proof. */
@Injectable()
export class AuditExportService {
  private readonly logger = new Logger('AuditExport');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly writer: AuditWriter,
    private readonly sealing: SealingJob,
    private readonly settledSequence: SettledSequence,
    private readonly checkpoints: AuditCheckpointsService,
    private readonly pages: ExportPages,
    private readonly exports: OpenExports,
    private readonly access: AdminAccess,
    private readonly readiness: Readiness,
  ) {}

  /**
   * Records the export in the log, seals the log up to and including that entry, and streams the matching entries.
   * @param announce Called with the extent of the export before its first line.
   * @throws InvalidRequest if the cursor does not match the filters, TooManyExports, NoExportLeft
   */
  open(
    query: AuditExportQueryDto,
    request: AuditedRequest,
    announce: (range: SealedUpTo) => void,
  ): Promise<StreamableFile> {
    // The stream outlives the handler and its transaction.
    return this.unitOfWork.readBeforeBegin(() => this.start(query, request, announce));
  }

  private async start(
    query: AuditExportQueryDto,
    request: AuditedRequest,
    announce: (range: SealedUpTo) => void,
  ): Promise<StreamableFile> {
    const filters = auditLogFilters(query);
    const cursors = new ExportCursors(filters);
    const after = cursors.sequenceOf(query.cursor);
    if (request.method === 'HEAD') {
      return fileOf(Readable.from([]), query);
    }
    const release = this.exports.admit(request.user?.id ?? '');
    try {
      await this.record(query, filters, request);
      const stop = new AbortController();
      const range = await this.sealing.sealUpToNow();
      if (!range.isComplete) {
        await this.reportShort(range);
      }
      announce(range);
      const section = { filters, after, upTo: range.lastSequence, signal: stop.signal };
      const stream = await streamOf({
        texts: this.texts(section, cursors, query, request.user),
        stop,
        onError: (error) => this.report(error),
        stallMs: this.exports.stallMs,
        onStall: () => this.logger.log('An export was aborted because its client stopped reading'),
      });
      const cutOff = (): void => {
        this.logger.warn(
          'An export was aborted because the service stops. Resume it with the cursor of its last line.',
        );
        stream.destroy(new Error('The service stops'));
      };
      this.readiness.cutOff.addEventListener('abort', cutOff);
      stream.once('close', () => {
        this.readiness.cutOff.removeEventListener('abort', cutOff);
        release();
      });
      return fileOf(stream, query);
    } catch (error) {
      release();
      throw error;
    }
  }

  private async reportShort({ lastSequence }: SealedUpTo): Promise<void> {
    const cause = describeWriter(await this.settledSequence.oldestWriter());
    this.logger.warn(`An export ends at sequence ${lastSequence}, before the end of the log. ${cause}`);
  }

  /** Records the export in a transaction of its own, so that the entry remains even if the stream fails. */
  private async record(
    query: AuditExportQueryDto,
    filters: Filters<AuditLogEntity>,
    request: AuditedRequest,
  ): Promise<void> {
    const to = { format: query.format, ...filterValues(filters) } as Record<string, Json>;
    await this.unitOfWork.run(
      () =>
        this.writer.write(
          [
            {
              at: databaseClock.now(),
              action: 'READ',
              resource: { type: 'audit_log', id: 'export', label: 'export' },
              changes: { export: { from: null, to } },
              outcome: 'SUCCESS',
              person: null,
            },
          ],
          originOf(request, userActor(request.user), null),
        ),
      () => Promise.resolve(),
    );
  }

  private async *texts(
    section: Section,
    cursors: ExportCursors,
    { format }: AuditExportQueryDto,
    principal: Principal | undefined,
  ): AsyncGenerator<string, void, undefined> {
    const form = FORMS[format];
    let text = form.header;
    for await (const exported of this.entries(section, cursors, principal)) {
      text += form.line(exported);
      if (text.length >= SLICE_LENGTH) {
        yield text;
        text = '';
        await yieldToEventLoop();
      }
    }
    if (text !== '') {
      yield text;
    }
  }

  /** Yields the exported entries. Sequences ascend, so only the current checkpoint is held in memory. */
  private async *entries(
    section: Section,
    cursors: ExportCursors,
    principal: Principal | undefined,
  ): AsyncGenerator<ExportedAuditLog, void, undefined> {
    let batch = null as SealedBatch | null;
    for await (const page of this.walk(section)) {
      await this.assertAuthorized(principal);
      for (const entry of page) {
        const before: SealedBatch | null = batch;
        batch = before?.covers(entry.sequence) ? before : await this.batchOf(entry.sequence);
        const { checkpoint } = batch;
        const exported: AuditLog = toAuditLogDto(entry);
        yield {
          ...exported,
          personal: entry.personal,
          proof: {
            ...batch.proofOf(entry.sequence),
            checkpoint: batch === before ? checkpoint.number : toAuditCheckpointDto(checkpoint),
          },
          cursor: cursors.at(entry.sequence),
        };
      }
    }
  }

  /**
   * Reads the pages of the section. An erasure or a dropped month during the export looks like tampering to a verifier that
   * lacks the entry about it. If there is a later entry of this kind, the export continues until it includes that entry.
   */
  private async *walk(section: Section): AsyncGenerator<AuditLogEntity[], void, undefined> {
    const { signal } = section;
    let { after, upTo } = section;
    for (;;) {
      yield* this.pages.walk({ ...section, after, upTo });
      if (signal.aborted || !(await this.pages.hasErasureOrDropAfter(upTo))) {
        return;
      }
      after = Math.max(after, upTo);
      ({ lastSequence: upTo } = await this.sealing.sealUpToNow());
      if (upTo <= after) {
        throw new Error('An erasure or a dropped month cannot be sealed yet because a transaction stays open');
      }
    }
  }

  /** Checked after a page is read, so that no entry from after the end of the session is sent. */
  private async assertAuthorized(principal: Principal | undefined): Promise<void> {
    if (!principal || !(await this.access.isInForce(principal))) {
      throw new Unauthorized();
    }
  }

  private report(error: unknown): void {
    if (error instanceof Unauthorized) {
      this.logger.log('An export was aborted because its session has ended');
    } else {
      this.logger.error(
        { err: error },
        'An export of the audit log failed. Its client can resume with the last cursor.',
      );
    }
  }

  private async batchOf(sequence: number): Promise<SealedBatch> {
    const batch = await this.checkpoints.batchOf(sequence);
    if (!batch) {
      throw new Error(`No checkpoint covers the sealed entry ${sequence}`);
    }
    return batch;
  }
}

function fileOf(stream: Readable, { format }: AuditExportQueryDto): StreamableFile {
  const date = new Date().toISOString().slice(0, 10);
  return new StreamableFile(stream, {
    type: FORMS[format].contentType,
    disposition: `attachment; filename="audit-logs-${date}.${format}"`,
  });
}
