import { chmodSync, lstatSync, mkdirSync, readdirSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config-error';

const SECRET_FILE = /^(jwt-secret|audit-signing-key|audit-last-seal-.*)$/;
/** The names that the service gives, and the folder that ext4 makes in a volume of its own. */
const OWN_NAME = /^(jwt-secret|audit-signing-key|audit-last-seal-.*|postgres|lock\.\d+|\.lock-.*|lost\+found)$/;

const FOR_OTHERS = 0o077;

/**
 * Makes the data folder if it is missing, and closes it and its secrets to other users.
 * @returns the paths whose mode it changed
 * @throws ConfigError if others can read it and that cannot be changed
 */
export function closeDataFolder(dataDir: string): string[] {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch {
    // A service with DATABASE_URL and its own secrets can run without the folder. Its users name the fault.
    return [];
  }
  const link = lstatSync(dataDir);
  // Root may place a link for the service, as container platforms do. Another user could point it elsewhere.
  if (link.isSymbolicLink() && link.uid !== 0) {
    mustBeOwn('DATA_DIR', link);
  }
  const folder = statSync(dataDir);
  mustBeOwn('DATA_DIR', folder);
  const secrets = readdirSync(dataDir).filter((name) => SECRET_FILE.test(name));
  const changed = close(dataDir, 'DATA_DIR', folder, () => isOnlyOurs(dataDir)) ? [dataDir] : [];
  for (const name of secrets) {
    const path = join(dataDir, name);
    const file = lstatSync(path);
    if (!file.isFile()) {
      throw new ConfigError(`DATA_DIR has a ${name} that is no regular file: replace it by the file itself`);
    }
    mustBeOwn(`DATA_DIR/${name}`, file);
    if (close(path, `DATA_DIR/${name}`, file, () => true)) {
      changed.push(path);
    }
  }
  return changed;
}

function mustBeOwn(name: string, { uid }: Stats): void {
  const user = process.getuid?.() ?? uid;
  if (uid !== user) {
    throw new ConfigError(
      `${name} belongs to user ${uid}, and the service runs as user ${user}: give it to that user, or set DATA_DIR to a folder inside of it`,
    );
  }
}

/** @returns false if it was closed already */
function close(path: string, name: string, { mode }: Stats, mayClose: () => boolean): boolean {
  // Windows has no such modes.
  if ((mode & FOR_OTHERS) === 0 || process.getuid === undefined) {
    return false;
  }
  // Somebody may have named a folder that others need, such as /tmp.
  if (!mayClose()) {
    throw new ConfigError(
      `${name} is open to other users and has files of others: set DATA_DIR to a folder of its own, or give it mode 0700`,
    );
  }
  try {
    chmodSync(path, mode & 0o700);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError(`${name} is open to other users and cannot be closed (${code}): take their rights to it`);
  }
}

function isOnlyOurs(dataDir: string): boolean {
  return readdirSync(dataDir).every((name) => OWN_NAME.test(name));
}
