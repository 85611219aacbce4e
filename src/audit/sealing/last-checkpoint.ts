import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AuditCheckpointEntity } from './audit-checkpoint.entity';
import { SealFile, type Seal } from './seal-file';

/** What was sealed is not there as it was. To go on would put a signature under a history that somebody has rewritten. */
export class SealedHistoryChanged extends Error {
  constructor({ number }: Seal, path: string | null) {
    const remove = path === null ? '' : `, remove ${path}`;
    super(
      `Checkpoint ${number} of the audit log, which this service has seen, is not in the database as it was: nothing is sealed ` +
        `any more. Verify the log. Where an older backup was put back on purpose: stop the service${remove}, start it again`,
    );
    this.name = 'SealedHistoryChanged';
  }
}

/**
 * The end of the chain of checkpoints. What this instance has once seen must still be there whenever it looks, so that
 * whoever owns the database cannot take checkpoints away and have others signed instead. Another instance may have gone on
 * meanwhile; a new machine takes what it finds.
 */
@Injectable()
export class LastCheckpoint {
  private readonly file: SealFile;
  private seen: Seal | null;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(APP_CONFIG) config: AppConfig,
  ) {
    this.file = new SealFile(config);
    this.seen = this.file.read();
  }

  /**
   * Null where nothing is sealed yet.
   * @throws SealedHistoryChanged
   */
  async get(): Promise<AuditCheckpointEntity | null> {
    // What another call sees meanwhile may be younger than what the query finds.
    const { seen } = this;
    const last = await (await this.query()).orderBy('t.number', 'DESC').limit(1).getOne();
    if (seen !== null && (await this.rootOf(seen.number, last)) !== seen.root) {
      throw new SealedHistoryChanged(seen, this.file.path);
    }
    if (last) {
      this.remember(last);
    }
    return last;
  }

  /** Of a checkpoint that is committed: one that is undone would be missed for ever after. */
  remember({ number, root }: Seal): void {
    if (number > (this.seen?.number ?? 0)) {
      this.seen = { number, root };
      this.file.write(this.seen);
    }
  }

  private async rootOf(number: number, last: AuditCheckpointEntity | null): Promise<string | null> {
    if (last?.number === number) {
      return last.root;
    }
    const checkpoint = await (await this.query()).where('t.number = :number', { number }).getOne();
    return checkpoint?.root ?? null;
  }

  private query() {
    return this.unitOfWork.select(AuditCheckpointEntity);
  }
}
