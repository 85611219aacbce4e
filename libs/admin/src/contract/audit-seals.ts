import type { AuditLog, AuditLogFilters } from './audit-logs';

/** The form of a checkpoint that this version writes and signs. */
export const CHECKPOINT_FORMAT = 'admin-api/audit-checkpoint/1';

/**
 * The seal on a range of entries. Keep one outside the system, and nothing up to it can be altered unnoticed. Everything
 * but `signature` is signed, in the canonical form of RFC 8785.
 */
export interface AuditCheckpoint {
  format: typeof CHECKPOINT_FORMAT;
  /** 1, 2, 3 ... without a gap. */
  number: number;
  firstSequence: number;
  lastSequence: number;
  /** How many entries the range has. */
  entries: number;
  /** Numbers of the range, as inclusive ranges, that no entry has: their transactions were undone. */
  missing: [number, number][];
  /** Merkle tree hash of the entries (RFC 9162, 2.1.1), in hex. */
  root: string;
  /** Null for the first. */
  previousRoot: string | null;
  sealedAt: string;
  /** Ed25519, the raw 32 bytes in base64url. */
  publicKey: string;
  /** Ed25519 in base64url. */
  signature: string;
}

/**
 * The personal values of one person in an entry. The seal holds a salted commitment to them instead of the values, so that
 * they can be erased and every proof stays valid. With the values the salt is there; after an erasure the commitment.
 */
export interface PersonalGroup {
  /** Whose values these are. */
  subject: string;
  /** Where they stand in the entry, e.g. `actor.email`, `changes.name`. */
  paths: string[];
  /** 16 random bytes in base64url. */
  salt?: string;
  /** SHA-256 in hex. */
  commitment?: string;
}

export interface PersonalGroups {
  actor?: PersonalGroup;
  resource?: PersonalGroup;
}

/** Shows that an entry is under a checkpoint's root. */
export interface InclusionProof {
  entry: AuditLog;
  personal: PersonalGroups;
  /** Place among the entries of the checkpoint, from 0. */
  leafIndex: number;
  /** Sibling hashes from the leaf to the root (RFC 9162, 2.1.3.1), in hex. */
  path: string[];
  checkpoint: AuditCheckpoint;
}

/** A line of an export: an entry and what it takes to verify it. */
export interface ExportedAuditLog extends AuditLog {
  personal: PersonalGroups;
  proof: {
    leafIndex: number;
    path: string[];
    /** Whole with the first entry of each checkpoint in an answer, its number with the others. */
    checkpoint: AuditCheckpoint | number;
  };
  /** Resumes the export after this line. */
  cursor: string;
}

export const EXPORT_FORMATS = ['ndjson', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface AuditExportQuery extends AuditLogFilters {
  /** Default `ndjson`. */
  format?: ExportFormat;
  /** `cursor` of the last line that arrived; bound to the filters. */
  cursor?: string;
}

/** How far an export goes. */
export interface ExportRange {
  /** Every entry that matches, up to this sequence, is in the export. */
  upTo: number;
  /** False if entries written before the request could not be sealed in time: they are missing at the end. */
  isComplete: boolean;
}
