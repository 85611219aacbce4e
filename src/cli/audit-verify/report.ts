import type { Verification } from '@/lib/admin/verification/findings';

const SHOWN = 20;

const count = (number: number, what: string): string =>
  `${number.toLocaleString('en')} ${number === 1 ? what : what.endsWith('y') ? `${what.slice(0, -1)}ies` : `${what}s`}`;

/** Returns a readable report with the first findings. */
export function reportOf(result: Verification, seconds: number): string {
  const { entries, checkpoints, firstSequence, lastSequence, unsealed, findings, findingCount } = result;
  const range = firstSequence === null ? '' : ` (sequence ${firstSequence} to ${lastSequence})`;
  const speed = Math.round(entries / seconds).toLocaleString('en');
  const read = `${count(entries, 'entry')}${range}, ${count(checkpoints, 'checkpoint')}, ${unsealed} unsealed, ${speed} entries/s`;
  const [first, ...others] = findings;
  if (!first) return `${unverified(result) ?? 'Verified'}: ${read}\n`;
  const more = others.slice(0, SHOWN).map(({ message }) => `  ${message}\n`);
  const left = findingCount - 1 - more.length;
  if (left > 0) more.push(`  and ${left} more\n`);
  return `TAMPERING FOUND: ${first.message}\n${more.join('')}Read: ${read}\n`;
}

/** Returns 0 if verified, 1 if tampering was found, 2 if not verified. */
export function exitCodeOf(result: Verification): number {
  if (!result.ok) return 1;
  return unverified(result) === null ? 0 : 2;
}

/** Returns why a log without findings does not count as verified, or null. */
function unverified({ entries, checkpoints, pendingErasures }: Verification): string | null {
  if (entries === 0) return 'NOTHING VERIFIED because there is no entry';
  if (checkpoints === 0)
    return 'NOTHING VERIFIED because no checkpoint seals an entry. Start the service: it seals within seconds';
  if (pendingErasures === 0) return null;
  const whose = pendingErasures === 1 ? 'one person' : `${pendingErasures} people`;
  return `NOT VERIFIED YET because the erasure of ${whose} is not sealed. Verify again in a few seconds`;
}
