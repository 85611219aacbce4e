import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type AppConfig, ConfigError } from '@/config/config';
import { ed25519PrivateKey, publicKeyOf } from '@/config/ed25519';
import { persistentSecret } from '@/config/persistent-secret';

const FILE = 'audit-signing-key';

/** What checkpoints are signed with. */
export interface SigningKey {
  privateKey: KeyObject;
  /** The raw 32 bytes in base64url, as checkpoints name it. */
  publicKey: string;
}

/**
 * The key that checkpoints are signed with, as text: the configured one, or one that is made once and kept in the data
 * folder.
 * @throws ConfigError where the kept one is damaged.
 */
export function auditSigningKey(config: Pick<AppConfig, 'auditSigningKey' | 'dataDir'>): string {
  const text = config.auditSigningKey ?? persistentSecret(config.dataDir, FILE, 'AUDIT_SIGNING_KEY', generate);
  if (!ed25519PrivateKey(text)) {
    throw new ConfigError(
      `AUDIT_SIGNING_KEY is not set and the one kept in ${FILE} of DATA_DIR is damaged: put back a copy of that file`,
    );
  }
  return text;
}

/** @throws Error where the text is no key; `auditSigningKey` gives one that is. */
export function signingKeyOf(text: string | undefined): SigningKey {
  const privateKey = ed25519PrivateKey(text ?? '');
  if (!privateKey) {
    throw new Error('There is no key to sign checkpoints with');
  }
  return { privateKey, publicKey: publicKeyOf(privateKey) };
}

function generate(): string {
  return generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;
}
