import { Readable } from 'node:stream';
import { Injectable, Logger, StreamableFile } from '@nestjs/common';
import type { Filters } from '@/pagination/filters';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import type { AuditLogEntity } from '../audit-log.entity';
import { auditLogFilters, recordedValues } from '../audit-log-filters';
import { AuditWriter } from '../recording/audit.writer';
import type { AuditExportQueryDto } from '../dto/audit-export.dto';
import { type AuditedRequest, actorOf, organizationOf, originOf } from '../recording/origin';
import { SealingJob, type SealedUpTo } from '../sealing/sealing-job';
import { SettledSequence } from '../sealing/settled-sequence';
import { describeWriter } from '../sealing/open-writer';
import { visibleTo } from '../visible-entries';
import { ExportCursors } from './export-cursor';
import { FORMS } from './export-formats';
import { ExportedTexts } from './exported-texts';
import { OpenExports } from './open-exports';

/** Tells the client of a broken export what it can do. */
const ADVICE = 'Resume it with the cursor of its last line.';

/** Exports the sealed log as a stream in bounded memory. Each line carries its proof. */
@Injectable()
export class AuditExportService {
  private readonly logger = new Logger('AuditExport');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly writer: AuditWriter,
    private readonly sealing: SealingJob,
    private readonly settledSequence: SettledSequence,
    private readonly texts: ExportedTexts,
    private readonly exports: OpenExports,
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
    const filters = auditLogFilters(visibleTo(request.user, query));
    const cursors = new ExportCursors(filters);
    const after = cursors.sequenceOf(query.cursor);
    if (request.method === 'HEAD') {
      return fileOf(Readable.from([]), query);
    }
    const release = this.exports.admit(request.user?.id ?? '');
    try {
      await this.record(query, filters, request);
      const range = await this.sealing.sealUpToNow();
      if (!range.isComplete) {
        await this.reportShort(range);
      }
      announce(range);
      const stream = await this.exports.stream({
        texts: (signal) =>
          this.texts.of({ filters, after, upTo: range.lastSequence, signal }, cursors, query.format, request.user),
        release,
        advice: ADVICE,
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
              organizationId: organizationOf(request),
              person: null,
            },
          ],
          originOf(request, actorOf(request.user), null),
        ),
      () => Promise.resolve(),
    );
  }
}

function fileOf(stream: Readable, { format }: AuditExportQueryDto): StreamableFile {
  const date = new Date().toISOString().slice(0, 10);
  return new StreamableFile(stream, {
    type: FORMS[format].contentType,
    disposition: `attachment; filename="audit-logs-${date}.${format}"`,
  });
}
