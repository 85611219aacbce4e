import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AppConfig, ConfigError } from '@/config/config';

const FILE = 'jwt-secret';
const BYTES = 48;

/**
 * The secret that tokens are signed with: the configured one, or one that is made once and kept in the data folder,
 * readable by its owner alone. Source: contract section 8.
 * @throws ConfigError where the kept one is damaged.
 */
export function jwtSecret(config: AppConfig): string {
  if (config.jwtSecret !== undefined) {
    return config.jwtSecret;
  }
  const path = join(config.dataDir, FILE);
  try {
    mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(path, randomBytes(BYTES).toString('base64url'), { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') {
      throw new ConfigError(`JWT_SECRET is not set and none can be kept in DATA_DIR (${code})`);
    }
  }
  const secret = readFileSync(path, 'utf8').trim();
  if (Buffer.byteLength(secret) < 32) {
    throw new ConfigError(`JWT_SECRET is not set and the one kept in ${FILE} of DATA_DIR is damaged: remove that file`);
  }
  return secret;
}
