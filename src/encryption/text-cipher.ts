import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Derives a key for one purpose from the service's secret (HKDF, RFC 5869), so that no two purposes share a key. */
export function derivedKey(secret: KeyObject, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `admin-api ${purpose}`, KEY_BYTES)));
}

/**
 * Encrypts texts before they are stored, so that the database alone does not reveal them. An encrypted text is nonce, tag
 * and ciphertext.
 */
export class TextCipher {
  /** @param keys The first one encrypts. All of them decrypt, so that a key can be replaced. */
  constructor(private readonly keys: readonly [KeyObject, ...KeyObject[]]) {}

  /** @param place The location of the text, such as a row id. It cannot be decrypted in another location. */
  encrypt(text: string, place: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.keys[0], nonce).setAAD(Buffer.from(place));
    const ciphertext = [cipher.update(text, 'utf8'), cipher.final()];
    return Buffer.concat([nonce, cipher.getAuthTag(), ...ciphertext]);
  }

  /** @throws Error if the text was altered, moved, or encrypted with an unknown key. */
  decrypt(encrypted: Buffer, place: string): string {
    let failure: unknown;
    for (const key of this.keys) {
      try {
        return decryptWith(key, encrypted, place);
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }
}

function decryptWith(key: KeyObject, encrypted: Buffer, place: string): string {
  const [nonce, rest] = [encrypted.subarray(0, NONCE_BYTES), encrypted.subarray(NONCE_BYTES)];
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(place))
    .setAuthTag(rest.subarray(0, TAG_BYTES));
  return decipher.update(rest.subarray(TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}
