import type { AuditCheckpoint, ExportedAuditLog } from '../contract/audit-seals';
import { ExportText } from './export-text';
import type { Verification } from './findings';
import { LogVerifier } from './log-verifier';
import { exportedEntry, type Malformed, type SealedEntry } from './sealed-entry';
import { checkpointFault } from './shapes';
import { webCrypto } from './web-crypto';
import { runAsync } from './work';

/** Options of a verification. */
export interface VerifyOptions {
  /**
   * The trusted public keys: Ed25519, the raw 32 bytes in base64url. Give several if the key was changed. They must come
   * from outside the log, because a forger would put their own key into it.
   */
  publicKey: string | readonly string[];
  /** Checkpoints kept outside the system. They show that the log was neither cut off nor replaced. */
  checkpoint?: AuditCheckpoint | readonly AuditCheckpoint[];
  /** Checkpoints of the log, if the lines only have the numbers of theirs. */
  checkpoints?: readonly AuditCheckpoint[];
  /**
   * For a filtered export, or for some lines of an export. Every line must be proven, but lines may be missing, and erasures
   * are not checked. Default: false.
   */
  partial?: boolean;
  /** The `Audit-Export-Up-To` of the export. It shows whether the end is missing. It excludes `partial`. */
  upTo?: number;
}

/** The lines of an export, parsed or as text, or the whole text of an export (NDJSON or CSV). */
export type ExportedLines = string | Iterable<ExportedAuditLog | string> | AsyncIterable<ExportedAuditLog | string>;

/** Number of entries hashed at a time. */
const CHUNK = 512;

/**
 * Verifies an export offline. Faults of the log are in the findings.
 * @throws TypeError if the options are wrong
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
      'auditLogs.verify: publicKey must be an Ed25519 key (the raw 32 bytes in base64url), or a list of such keys',
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
    if (fault !== null) throw new TypeError(`auditLogs.verify: checkpoint is invalid: ${fault}`);
  }
  return kept;
}
