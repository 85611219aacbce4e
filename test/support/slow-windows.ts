import { HIT_COUNTER, type HitCounter, type Hits } from '@/counters/hit-counter';
import type { TestApp } from './test-app';

/** How much longer than in the product. A slow machine needs minutes for what is to happen within one window. */
const FACTOR = 100;

/** Lets the windows of all limits end later, as if their clock went slowly: what is told about their ends stays as it is. */
export function slowDownWindows({ app }: Pick<TestApp, 'app'>): void {
  const counter = app.get<HitCounter>(HIT_COUNTER, { strict: false });
  const hit = counter.hit.bind(counter);
  const peek = counter.peek.bind(counter);
  const takeBack = counter.takeBack.bind(counter);
  const told = ({ count, msToReset }: Hits): Hits => ({ count, msToReset: msToReset / FACTOR });
  Object.assign(counter, {
    hit: async (key, seconds, firstSeconds = seconds) => told(await hit(key, seconds * FACTOR, firstSeconds * FACTOR)),
    peek: async (key, seconds) => told(await peek(key, seconds * FACTOR)),
    takeBack: (key, seconds) => takeBack(key, seconds * FACTOR),
  } satisfies HitCounter);
}

/** Lets the windows of all limits end after a second. Returns a function that undoes it. */
export function shortenWindows({ app }: Pick<TestApp, 'app'>): () => void {
  const counter = app.get<HitCounter>(HIT_COUNTER, { strict: false });
  const hit = counter.hit.bind(counter);
  const spy = jest.spyOn(counter, 'hit').mockImplementation((key) => hit(`short:${key}`, 1));
  return () => spy.mockRestore();
}
