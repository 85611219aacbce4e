import { ApiProperty, ApiSchema, OmitType } from '@nestjs/swagger';
import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import {
  type AuditCheckpoint,
  CHECKPOINT_FORMAT,
  type InclusionProof,
  type PersonalGroup,
  type PersonalGroups,
  type SharedPersonalGroup,
} from '@/lib/admin/contract/audit-seals';
import { EVENT_TARGETS_MAX } from '../events/event-form';
import { AuditLogDto } from './audit-log.dto';

const SEQUENCE = { type: 'integer', format: 'int64', minimum: 1, maximum: Number.MAX_SAFE_INTEGER } as const;
const HASH = { type: 'string', pattern: '^[0-9a-f]{64}$', maxLength: 64 } as const;
const HASH_EXAMPLE = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d';
/** A batch holds at most 10,000 entries, so a path has at most 14 hashes. */
const PATH_MAX_ITEMS = 14;

@ApiSchema({
  name: 'AuditCheckpoint',
  description:
    'The seal on a range of entries. If you keep a checkpoint outside the system, any later change to the entries up to it can be detected. The signature covers every other member, in the canonical form of RFC8785.',
})
export class AuditCheckpointDto implements AuditCheckpoint {
  /** Format of the checkpoint. */
  @ApiProperty({ enum: [CHECKPOINT_FORMAT], example: CHECKPOINT_FORMAT })
  format!: typeof CHECKPOINT_FORMAT;

  /** Number of the checkpoint: 1, 2, 3 and so on, without gaps. */
  @ApiProperty({ ...SEQUENCE, example: 7 })
  number!: number;

  /** First sequence of the range. It follows the last one of the previous checkpoint. */
  @ApiProperty({ ...SEQUENCE, example: 41 })
  firstSequence!: number;

  /** Last sequence of the range. */
  @ApiProperty({ ...SEQUENCE, example: 52 })
  lastSequence!: number;

  /** Number of entries in the range. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 1, maximum: 10_000, example: 11 })
  entries!: number;

  /** Sequences of the range that no entry has, because their transactions were rolled back. Each item is an inclusive range. */
  @ApiProperty({
    type: 'array',
    maxItems: 10_000,
    items: { type: 'array', minItems: 2, maxItems: 2, items: SEQUENCE },
    example: [[44, 44]],
  })
  missing!: [number, number][];

  /** Merkle tree hash of the entries (RFC9162, 2.1.1), in hex. */
  @ApiProperty({ ...HASH, example: HASH_EXAMPLE })
  root!: string;

  /** Root of the previous checkpoint. Null for the first checkpoint. */
  @ApiProperty({ ...HASH, nullable: true, example: HASH_EXAMPLE })
  previousRoot!: string | null;

  /** Time of sealing, in UTC. */
  @ApiProperty({ format: 'date-time', example: '2026-01-31T12:00:03.000Z' })
  sealedAt!: string;

  /** Ed25519 public key, the raw 32 bytes in base64url. */
  @ApiProperty({ pattern: '^[\\w-]{43}$', maxLength: 43, example: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' })
  publicKey!: string;

  /** Ed25519 signature in base64url. */
  @ApiProperty({
    pattern: '^[\\w-]{86}$',
    maxLength: 86,
    example: '5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc-bRr0lv18FlbviRlUUFDjnoQCw',
  })
  signature!: string;
}

@ApiSchema({
  name: 'PersonalGroup',
  description:
    'The personal values of one person in an entry. The seal holds a salted commitment to them instead of the values. They can therefore be erased while every proof stays valid.',
})
export class PersonalGroupDto implements PersonalGroup {
  /** Id of the person. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  subject!: string;

  /** Paths of the values in the entry. */
  @ApiProperty({
    type: 'array',
    maxItems: 10,
    items: { type: 'string', maxLength: 64, pattern: '^[A-Za-z0-9.]+$' },
    example: ['actor.email', 'ip'],
  })
  paths!: string[];

  /** 16 random bytes in base64url. Absent once the values are erased. */
  @ApiProperty({ required: false, pattern: '^[\\w-]{22}$', maxLength: 22, example: 'q3fkOJzslvQ2xkAQS0mZdA' })
  salt?: string;

  /** SHA-256 in hex. Present once the values are erased. */
  @ApiProperty({ ...HASH, required: false, example: HASH_EXAMPLE })
  commitment?: string;
}

@ApiSchema({
  name: 'SharedPersonalGroup',
  description: 'Values of an event that may be about several persons. They go when any of the persons is erased.',
})
export class SharedPersonalGroupDto extends OmitType(PersonalGroupDto, ['subject']) implements SharedPersonalGroup {
  /** Ids of the persons. */
  @ApiProperty({
    type: 'array',
    minItems: 1,
    maxItems: EVENT_TARGETS_MAX + 1,
    items: { type: 'string', format: 'uuid', minLength: 36, maxLength: 36 },
    example: ['01890a5d-ac96-774b-bcce-b302099a8057'],
  })
  subjects!: string[];
}

@ApiSchema({
  name: 'PersonalGroups',
  description: 'The persons whose personal values an entry holds, and their paths.',
})
export class PersonalGroupsDto implements PersonalGroups {
  /** Values of the actor. */
  @ApiProperty({ required: false })
  actor?: PersonalGroupDto;

  /** Values of the person that the entry is about. */
  @ApiProperty({ required: false })
  resource?: PersonalGroupDto;

  /** The data of an event, and the address and the user agent if its actor is not a user. */
  @ApiProperty({ required: false })
  shared?: SharedPersonalGroupDto;

  /** The names of targets of an event that are users, a group for each. */
  @ApiProperty({ required: false, type: [PersonalGroupDto], maxItems: EVENT_TARGETS_MAX })
  targets?: PersonalGroupDto[];
}

@ApiSchema({ name: 'InclusionProof', description: 'Proves that an entry is included under the root of a checkpoint.' })
export class InclusionProofDto implements InclusionProof {
  /** The entry. */
  @ApiProperty({ type: AuditLogDto })
  entry!: AuditLog;

  /** Salts or commitments of the personal values. The leaf hash is computed with them. */
  @ApiProperty()
  personal!: PersonalGroupsDto;

  /** Index among the entries of the checkpoint, from 0. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 0, maximum: 9_999, example: 3 })
  leafIndex!: number;

  /** Sibling hashes from the leaf to the root (RFC9162, 2.1.3.1), in hex. */
  @ApiProperty({ type: 'array', maxItems: PATH_MAX_ITEMS, items: HASH, example: [HASH_EXAMPLE] })
  path!: string[];

  /** The checkpoint to whose root the path leads. */
  @ApiProperty()
  checkpoint!: AuditCheckpointDto;
}
