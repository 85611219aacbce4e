import type { AuditLog } from '../contract/audit-logs';
import type { AuditCheckpoint, PersonalGroups } from '../contract/audit-seals';
import { type Fault, isMembers, memberFault } from './members';
import { personalFault } from './personal-shape';
import { entryFault, isSequence, proofFault } from './shapes';

/** An entry of a valid form, with the data that its verification needs. */
export interface SealedEntry {
  entry: AuditLog;
  personal: PersonalGroups;
  /** Null for an entry of a database, which has the leaf hashes. */
  proof: EntryProof | null;
}

export interface EntryProof {
  leafIndex: number;
  path: string[];
  /** Its form is not checked yet. */
  checkpoint: unknown;
}

/** A value that does not have the form of an entry. */
export interface Malformed {
  fault: string;
  /** The sequence that the value claims, or null. */
  sequence: number | null;
  /** The parsed value, if it could be parsed. */
  value?: unknown;
}

const PROOF = ['leafIndex', 'path', 'checkpoint'];

/** @param value A parsed line of an export. */
export function exportedEntry(value: unknown): SealedEntry | Malformed {
  if (!isMembers(value)) return malformed('it is not an object', value);
  const { personal, proof, cursor } = value;
  const fault = entryFault(value, true) ?? exportFault(proof, cursor);
  if (fault !== null) return malformed(fault, value);
  const { leafIndex, path, checkpoint } = proof as Record<string, unknown>;
  return checked(value, personal, { leafIndex, path, checkpoint } as EntryProof);
}

function exportFault(proof: unknown, cursor: unknown): Fault {
  if (!isMembers(proof) || memberFault(proof, PROOF, '') !== null)
    return 'its proof is not { leafIndex, path, checkpoint }';
  const { checkpoint } = proof;
  if (!isSequence(checkpoint) && !isMembers(checkpoint)) return 'its checkpoint is neither a number nor an object';
  return proofFault(proof.leafIndex, proof.path) ?? (typeof cursor === 'string' ? null : 'its cursor is not a text');
}

/** @param value An entry of a database. */
export function storedEntry(value: Record<string, unknown>, personal: unknown): SealedEntry | Malformed {
  const fault = entryFault(value, false);
  return fault === null ? checked(value, personal, null) : malformed(fault, value);
}

function checked(value: Record<string, unknown>, personal: unknown, proof: EntryProof | null): SealedEntry | Malformed {
  const entry = value as unknown as AuditLog;
  const fault = personalFault(personal, entry);
  return fault === null ? { entry, personal: personal as PersonalGroups, proof } : malformed(fault, value);
}

export function malformed(fault: string, value?: unknown): Malformed {
  return { fault, sequence: isMembers(value) && isSequence(value.sequence) ? value.sequence : null, value };
}

/** Returns the checkpoint number in the proof, or null. */
export function checkpointNumber({ checkpoint }: EntryProof): number | null {
  const number = isMembers(checkpoint) ? (checkpoint as Partial<AuditCheckpoint>).number : checkpoint;
  return isSequence(number) ? number : null;
}
