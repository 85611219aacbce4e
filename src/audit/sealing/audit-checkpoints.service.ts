import { Injectable } from '@nestjs/common';
import type { InclusionProof } from '@/lib/admin/contract/audit-seals';
import { orThrow } from '@/http/errors/or-throw';
import { findPage } from '@/pagination/find-page';
import type { Page } from '@/http/envelope/page';
import type { PageQueryDto } from '@/pagination/page-query.dto';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AuditLogEntity } from '../audit-log.entity';
import { toAuditLogDto } from '../audit-log.mapper';
import { AuditLogNotFound, NoCheckpointYet, NotSealedYet } from '../audit.errors';
import { AuditCheckpointEntity } from './audit-checkpoint.entity';
import { toAuditCheckpointDto } from './audit-checkpoint.mapper';
import { SealingJob } from './sealing-job';
import { SealedBatch } from './sealed-batch';

/** Reads checkpoints, and proves entries with them. */
@Injectable()
export class AuditCheckpointsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealing: SealingJob,
  ) {}

  list(query: PageQueryDto): Promise<Page<AuditCheckpointEntity>> {
    return findPage<AuditCheckpointEntity>({
      name: 'audit-checkpoints',
      rows: this.unitOfWork.rows(AuditCheckpointEntity),
      paging: query,
      sort: '-number',
      key: 'number',
      filters: {},
    });
  }

  /** Returns the newest checkpoint. A new service seals its first entries for it. @throws NoCheckpointYet */
  async latest(): Promise<AuditCheckpointEntity> {
    return orThrow((await this.newest()) ?? (await this.newestAfterSealing()), NoCheckpointYet);
  }

  /**
   * Proves that an entry is included under the root of its checkpoint. Seals the entry first if it is not sealed yet.
   * @throws AuditLogNotFound, NotSealedYet
   */
  async proof(id: string): Promise<InclusionProof> {
    const entry = await (
      await this.unitOfWork.select(AuditLogEntity)
    )
      .addSelect('t.personal')
      .where('t.id = :id', { id })
      .getOne();
    if (!entry) {
      throw new AuditLogNotFound();
    }
    const batch = (await this.batchOf(entry.sequence)) ?? (await this.batchAfterSealing(entry.sequence));
    return {
      entry: toAuditLogDto(entry),
      personal: entry.personal,
      ...batch.proofOf(entry.sequence),
      checkpoint: toAuditCheckpointDto(batch.checkpoint),
    };
  }

  /** Returns the checkpoint that covers a sequence, with its leaves, or null. */
  async batchOf(sequence: number): Promise<SealedBatch | null> {
    const checkpoint = await (
      await this.query()
    )
      .addSelect('t.leaves')
      .where('t.lastSequence >= :sequence', { sequence })
      .orderBy('t.lastSequence')
      .limit(1)
      .getOne();
    return checkpoint && (await SealedBatch.of(checkpoint));
  }

  private async newest(): Promise<AuditCheckpointEntity | null> {
    return (await this.query()).orderBy('t.number', 'DESC').limit(1).getOne();
  }

  private async newestAfterSealing(): Promise<AuditCheckpointEntity | null> {
    await this.sealing.sealUpToNow();
    return this.newest();
  }

  private async batchAfterSealing(sequence: number): Promise<SealedBatch> {
    await this.sealing.sealUpToNow();
    const batch = await this.batchOf(sequence);
    if (!batch) {
      throw new NotSealedYet();
    }
    return batch;
  }

  private query() {
    return this.unitOfWork.select(AuditCheckpointEntity);
  }
}
