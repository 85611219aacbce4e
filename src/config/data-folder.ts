import { chmodSync, lstatSync, mkdirSync, readdirSync, type Stats, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config-error';

const SECRET_FILE = /^(jwt-secret|audit-signing-key|audit-last-seal-.*)$/;
/** The names that the service creates, and the folder that ext4 creates in a volume. */
const OWN_NAME = /^(jwt-secret|audit-signing-key|audit-last-seal-.*|postgres|lock\.\d+|\.lock-.*|lost\+found)$/;

const FOR_OTHERS = 0o077;

/**
 * Creates the data folder if it is missing, and removes the access of other users to it and its secrets.
 * @returns the paths whose mode was changed
 * @throws ConfigError if other users have access and it cannot be removed
 */
export function closeDataFolder(dataDir: string): string[] {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch {
    // A service with DATABASE_URL and configured secrets needs no folder. If it does, reading a secret reports the fault.
    return [];
  }
  const link = lstatSync(dataDir);
  // Container platforms create links as root, which is safe. Another user could redirect their own link.
  if (link.isSymbolicLink() && link.uid !== 0) {
    mustBeOwn('DATA_DIR', link);
  }
  const folder = statSync(dataDir);
  mustBeOwn('DATA_DIR', folder);
  const secrets = namesIn(dataDir).filter((name) => SECRET_FILE.test(name));
  const changed = close(dataDir, 'DATA_DIR', folder, () => isOnlyOurs(dataDir)) ? [dataDir] : [];
  for (const name of secrets) {
    const path = join(dataDir, name);
    const file = lstatSync(path);
    if (!file.isFile()) {
      throw new ConfigError(`DATA_DIR has a ${name} that is not a regular file: replace it by a regular file`);
    }
    mustBeOwn(`DATA_DIR/${name}`, file);
    if (close(path, `DATA_DIR/${name}`, file, () => true)) {
      changed.push(path);
    }
  }
  return changed;
}

/** Turns the failure to use the data folder into one line that says what to do. @param error Has a code of Node.js. */
export function dataFolderFault(dataDir: string, { code = '' }: NodeJS.ErrnoException): ConfigError {
  const name = `DATA_DIR (${dataDir})`;
  if (code === 'EEXIST' || code === 'ENOTDIR') {
    return new ConfigError(`${name} is not a folder: set a folder, or a path that does not exist yet`);
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new ConfigError(
      `${name} has no space left (${code}): free some, or set DATA_DIR to a folder on another disk`,
    );
  }
  const user = process.getuid === undefined ? 'this user' : `user ${process.getuid()}`;
  return new ConfigError(
    `${name} cannot be read and written by ${user} (${code}): change its owner or mode, or set DATA_DIR to a folder of this user`,
  );
}

/** Free space in bytes that a new embedded database needs. It has 41 MB when it is new, and grows at once. */
const ROOM_FOR_DATABASE = 128 * 1024 * 1024;

/**
 * Checks that a new embedded database fits on the disk, because on a full disk it hangs.
 * @throws ConfigError with the free space
 */
export function assertRoomForDatabase(dataDir: string): void {
  const { bavail, bsize } = statfsSync(dataDir);
  if (bavail * bsize < ROOM_FOR_DATABASE) {
    const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024);
    throw new ConfigError(
      `DATA_DIR (${dataDir}) has ${megabytes(bavail * bsize)} MB of free space, and a new database needs ` +
        `${megabytes(ROOM_FOR_DATABASE)}: free some, or set DATA_DIR to a folder on another disk`,
    );
  }
}

function namesIn(dataDir: string): string[] {
  try {
    return readdirSync(dataDir);
  } catch (error) {
    throw dataFolderFault(dataDir, error as NodeJS.ErrnoException);
  }
}

function mustBeOwn(name: string, { uid }: Stats): void {
  const user = process.getuid?.() ?? uid;
  if (uid !== user) {
    throw new ConfigError(
      `${name} belongs to user ${uid}, but the service runs as user ${user}: change its owner, or set DATA_DIR to a folder inside of it`,
    );
  }
}

/** Removes the access of other users. @returns false if they had none */
function close(path: string, name: string, { mode }: Stats, mayClose: () => boolean): boolean {
  // Windows has no such modes.
  if ((mode & FOR_OTHERS) === 0 || process.getuid === undefined) {
    return false;
  }
  // DATA_DIR may be a shared folder, such as /tmp.
  if (!mayClose()) {
    throw new ConfigError(
      `${name} is open to other users and contains foreign files: set DATA_DIR to a separate folder, or give it mode 0700`,
    );
  }
  try {
    chmodSync(path, mode & 0o700);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError(`${name} is open to other users, and changing its mode failed (${code}): give it mode 0700`);
  }
}

function isOnlyOurs(dataDir: string): boolean {
  return readdirSync(dataDir).every((name) => OWN_NAME.test(name));
}
