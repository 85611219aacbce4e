import type { AuditCheckpoint } from 'admin-api-client';
import { createPublicKey } from 'node:crypto';
import { accessSync, constants, createReadStream, readFileSync } from 'node:fs';
import { CliError, usageError } from '../cli-error';
import { safeText } from '../terminal/safe-text';

const RAW_KEY = /^[A-Za-z0-9_-]{43}$/;

/** Returns a trusted key: the text itself, or the key in the PEM file that it names. */
export function publicKeyIn(text: string): string {
  if (RAW_KEY.test(text)) return text;
  const pem = readText(text);
  try {
    const { crv, x } = createPublicKey(pem).export({ format: 'jwk' });
    if (crv === 'Ed25519' && x !== undefined) return x;
  } catch {
    // The error below reports it.
  }
  throw usageError(`${safeText(text)} has no Ed25519 public key in PEM.`);
}

/** Reads checkpoints: one on each line, as `audit checkpoint` prints them, one document, or a list. */
export function checkpointsIn(file: string): AuditCheckpoint[] {
  const text = readText(file);
  const values = jsonOf(text) ?? text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [jsonOf(line)]));
  const checkpoints: unknown[] = [values].flat();
  if (checkpoints.length === 0 || checkpoints.includes(undefined)) {
    throw usageError(
      `${safeText(file)} has no checkpoints.`,
      'Write it with: admin-api audit checkpoint >> kept.ndjson',
    );
  }
  // The client checks their form.
  return checkpoints.map((value) => (isEnvelope(value) ? value.data : value)) as AuditCheckpoint[];
}

/** @throws CliError if there is no such file */
export function mustBeReadable(file: string): void {
  try {
    if (file !== '-') accessSync(file, constants.R_OK);
  } catch (error) {
    throw fileError(file, error);
  }
}

/** Yields the text of a file in chunks that end with a line. `-` is standard input. */
export async function* linesOf(file: string): AsyncGenerator<string, void, undefined> {
  const stream: AsyncIterable<Buffer> = file === '-' ? process.stdin : createReadStream(file);
  // A replacement character would be verified in place of a broken one.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  try {
    for await (const bytes of stream) {
      const text = rest + decoder.decode(bytes, { stream: true });
      const end = text.lastIndexOf('\n') + 1;
      rest = text.slice(end);
      if (end > 0) yield text.slice(0, end);
    }
    rest += decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw fileError(file, error);
    throw new CliError(`${safeText(file)} is not UTF-8, so it is not an export.`);
  }
  if (rest !== '') yield rest;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw fileError(file, error);
  }
}

function fileError(file: string, error: unknown): CliError {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT'
    ? usageError(`There is no file ${safeText(file)}.`)
    : new CliError(`${safeText(file)} cannot be read: ${safeText(message)}`);
}

function isEnvelope(value: unknown): value is { data: unknown } {
  return typeof value === 'object' && value !== null && 'data' in value;
}

/** Returns undefined if the text is not JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
