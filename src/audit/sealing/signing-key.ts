import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type AppConfig, ConfigError } from '@/config/config';
import { ed25519PrivateKey, publicKeyOf } from '@/config/ed25519';
import { persistentSecret } from '@/config/persistent-secret';

const FILE = 'audit-signing-key';

/** The key pair that signs checkpoints. */
export interface SigningKey {
  privateKey: KeyObject;
  /** The raw 32 bytes in base64url, as in a checkpoint. */
  publicKey: string;
}

/**
 * Returns the signing key as text: the configured key, or a generated one that is stored in DATA_DIR.
 * @throws ConfigError if the stored key is damaged
 */
export function auditSigningKey(config: Pick<AppConfig, 'auditSigningKey' | 'dataDir'>): string {
  const text = config.auditSigningKey ?? persistentSecret(config.dataDir, FILE, 'AUDIT_SIGNING_KEY', generate);
  if (!ed25519PrivateKey(text)) {
    throw new ConfigError(
      `AUDIT_SIGNING_KEY is not set, and the key in the file ${FILE} of DATA_DIR is damaged: restore that file from a backup`,
    );
  }
  return text;
}

/** @throws Error if the text is not a key. `auditSigningKey` returns a valid one. */
export function signingKeyOf(text: string | undefined): SigningKey {
  const privateKey = ed25519PrivateKey(text ?? '');
  if (!privateKey) {
    throw new Error('The configuration has no key to sign checkpoints');
  }
  return { privateKey, publicKey: publicKeyOf(privateKey) };
}

function generate(): string {
  return generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;
}
