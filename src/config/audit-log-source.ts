import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AppConfig, ConfigError } from './config';
import { ed25519PrivateKey, publicKeyOf } from './ed25519';
import { textOf } from './variable';
import { VARIABLES } from './variables';

/** Reads only the variables that name the database. Others may be wrong or unset, because a command serves nothing. */
export function loadDatabaseConfig(
  env: NodeJS.ProcessEnv = process.env,
): Pick<AppConfig, 'databaseUrl' | 'databasePrepared' | 'dataDir'> {
  return {
    databaseUrl: VARIABLES.databaseUrl.read(env),
    databasePrepared: VARIABLES.databasePrepared.read(env),
    dataDir: VARIABLES.dataDir.read(env),
  };
}

/**
 * Returns the public part of the key that signs checkpoints: the key in `AUDIT_SIGNING_KEY` (PKCS#8, PEM or base64 of DER),
 * or else the key in the file `audit-signing-key` in `DATA_DIR`.
 * @returns the raw 32 bytes in base64url, or null if there is no key
 */
export function loadAuditPublicKey(env: NodeJS.ProcessEnv = process.env): string | null {
  const file = join(VARIABLES.dataDir.read(env), 'audit-signing-key');
  const given =
    textOf(VARIABLES.auditSigningKey.name, env) || (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');
  if (given === '') {
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
