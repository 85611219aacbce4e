import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** An Ed25519 private key from a PKCS#8 PEM, or from the base64 between its lines; null where it is none. */
export function ed25519PrivateKey(text: string): KeyObject | null {
  try {
    // A variable on one line often holds its line breaks as \n.
    const pem = text.trim().replaceAll('\\n', '\n');
    const key = pem.startsWith('-----')
      ? createPrivateKey(pem)
      : createPrivateKey({ key: Buffer.from(pem, 'base64'), format: 'der', type: 'pkcs8' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/** The raw 32 bytes of the public key in base64url, as checkpoints name it. */
export function publicKeyOf(privateKey: KeyObject): string {
  return String(createPublicKey(privateKey).export({ format: 'jwk' }).x);
}
