import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AuditCheckpointEntity } from './audit-checkpoint.entity';
import { SealFile, type Seal } from './seal-file';

/** A checkpoint is missing or was altered. Sealing stops, because it would sign a rewritten history. */
export class SealedHistoryChanged extends Error {
  constructor({ number }: Seal, path: string | null) {
    const remove = path === null ? '' : `, remove ${path}`;
    super(
      `Checkpoint ${number} of the audit log was removed from the database or altered. Sealing has stopped. Verify the log ` +
        `with npm run audit:verify. If you restored an older backup on purpose: stop the service${remove}, and start it again.`,
    );
    this.name = 'SealedHistoryChanged';
  }
}

/**
 * Reads the end of the chain of checkpoints. Each read also checks that the last checkpoint which this instance has seen is
 * unchanged. An attacker who owns the database therefore cannot remove checkpoints and have others signed instead. Other
 * instances may add checkpoints meanwhile. A new machine trusts what it finds.
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
   * Returns null if nothing is sealed yet.
   * @throws SealedHistoryChanged
   */
  async get(): Promise<AuditCheckpointEntity | null> {
    // A concurrent call may replace `this.seen` by a newer checkpoint than the one this query reads.
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

  /** Remembers a committed checkpoint. One that is rolled back later would count as removed. */
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
