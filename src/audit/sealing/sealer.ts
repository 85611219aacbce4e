import { sign } from 'node:crypto';
import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CHECKPOINT_FORMAT } from '@/lib/admin/contract/audit-seals';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AuditLogEntity } from '../audit-log.entity';
import { toAuditLogDto } from '../audit-log.mapper';
import type { AuditCheckpointEntity } from './audit-checkpoint.entity';
import type { Seal } from './seal-file';
import { LastCheckpoint } from './last-checkpoint';
import { canonical, leafHash } from './leaf';
import { MerkleTree } from './merkle';
import { rangesBetween } from './ranges';
import { type SigningKey, signingKeyOf } from './signing-key';

const LOCK = 'admin-api:audit-sealer';
/** Number of entries hashed between two yields to the event loop. */
const SLICE = 25;

const INSERT = `
  INSERT INTO audit_checkpoints (number, first_sequence, last_sequence, entries, missing, root, previous_root, sealed_at,
    public_key, signature, leaves)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** Counts the sealed entries of each month. AuditLogsService reads these counts. */
const COUNT = `
  INSERT INTO row_count_changes (source, keys, amount)
  SELECT tableoid::regclass::text, audit_logs_count_keys(t), count(*)
  FROM audit_logs t WHERE sequence > $1 AND sequence <= $2 GROUP BY 1, 2`;

/** The result of one sealing step. */
export interface Sealed {
  /** Another instance is sealing. */
  busy: boolean;
  lastSequence: number;
}

/** Seals entries in order of sequence. A lock ensures that one instance seals at a time. */
@Injectable()
export class Sealer {
  private readonly key: SigningKey;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly last: LastCheckpoint,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {
    this.key = signingKeyOf(config.auditSigningKey);
  }

  /**
   * Seals the next entries, at most one checkpoint of them.
   * @param settled The last sequence to seal. No smaller sequence may still appear.
   * @throws SealedHistoryChanged if an earlier checkpoint was removed or altered
   */
  async seal(settled: number): Promise<Sealed> {
    const { sealed, written } = await this.unitOfWork.run(
      () => this.sealNext(settled),
      () => Promise.resolve(),
    );
    if (written) {
      this.last.remember(written);
    }
    return sealed;
  }

  /**
   * Returns the last sealed sequence, or 0.
   * @throws SealedHistoryChanged if an earlier checkpoint was removed or altered
   */
  async lastSealed(): Promise<number> {
    return (await this.last.get())?.lastSequence ?? 0;
  }

  private async sealNext(settled: number): Promise<{ sealed: Sealed; written?: Seal }> {
    if (!(await this.unitOfWork.tryLock(LOCK))) {
      return { sealed: { busy: true, lastSequence: 0 } };
    }
    const previous = await this.last.get();
    const entries = await this.entriesBetween(previous?.lastSequence ?? 0, settled);
    if (entries.length === 0) {
      return { sealed: { busy: false, lastSequence: previous?.lastSequence ?? 0 } };
    }
    const written = await this.write(previous, entries);
    return { sealed: { busy: false, lastSequence: written.lastSequence }, written };
  }

  private async entriesBetween(after: number, settled: number): Promise<AuditLogEntity[]> {
    return (await this.unitOfWork.select(AuditLogEntity))
      .addSelect('t.personal')
      .where('t.sequence > :after AND t.sequence <= :settled', { after, settled })
      .orderBy('t.sequence')
      .limit(this.config.auditSealEntries)
      .getMany();
  }

  private async write(
    previous: AuditCheckpointEntity | null,
    entries: AuditLogEntity[],
  ): Promise<Seal & { lastSequence: number }> {
    const leaves = await leavesOf(entries);
    const sequences = entries.map(({ sequence }) => sequence);
    const firstSequence = (previous?.lastSequence ?? 0) + 1;
    const lastSequence = sequences.at(-1) ?? firstSequence;
    const checkpoint = {
      format: CHECKPOINT_FORMAT,
      number: (previous?.number ?? 0) + 1,
      firstSequence,
      lastSequence,
      entries: entries.length,
      missing: rangesBetween(firstSequence, sequences),
      root: new MerkleTree(leaves).root.toString('hex'),
      previousRoot: previous?.root ?? null,
      sealedAt: databaseClock.now().toISOString(),
      publicKey: this.key.publicKey,
    };
    const signature = sign(null, Buffer.from(canonical(checkpoint)), this.key.privateKey).toString('base64url');
    await this.unitOfWork.query(INSERT, [
      checkpoint.number,
      firstSequence,
      lastSequence,
      checkpoint.entries,
      JSON.stringify(checkpoint.missing),
      checkpoint.root,
      checkpoint.previousRoot,
      checkpoint.sealedAt,
      checkpoint.publicKey,
      signature,
      Buffer.concat(leaves),
    ]);
    await this.unitOfWork.query(COUNT, [previous?.lastSequence ?? 0, lastSequence]);
    return checkpoint;
  }
}

async function leavesOf(entries: AuditLogEntity[]): Promise<Buffer[]> {
  const leaves: Buffer[] = [];
  for (const entry of entries) {
    leaves.push(leafHash(toAuditLogDto(entry), entry.personal));
    if (leaves.length % SLICE === 0) {
      await yieldToEventLoop();
    }
  }
  return leaves;
}
