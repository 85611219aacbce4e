import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { currentProcess, isRunning, type ProcessIdentity } from './process-identity';

const LOCK_FILE = /^lock\.(\d+)$/;

interface Holder extends ProcessIdentity {
  /** ISO 8601, for people. */
  readonly startedAt: string;
}

interface Newest {
  readonly generation: number;
  /** Unset if the lock is released. */
  readonly holder?: Holder;
}

/**
 * A lock on a folder, held by a process and free again when that process is gone, however it ended.
 *
 * The files `lock.1`, `lock.2`, … name the holders one after another, and only the newest counts. To take over from a
 * dead holder is to create the next file, which succeeds for one process only; a single file would have to be removed
 * first, and of two processes that find it stale the slower would remove the fresh lock of the faster.
 */
export class FolderLock {
  private constructor(private readonly file: string) {}

  /**
   * Takes the lock. Creates the folder with mode 0700 if it does not exist.
   * @throws Error with one sentence that names the process that holds it
   */
  static take(folder: string): FolderLock {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (;;) {
      const newest = readNewest(folder);
      if (newest === 'changed') {
        continue;
      }
      if (newest.holder && isRunning(newest.holder)) {
        throw new Error(
          `The data folder ${folder} is in use by process ${newest.holder.pid} (started ${newest.holder.startedAt}). ` +
            'Stop it, or set DATA_DIR to another folder.',
        );
      }
      const generation = newest.generation + 1;
      if (createLock(folder, generation)) {
        return new FolderLock(join(folder, `lock.${generation}`));
      }
    }
  }

  /** Returns the running process that holds the lock. Undefined if there is none, or if the folder cannot be read. */
  static holderOf(folder: string): Holder | undefined {
    try {
      const newest = readNewest(folder);
      return newest !== 'changed' && newest.holder && isRunning(newest.holder) ? newest.holder : undefined;
    } catch {
      return undefined;
    }
  }

  /** Releases the lock. The empty file remains as the newest: its number must not be used twice. */
  release(): void {
    truncateSync(this.file);
  }
}

function generations(folder: string): number[] {
  return readdirSync(folder).flatMap((name) => (LOCK_FILE.exec(name) ?? []).slice(1).map(Number));
}

function readNewest(folder: string): Newest | 'changed' {
  const generation = Math.max(0, ...generations(folder));
  if (generation === 0) {
    return { generation };
  }
  try {
    const text = readFileSync(join(folder, `lock.${generation}`), 'utf8');
    // A power failure may leave less than the whole text; its writer is gone then.
    return { generation, holder: parseHolder(text) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return 'changed';
    }
    throw error;
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, startKey, startedAt } = JSON.parse(text) as Partial<Holder>;
    return pid !== undefined && startKey !== undefined && startedAt !== undefined
      ? { pid, startKey, startedAt }
      : undefined;
  } catch {
    return undefined;
  }
}

/** @returns false if another process was faster */
function createLock(folder: string, generation: number): boolean {
  const startedAt = `${new Date(Date.now() - process.uptime() * 1000).toISOString().slice(0, 19)}Z`;
  const holder: Holder = { ...currentProcess(), startedAt };
  const draft = join(folder, `.lock-${randomUUID()}`);
  const file = join(folder, `lock.${generation}`);
  // Linked, not written, so that it appears at once with its whole text: an empty file means a free lock.
  writeFileSync(draft, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return false;
    }
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const others = generations(folder).filter((other) => other !== generation);
  // A process that looked long ago may create a number that was removed since; the newer one tells it so.
  if (others.some((other) => other > generation)) {
    rmSync(file, { force: true });
    return false;
  }
  for (const other of others) {
    rmSync(join(folder, `lock.${other}`), { force: true });
  }
  return true;
}
