import { CHECKPOINT_FORMAT } from '@/lib/admin/contract/audit-seals';
import type { AuditCheckpointDto } from '../dto/audit-checkpoint.dto';
import type { AuditCheckpointEntity } from './audit-checkpoint.entity';

export function toAuditCheckpointDto(checkpoint: AuditCheckpointEntity): AuditCheckpointDto {
  return {
    format: CHECKPOINT_FORMAT,
    number: checkpoint.number,
    firstSequence: checkpoint.firstSequence,
    lastSequence: checkpoint.lastSequence,
    entries: checkpoint.entries,
    missing: checkpoint.missing,
    root: checkpoint.root,
    previousRoot: checkpoint.previousRoot,
    sealedAt: checkpoint.sealedAt.toISOString(),
    publicKey: checkpoint.publicKey,
    signature: checkpoint.signature,
  };
}
