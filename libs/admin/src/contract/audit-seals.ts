import type { AuditLog, AuditLogFilters } from './audit-logs';

/** Format of the checkpoints that this version writes and signs. */
export const CHECKPOINT_FORMAT = 'admin-api/audit-checkpoint/1';

/**
 * The seal on a range of entries. If you keep a checkpoint outside the system, any later change to the entries up to it can
 * be detected. The signature covers every other member, in the canonical form of RFC 8785.
 */
export interface AuditCheckpoint {
  /** Format of the checkpoint. */
  format: typeof CHECKPOINT_FORMAT;
  /** Number of the checkpoint: 1, 2, 3 and so on, without gaps. */
  number: number;
  /** First sequence of the range. It follows the last one of the previous checkpoint. */
  firstSequence: number;
  /** Last sequence of the range. */
  lastSequence: number;
  /** Number of entries in the range. */
  entries: number;
  /** Sequences of the range that no entry has, because their transactions were rolled back. Each item is an inclusive range. */
  missing: [number, number][];
  /** Merkle tree hash of the entries (RFC 9162, 2.1.1), in hex. */
  root: string;
  /** Root of the previous checkpoint. Null for the first checkpoint. */
  previousRoot: string | null;
  /** Time of sealing, in UTC. */
  sealedAt: string;
  /** Ed25519, the raw 32 bytes in base64url. */
  publicKey: string;
  /** Ed25519 in base64url. */
  signature: string;
}

/**
 * The personal values of one person in an entry. The seal holds a salted commitment to them instead of the values. They can
 * therefore be erased while every proof stays valid. The group has a salt before the erasure, and a commitment after it.
 */
export interface PersonalGroup {
  /** Id of the person. */
  subject: string;
  /** Paths of the values in the entry, such as `actor.email` or `changes.name`. */
  paths: string[];
  /** 16 random bytes in base64url. */
  salt?: string;
  /** SHA-256 in hex. */
  commitment?: string;
}

/**
 * Values of an event that may be about several persons. They go when any of the persons is erased. Each other group holds
 * values of one person alone, so an erasure never changes a value that another commitment covers.
 */
export interface SharedPersonalGroup extends Omit<PersonalGroup, 'subject'> {
  /** Ids of the persons. */
  subjects: string[];
}

/** The persons whose personal values an entry holds, and their paths. */
export interface PersonalGroups {
  /** Values of the actor. */
  actor?: PersonalGroup;
  /** Values of the person that the entry is about. */
  resource?: PersonalGroup;
  /** The data of an event, and the address and the user agent if its actor is not a user. */
  shared?: SharedPersonalGroup;
  /** The names of targets of an event that are users, a group for each. */
  targets?: PersonalGroup[];
}

/** Proves that an entry is included under the root of a checkpoint. */
export interface InclusionProof {
  /** The entry. */
  entry: AuditLog;
  /** Salts or commitments of the personal values. The leaf hash is computed with them. */
  personal: PersonalGroups;
  /** Index among the entries of the checkpoint, from 0. */
  leafIndex: number;
  /** Sibling hashes from the leaf to the root (RFC 9162, 2.1.3.1), in hex. */
  path: string[];
  /** The checkpoint to whose root the path leads. */
  checkpoint: AuditCheckpoint;
}

/** A line of an export: an entry with its proof. */
export interface ExportedAuditLog extends AuditLog {
  /** Salts or commitments of the personal values. The leaf hash is computed with them. */
  personal: PersonalGroups;
  /** Proof that the entry is included under a checkpoint. */
  proof: {
    /** Index among the entries of the checkpoint, from 0. */
    leafIndex: number;
    /** Sibling hashes from the leaf to the root (RFC 9162, 2.1.3.1), in hex. */
    path: string[];
    /** The whole checkpoint in its first line of a response, and its number in the other lines. */
    checkpoint: AuditCheckpoint | number;
  };
  /** Continues the export after this line. */
  cursor: string;
}

/** Every format of an export. */
export const EXPORT_FORMATS = ['ndjson', 'csv'] as const;
/** The format of an export: a line of JSON for each entry, or a table. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Filters, format and start of an export. */
export interface AuditExportQuery extends AuditLogFilters {
  /** Default `ndjson`. */
  format?: ExportFormat;
  /** `cursor` of the last line that you received. It is bound to the filters. */
  cursor?: string;
}

/** The extent of an export. */
export interface ExportRange {
  /** The export contains every matching entry up to this sequence. */
  upTo: number;
  /** False if entries written before the request are missing at the end, because they could not be sealed in time. */
  isComplete: boolean;
}
