import type { SingleBar } from 'cli-progress';

/** Shows how far a long task is, on standard error and only on a terminal. */
export interface Progress {
  /** @param fraction 0 to 1, or null if the end is unknown. */
  update(count: number, fraction: number | null): void;
  stop(): void;
}

const SILENT: Progress = { update: () => {}, stop: () => {} };
const BAR = '{task}  {bar}  {percent}  {count} entries';

export async function startProgress(task: string): Promise<Progress> {
  if (!process.stderr.isTTY) return SILENT;
  const { SingleBar: Bar, Presets } = await import('cli-progress');
  const bar: SingleBar = new Bar(
    { format: BAR, stream: process.stderr, hideCursor: true, clearOnComplete: true, barsize: 30, fps: 10 },
    Presets.rect,
  );
  bar.start(1, 0, { task, percent: '', count: '0' });
  return {
    update: (count, fraction) =>
      bar.update(fraction ?? 0, {
        percent: fraction === null ? '' : `${Math.floor(fraction * 100)}%`.padStart(4),
        count: count.toLocaleString('en'),
      }),
    stop: () => bar.stop(),
  };
}
