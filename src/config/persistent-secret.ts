import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config';

/**
 * Returns a secret from a file in the data folder. Generates it if the file is missing. Only the owner can read the file.
 * @param variable The variable that can be set instead, for the error message.
 * @throws ConfigError if the file cannot be written
 */
export function persistentSecret(dataDir: string, file: string, variable: string, make: () => string): string {
  const path = join(dataDir, file);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(path, make(), { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') {
      throw new ConfigError(
        `${variable} is not set, and a generated value cannot be stored in DATA_DIR (${code}): set it, or make DATA_DIR writable`,
      );
    }
  }
  return readFileSync(path, 'utf8').trim();
}
