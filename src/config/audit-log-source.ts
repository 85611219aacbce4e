import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseConfig } from '@/database/options';
import { ConfigError, loadConfig } from './config';
import { ed25519PrivateKey, publicKeyOf } from './ed25519';

/** The database that the environment names. What else a server needs may be wrong or unset: nothing is served. */
export function loadDatabaseConfig(env: NodeJS.ProcessEnv = process.env): DatabaseConfig {
  const { DATABASE_URL, DATA_DIR } = env;
  const { databaseUrl, dataDir } = loadConfig({
    DATABASE_URL,
    DATA_DIR,
    JWT_SECRET: 'nobody logs in to a verification',
  });
  return { databaseUrl, dataDir };
}

/**
 * Public part of the key that signs the log's checkpoints: of `AUDIT_SIGNING_KEY` (PKCS#8, PEM or base64 of DER), else of
 * the file `audit-signing-key` in `DATA_DIR`.
 * @returns the raw 32 bytes in base64url; null where there is no key
 */
export function loadAuditPublicKey(env: NodeJS.ProcessEnv = process.env): string | null {
  const file = join(env.DATA_DIR || './data', 'audit-signing-key');
  const given = env.AUDIT_SIGNING_KEY || (existsSync(file) ? readFileSync(file, 'utf8') : '');
  if (given.trim() === '') {
    return null;
  }
  const privateKey = ed25519PrivateKey(given);
  if (!privateKey) {
    throw new ConfigError(
      'AUDIT_SIGNING_KEY (or DATA_DIR/audit-signing-key) must be an Ed25519 key, PKCS#8 as PEM or base64',
    );
  }
  return publicKeyOf(privateKey);
}
