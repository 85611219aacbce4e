import { SettledSequence } from '@/audit/sealing/settled-sequence';
import { until } from './requests';
import type { TestApp } from './test-app';

/** Returns the sequence before which nothing can appear any more. */
export function settledUpTo({ app }: TestApp): Promise<number> {
  return app.get(SettledSequence, { strict: false }).advance();
}

/** Waits until nothing can appear any more before what is there now. */
export async function settled({ app }: TestApp): Promise<void> {
  const settledSequence = app.get(SettledSequence, { strict: false });
  const drawn = await settledSequence.lastDrawn();
  await until('what is there is settled', async () => (await settledSequence.advance()) >= drawn);
}
