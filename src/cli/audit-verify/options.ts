import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { AuditCheckpoint } from '@/lib/admin/contract/audit-seals';
import { isMembers } from '@/lib/admin/verification/members';
import { checkpointFault } from '@/lib/admin/verification/shapes';
import { isPublicKey } from '@/lib/admin/verification/verify';

export const HELP = `Verifies the audit log against its signed checkpoints: that no entry was edited, removed, inserted or swapped.

  npm run audit:verify                                  the database that DATABASE_URL or DATA_DIR names
  npm run audit:verify -- --export FILE                 an export, NDJSON or CSV; - reads standard input

  --public-key KEY    a trusted key: base64url of the raw 32 bytes, or a PEM file; can be repeated.
                      Default: the key of the environment (AUDIT_SIGNING_KEY, or audit-signing-key in DATA_DIR)
  --checkpoint FILE   checkpoints kept outside the system, as the API returned them: one, a list, or one for each line.
                      They show whether the log was cut off or replaced; can be repeated
  --checkpoints FILE  the checkpoints of the log, for an export whose lines only have their numbers
  --up-to SEQUENCE    Audit-Export-Up-To of the export: shows whether its end is missing
  --partial           the export is filtered: every line must be proven, but lines can be missing
  --json              print the result as JSON
  --help              print this

Only one process at a time can use the embedded database: stop the server first. The command writes nothing. It names the
database on standard error. On PostgreSQL it waits up to 15 s until the service has sealed the newest entries.
Exit code: 0 verified, 1 tampering found, 2 not verified because there is nothing to verify or something is not sealed yet.
`;

export interface VerifyCommand {
  help: boolean;
  exportFile: string | null;
  publicKeys: string[];
  kept: AuditCheckpoint[];
  listed: unknown[];
  partial: boolean;
  /** 0 if the extent of the export is unknown. */
  upTo: number;
  json: boolean;
}

/** Parses the arguments. @throws Error with a one-line message if they are invalid */
export function commandOf(args: string[]): VerifyCommand {
  const { values } = parseArgs({
    args,
    options: {
      export: { type: 'string' },
      'public-key': { type: 'string', multiple: true, default: [] },
      checkpoint: { type: 'string', multiple: true, default: [] },
      checkpoints: { type: 'string', multiple: true, default: [] },
      partial: { type: 'boolean', default: false },
      'up-to': { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const exportFile = values.export ?? null;
  if (exportFile === null && (values.partial || values.checkpoints.length > 0)) {
    throw new Error('--partial and --checkpoints need an export: add --export FILE');
  }
  const upTo = Number(values['up-to']);
  if (!Number.isSafeInteger(upTo) || upTo < 0) {
    throw new Error('--up-to must be a sequence, such as 4711');
  }
  if (upTo > 0 && (exportFile === null || values.partial)) {
    throw new Error('--up-to needs a whole export: add --export FILE, and remove --partial');
  }
  return {
    help: values.help,
    exportFile,
    publicKeys: values['public-key'].map(publicKeyOf),
    kept: values.checkpoint.flatMap((file) => checkpointsIn(file).map((value) => keptOf(value, file))),
    listed: values.checkpoints.flatMap(checkpointsIn),
    partial: values.partial,
    upTo,
    json: values.json,
  };
}

function publicKeyOf(given: string): string {
  const isKey: boolean = isPublicKey(given);
  if (isKey) return given;
  const pem = readText(given, '--public-key is neither a key in base64url nor a file');
  try {
    const { crv, x } = createPublicKey(pem).export({ format: 'jwk' });
    if (crv === 'Ed25519' && x !== undefined) return x;
  } catch {
    // The error below reports it.
  }
  throw new Error(`${given} does not contain an Ed25519 public key in PEM`);
}

/** Reads one checkpoint, a list, or a response of the API with either. A file can also hold one of these per line. */
function checkpointsIn(file: string): unknown[] {
  const text = readText(file, 'Cannot read the file of checkpoints');
  const whole = jsonOf(text);
  if (whole !== undefined) return checkpointsOf(whole);
  const values = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [jsonOf(line)]));
  if (values.length === 0 || values.includes(undefined)) {
    throw new Error(`${file} is not JSON, neither as a whole nor line by line`);
  }
  return values.flatMap(checkpointsOf);
}

/** Returns undefined if the text is not JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checkpointsOf(value: unknown): unknown[] {
  const inner = isMembers(value) && Object.hasOwn(value, 'data') ? value.data : value;
  return Array.isArray(inner) ? (inner as unknown[]) : [inner];
}

function keptOf(value: unknown, file: string): AuditCheckpoint {
  const fault = checkpointFault(value);
  if (fault !== null) throw new Error(`${file} does not contain a checkpoint: ${fault}`);
  return value as AuditCheckpoint;
}

function readText(file: string, complaint: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${complaint}: ${(error as Error).message}`);
  }
}
