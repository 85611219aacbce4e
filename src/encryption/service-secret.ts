import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG } from '@/config/config.module';
import { type AppConfig, ConfigError } from '@/config/config';
import { persistentSecret } from '@/config/persistent-secret';

const FILE = 'jwt-secret';
const BYTES = 48;

/**
 * Returns the secret that signs tokens: JWT_SECRET, or a generated one that is stored in DATA_DIR. Source: contract section 8.
 * @throws ConfigError if the stored secret is damaged
 */
export function jwtSecret(config: AppConfig): string {
  if (config.jwtSecret !== undefined) {
    return config.jwtSecret;
  }
  const secret = persistentSecret(config.dataDir, FILE, 'JWT_SECRET', () => randomBytes(BYTES).toString('base64url'));
  if (Buffer.byteLength(secret) < 32) {
    throw new ConfigError(
      `JWT_SECRET is not set, and the secret in the file ${FILE} of DATA_DIR is damaged: remove that file`,
    );
  }
  return secret;
}

/** The keys of the service's secret. On Node 20, verifying a token with a string instead of a `KeyObject` takes 30 times as long. */
@Injectable()
export class ServiceSecret {
  /** The key of JWT_SECRET. */
  readonly key: KeyObject;
  /** The key of JWT_SECRET_PREVIOUS, if it is set. Use it only to verify and to decrypt. */
  readonly olderKeys: readonly KeyObject[];

  constructor(@Inject(APP_CONFIG) config: AppConfig) {
    const older = config.jwtSecretPrevious === undefined ? [] : [config.jwtSecretPrevious];
    this.key = createSecretKey(jwtSecret(config), 'utf8');
    this.olderKeys = older.map((secret) => createSecretKey(secret, 'utf8'));
  }
}
