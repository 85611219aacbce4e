import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import type { ExportedAuditLog, ExportFormat } from '@/lib/admin/contract/audit-seals';
import type { Principal } from '@/http/access/principal';
import type { AuditLogEntity } from '../audit-log.entity';
import { toAuditLogDto } from '../audit-log.mapper';
import { toAuditCheckpointDto } from '../sealing/audit-checkpoint.mapper';
import { AuditCheckpointsService } from '../sealing/audit-checkpoints.service';
import type { SealedBatch } from '../sealing/sealed-batch';
import { SealingJob } from '../sealing/sealing-job';
import type { ExportCursors } from './export-cursor';
import { FORMS } from './export-formats';
import { ExportPages, type Section } from './export-pages';
import { OpenExports } from './open-exports';

/** Number of characters written between two yields to the event loop. */
const SLICE_LENGTH = 32_768;

/** Generates the text of an export: the entries of a section, each with its proof. */
@Injectable()
export class ExportedTexts {
  constructor(
    private readonly sealing: SealingJob,
    private readonly checkpoints: AuditCheckpointsService,
    private readonly pages: ExportPages,
    private readonly exports: OpenExports,
  ) {}

  /** Yields the text in chunks. @throws Unauthorized when the session of the principal has ended */
  async *of(
    section: Section,
    cursors: ExportCursors,
    format: ExportFormat,
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
      await this.exports.assertAuthorized(principal);
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

  private async batchOf(sequence: number): Promise<SealedBatch> {
    const batch = await this.checkpoints.batchOf(sequence);
    if (!batch) {
      throw new Error(`No checkpoint covers the sealed entry ${sequence}`);
    }
    return batch;
  }
}
