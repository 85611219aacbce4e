import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG } from '@/config/config.module';
import { type AppConfig, ConfigError } from '@/config/config';
import { persistentSecret } from '@/config/persistent-secret';

const FILE = 'jwt-secret';
const BYTES = 48;

/**
 * The secret that tokens are signed with: the configured one, or one that is made once and kept in the data folder.
 * Source: contract section 8.
 * @throws ConfigError where the kept one is damaged.
 */
export function jwtSecret(config: AppConfig): string {
  if (config.jwtSecret !== undefined) {
    return config.jwtSecret;
  }
  const secret = persistentSecret(config.dataDir, FILE, 'JWT_SECRET', () => randomBytes(BYTES).toString('base64url'));
  if (Buffer.byteLength(secret) < 32) {
    throw new ConfigError(`JWT_SECRET is not set and the one kept in ${FILE} of DATA_DIR is damaged: remove that file`);
  }
  return secret;
}

/** The keys of the service's secret. As a `KeyObject`: with a string, verifying costs thirty times as much on Node 20. */
@Injectable()
export class ServiceSecret {
  /** The key of JWT_SECRET. */
  readonly key: KeyObject;
  /** The key of JWT_SECRET_PREVIOUS, if that is set. Use it only to verify and to decrypt. */
  readonly olderKeys: readonly KeyObject[];

  constructor(@Inject(APP_CONFIG) config: AppConfig) {
    const older = config.jwtSecretPrevious === undefined ? [] : [config.jwtSecretPrevious];
    this.key = createSecretKey(jwtSecret(config), 'utf8');
    this.olderKeys = older.map((secret) => createSecretKey(secret, 'utf8'));
  }
}
