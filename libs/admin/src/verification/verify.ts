import type { AuditCheckpoint, ExportedAuditLog } from '../contract/audit-seals';
import { ExportText } from './export-text';
import type { Verification } from './findings';
import { LogVerifier } from './log-verifier';
import { exportedEntry, type Malformed, type SealedEntry } from './sealed-entry';
import { checkpointFault } from './shapes';
import { webCrypto } from './web-crypto';
import { runAsync } from './work';

export interface VerifyOptions {
  /**
   * Whose signatures count: Ed25519, the raw 32 bytes in base64url. Several where the key was changed. Must come from
   * outside the log, which names a key itself: a forger would name his own.
   */
  publicKey: string | readonly string[];
  /** Kept outside the system: shows that the log was not cut off, nor replaced by another history. */
  checkpoint?: AuditCheckpoint | readonly AuditCheckpoint[];
  /** The log's own checkpoints, where lines only name theirs. */
  checkpoints?: readonly AuditCheckpoint[];
  /**
   * For a filtered export, or lines out of one: every line must be proven, but nothing has to be there, and erasures are
   * not looked up. Default false.
   */
  partial?: boolean;
  /** The sequence up to which the export goes by its `Audit-Export-Up-To`: shows whether its end is missing. Not for parts. */
  upTo?: number;
}

/** Lines as the export gives them, parsed or not, or the text of an export, NDJSON or CSV. A string ends a line. */
export type ExportedLines = string | Iterable<ExportedAuditLog | string> | AsyncIterable<ExportedAuditLog | string>;

/** Entries hashed at a time. */
const CHUNK = 512;

/**
 * Verifies an export without asking anybody; see {@link VerifyOptions}. What is wrong with the log is in the findings;
 * what is wrong with the options is a `TypeError`.
 */
export async function verifyExport(lines: ExportedLines, options: VerifyOptions): Promise<Verification> {
  const verifier = new LogVerifier(
    {
      publicKeys: publicKeysOf(options.publicKey),
      kept: keptOf(options.checkpoint),
      listed: options.checkpoints ?? [],
    },
    options.partial ? 'selection' : 'export',
  );
  verifier.upTo = upToOf(options);
  const crypto = webCrypto();
  let chunk: (SealedEntry | Malformed)[] = [];
  for await (const entry of entriesOf(lines)) {
    if (chunk.push(entry) < CHUNK) continue;
    await runAsync(verifier.add(chunk), crypto);
    chunk = [];
  }
  await runAsync(verifier.add(chunk), crypto);
  return runAsync(verifier.finish(), crypto);
}

async function* entriesOf(lines: ExportedLines): AsyncGenerator<SealedEntry | Malformed, void, undefined> {
  const text = new ExportText();
  if (typeof lines === 'string') {
    yield* text.entries(lines, true);
    return;
  }
  for await (const line of lines) {
    if (typeof line === 'string') yield* text.entries(line.endsWith('\n') ? line : `${line}\n`);
    // What is verified is taken apart, and stays the caller's.
    else yield exportedEntry(line);
  }
  yield* text.entries('', true);
}

function upToOf({ upTo = 0, partial }: VerifyOptions): number {
  if (!Number.isSafeInteger(upTo) || upTo < 0 || (partial && upTo > 0)) {
    throw new TypeError('auditLogs.verify: upTo must be a sequence, and excludes partial');
  }
  return upTo;
}

function publicKeysOf(given: string | readonly string[]): readonly string[] {
  const keys = typeof given === 'string' ? [given] : given;
  if (!Array.isArray(keys) || keys.length === 0 || !keys.every(isPublicKey)) {
    throw new TypeError(
      'auditLogs.verify: publicKey must be Ed25519, the raw 32 bytes in base64url, or a list of such',
    );
  }
  return keys;
}

export function isPublicKey(text: unknown): text is string {
  return typeof text === 'string' && /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(text);
}

function keptOf(given: VerifyOptions['checkpoint']): readonly AuditCheckpoint[] {
  const kept: readonly AuditCheckpoint[] = given === undefined ? [] : [given].flat();
  for (const checkpoint of kept) {
    const fault = checkpointFault(checkpoint);
    if (fault !== null) throw new TypeError(`auditLogs.verify: checkpoint is not one: ${fault}`);
  }
  return kept;
}
