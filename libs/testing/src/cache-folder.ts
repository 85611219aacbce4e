import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const MEMORY = '/dev/shm';
/** Free space in bytes from which databases are kept in memory: some of 40 MB at a time. */
const ROOM = 2 ** 30;

/**
 * Returns the folder of what is made once: `node_modules/.cache/admin-api-testing` of the project, or a folder of the system's
 * temporary folder if there is none that can be written.
 */
export function cacheFolder(from = process.cwd()): string {
  const modules = nearest(from);
  const folder = modules && join(modules, '.cache', 'admin-api-testing');
  if (folder && isWritable(folder)) {
    return folder;
  }
  return join(tmpdir(), `admin-api-testing-cache-${process.getuid?.() ?? 'user'}`);
}

/** Returns a name for what was made with this version of a program. */
export function versionOf(program: string): string {
  const { size, mtimeMs } = statSync(program);
  return createHash('sha256').update(`${program} ${size} ${mtimeMs}`).digest('hex').slice(0, 12);
}

/** Returns the folder for databases that live for seconds: in memory if there is room. */
export function scratchFolder(): string {
  if (existsSync(MEMORY)) {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize > ROOM) {
      return MEMORY;
    }
  }
  return tmpdir();
}

function nearest(folder: string): string | null {
  const modules = join(folder, 'node_modules');
  if (existsSync(modules)) {
    return modules;
  }
  return dirname(folder) === folder ? null : nearest(dirname(folder));
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
