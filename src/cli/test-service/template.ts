import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { publish } from '@/database/embedded/cluster';
import { FolderLock } from '@/database/embedded/folder-lock';
import { openDataSource } from '@/database/connection/open';
import { entities, migrations } from '@/schema';

const POLL_MS = 100;
const OWN_FOLDER = /^admin-api-testing-(\d+)-/;
/** Age in milliseconds from which the folder of a process that has ended is removed. A service touches its folder meanwhile. */
const LEFT_AFTER_MS = 3_600_000;

/** Makes the migrated database that each start copies, if it is missing. One process makes it, and others wait. */
export async function ensureTemplate(template: string): Promise<void> {
  while (!existsSync(template)) {
    const lock = takeLock(`${template}.lock`);
    if (lock && !existsSync(template)) {
      await makeTemplate(template);
    } else if (!lock) {
      await delay(POLL_MS);
    }
    lock?.release();
  }
}

async function makeTemplate(template: string): Promise<void> {
  const dataDir = `${template}.${process.pid}`;
  try {
    const dataSource = await openDataSource({ dataDir }, { entities, migrations });
    // Each copy is a deployment of its own.
    await dataSource.query('DELETE FROM deployment');
    await dataSource.destroy();
    publish(join(dataDir, 'postgres'), template);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function takeLock(folder: string): FolderLock | null {
  mkdirSync(dirname(folder), { recursive: true });
  try {
    return FolderLock.take(folder);
  } catch (error) {
    // Only the refusal of the lock has no code: another process makes the template.
    if ((error as NodeJS.ErrnoException).code === undefined) {
      return null;
    }
    throw error;
  }
}

/** Creates the folder of this service, and removes those of services that were killed. */
export function createFolder(scratch: string): Promise<string> {
  for (const name of readdirSync(scratch)) {
    const [, pid] = OWN_FOLDER.exec(name) ?? [];
    if (pid !== undefined && isLeft(join(scratch, name), Number(pid))) {
      rmSync(join(scratch, name), { recursive: true, force: true });
    }
  }
  return mkdtemp(join(scratch, `admin-api-testing-${process.pid}-`));
}

function isLeft(folder: string, pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ESRCH' && Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0) > LEFT_AFTER_MS;
  }
}
