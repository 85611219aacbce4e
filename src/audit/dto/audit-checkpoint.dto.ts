import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import {
  type AuditCheckpoint,
  CHECKPOINT_FORMAT,
  type InclusionProof,
  type PersonalGroup,
  type PersonalGroups,
} from '@/lib/admin/contract/audit-seals';
import { AuditLogDto } from './audit-log.dto';

const SEQUENCE = { type: 'integer', format: 'int64', minimum: 1, maximum: Number.MAX_SAFE_INTEGER } as const;
const HASH = { type: 'string', pattern: '^[0-9a-f]{64}$', maxLength: 64 } as const;
const HASH_EXAMPLE = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d';
/** A batch holds at most 10,000 entries, so a path has at most 14 hashes. */
const PATH_MAX_ITEMS = 14;

@ApiSchema({
  name: 'AuditCheckpoint',
  description:
    'The seal on a range of entries. Keep one outside the system, and nothing up to it can be altered unnoticed. Everything but `signature` is signed, in the canonical form of RFC8785.',
})
export class AuditCheckpointDto implements AuditCheckpoint {
  /** The form of the checkpoint, also signed. */
  @ApiProperty({ enum: [CHECKPOINT_FORMAT], example: CHECKPOINT_FORMAT })
  format!: typeof CHECKPOINT_FORMAT;

  /** 1, 2, 3 and so on, without a gap. */
  @ApiProperty({ ...SEQUENCE, example: 7 })
  number!: number;

  /** Where the range begins: right behind the checkpoint before. */
  @ApiProperty({ ...SEQUENCE, example: 41 })
  firstSequence!: number;

  /** Where the range ends. */
  @ApiProperty({ ...SEQUENCE, example: 52 })
  lastSequence!: number;

  /** How many entries the range has. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 1, maximum: 10_000, example: 11 })
  entries!: number;

  /** Numbers of the range that no entry has, as ranges with both ends: their transactions were undone. */
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

  /** The root of the checkpoint before; null for the first. */
  @ApiProperty({ ...HASH, nullable: true, example: HASH_EXAMPLE })
  previousRoot!: string | null;

  /** When it was sealed, in UTC. */
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
    'The personal values of one person in an entry. The seal holds a salted commitment to them instead of the values, so that they can be erased while every proof stays valid.',
})
export class PersonalGroupDto implements PersonalGroup {
  /** Id of the user whose values these are. */
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  subject!: string;

  /** Where they stand in the entry. */
  @ApiProperty({
    type: 'array',
    maxItems: 10,
    items: { type: 'string', maxLength: 64, pattern: '^[A-Za-z.]+$' },
    example: ['actor.email', 'ip'],
  })
  paths!: string[];

  /** 16 random bytes in base64url; gone once the values are erased. */
  @ApiProperty({ required: false, pattern: '^[\\w-]{22}$', maxLength: 22, example: 'q3fkOJzslvQ2xkAQS0mZdA' })
  salt?: string;

  /** SHA-256 in hex; there once the values are erased. */
  @ApiProperty({ ...HASH, required: false, example: HASH_EXAMPLE })
  commitment?: string;
}

@ApiSchema({ name: 'PersonalGroups', description: 'Whose personal values stand in an entry, and where.' })
export class PersonalGroupsDto implements PersonalGroups {
  /** Of who did it. */
  @ApiProperty({ required: false })
  actor?: PersonalGroupDto;

  /** Of the person it is about. */
  @ApiProperty({ required: false })
  resource?: PersonalGroupDto;
}

@ApiSchema({ name: 'InclusionProof', description: 'Shows that an entry is under the root of a checkpoint.' })
export class InclusionProofDto implements InclusionProof {
  /** The entry itself. */
  @ApiProperty({ type: AuditLogDto })
  entry!: AuditLog;

  /** What it takes to compute its commitments. */
  @ApiProperty()
  personal!: PersonalGroupsDto;

  /** Place among the entries of the checkpoint, from 0. */
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 0, maximum: 9_999, example: 3 })
  leafIndex!: number;

  /** Sibling hashes from the leaf to the root (RFC9162, 2.1.3.1), in hex. */
  @ApiProperty({ type: 'array', maxItems: PATH_MAX_ITEMS, items: HASH, example: [HASH_EXAMPLE] })
  path!: string[];

  /** The checkpoint whose root they lead to. */
  @ApiProperty()
  checkpoint!: AuditCheckpointDto;
}
