import { Readable } from 'node:stream';
import { Injectable, Logger, StreamableFile } from '@nestjs/common';
import { Unauthorized } from '@/http/errors/errors';
import type { Filters } from '@/pagination/filters';
import { Readiness } from '@/jobs/readiness';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import type { AuditLogEntity } from '../audit-log.entity';
import { auditLogFilters, recordedValues } from '../audit-log-filters';
import { AuditWriter } from '../recording/audit.writer';
import type { AuditExportQueryDto } from '../dto/audit-export.dto';
import { type AuditedRequest, originOf, actorOf } from '../recording/origin';
import { SealingJob, type SealedUpTo } from '../sealing/sealing-job';
import { SettledSequence } from '../sealing/settled-sequence';
import { describeWriter } from '../sealing/open-writer';
import { ExportCursors } from './export-cursor';
import { FORMS } from './export-formats';
import { ExportedTexts } from './exported-texts';
import { streamOf } from './export-stream';
import { OpenExports } from './open-exports';

/** Exports the sealed log as a stream in bounded memory. Each line carries its proof. */
@Injectable()
export class AuditExportService {
  private readonly logger = new Logger('AuditExport');
  /** The streams of the running exports. */
  private readonly streams = new Set<Readable>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly writer: AuditWriter,
    private readonly sealing: SealingJob,
    private readonly settledSequence: SettledSequence,
    private readonly texts: ExportedTexts,
    private readonly exports: OpenExports,
    readiness: Readiness,
  ) {
    readiness.cutOff.addEventListener('abort', () => this.abortAll());
  }

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
        texts: this.texts.of(section, cursors, query.format, request.user),
        stop,
        onError: (error) => this.report(error),
        stallMs: this.exports.stallMs,
        onStall: () => this.logger.log('An export was aborted because its client stopped reading'),
      });
      this.streams.add(stream);
      stream.once('close', () => {
        this.streams.delete(stream);
        release();
      });
      return fileOf(stream, query);
    } catch (error) {
      release();
      throw error;
    }
  }

  private abortAll(): void {
    for (const stream of this.streams) {
      this.logger.warn('An export was aborted because the service stops. Resume it with the cursor of its last line.');
      stream.destroy(new Error('The service stops'));
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
    const to = { format: query.format, ...recordedValues(filters) };
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
              organizationId: null,
              person: null,
            },
          ],
          originOf(request, actorOf(request.user), null),
        ),
      () => Promise.resolve(),
    );
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
}

function fileOf(stream: Readable, { format }: AuditExportQueryDto): StreamableFile {
  const date = new Date().toISOString().slice(0, 10);
  return new StreamableFile(stream, {
    type: FORMS[format].contentType,
    disposition: `attachment; filename="audit-logs-${date}.${format}"`,
  });
}
