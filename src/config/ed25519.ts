import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** Parses an Ed25519 private key: a PKCS#8 PEM, or the base64 between its lines. Returns null if it is not one. */
export function ed25519PrivateKey(text: string): KeyObject | null {
  try {
    // A variable on one line often contains its line breaks as \n.
    const pem = text.trim().replaceAll('\\n', '\n');
    const key = pem.startsWith('-----')
      ? createPrivateKey(pem)
      : createPrivateKey({ key: Buffer.from(pem, 'base64'), format: 'der', type: 'pkcs8' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/** Returns the raw 32 bytes of the public key in base64url, as in a checkpoint. */
export function publicKeyOf(privateKey: KeyObject): string {
  return String(createPublicKey(privateKey).export({ format: 'jwk' }).x);
}
