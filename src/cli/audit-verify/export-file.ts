import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { ExportText } from '@/lib/admin/verification/export-text';
import type { Verification } from '@/lib/admin/verification/findings';
import type { LogVerifier } from '@/lib/admin/verification/log-verifier';
import { runSync } from '@/lib/admin/verification/work';
import { nodeCrypto } from './node-crypto';

const CHUNK_BYTES = 128 * 1024;
const LINE_FEED = 10;

/**
 * Verifies an export of any length in chunks.
 * @param file A path, or `-` for standard input.
 * @throws Error if the file cannot be read or is not UTF-8
 */
export async function verifyExportFile(file: string, verifier: LogVerifier): Promise<Verification> {
  const stream: AsyncIterable<Buffer> =
    file === '-' ? process.stdin : createReadStream(file, { highWaterMark: CHUNK_BYTES });
  const text = new ExportText();
  let rest: Buffer[] = [];
  for await (const bytes of stream) {
    // Each chunk ends with a line, so that no character is split.
    const end = bytes.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) {
      runSync(verifier.add([...text.entries(textOf(Buffer.concat([...rest, bytes.subarray(0, end)])))]), nodeCrypto);
      rest = [];
    }
    if (end < bytes.length) rest.push(bytes.subarray(end));
  }
  runSync(verifier.add([...text.entries(textOf(Buffer.concat(rest)), true)]), nodeCrypto);
  return runSync(verifier.finish(), nodeCrypto);
}

/** Decodes UTF-8. Throws for other bytes, because replacement characters would be verified in their place. */
function textOf(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString('latin1');
  if (!isUtf8(bytes)) throw new Error('The export is not UTF-8');
  return bytes.toString('utf8');
}
