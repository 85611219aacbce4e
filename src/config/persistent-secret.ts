import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from './config';

/**
 * A secret that is made once and kept in the data folder, readable by its owner alone.
 * @param variable What could be set instead; for the message.
 * @throws ConfigError where none can be kept.
 */
export function persistentSecret(dataDir: string, file: string, variable: string, make: () => string): string {
  const path = join(dataDir, file);
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(path, make(), { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') {
      throw new ConfigError(`${variable} is not set and none can be kept in DATA_DIR (${code})`);
    }
  }
  return readFileSync(path, 'utf8').trim();
}
