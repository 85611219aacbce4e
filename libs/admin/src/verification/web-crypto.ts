import { type AsyncCrypto, type Message, type SignatureCheck } from './work';

/** Runs the cryptography with WebCrypto. Ed25519 needs Node 20 or a browser from 2025. */
export function webCrypto(): AsyncCrypto {
  const { subtle } = globalThis.crypto;
  const encoder = new TextEncoder();
  const keys = new Map<string, ReturnType<typeof importKey>>();
  const importKey = (publicKey: string) =>
    subtle.importKey('raw', fromBase64url(publicKey), { name: 'Ed25519' }, false, ['verify']);

  return {
    async sha256(message: Message) {
      return hex(await subtle.digest('SHA-256', typeof message === 'string' ? encoder.encode(message) : message));
    },
    async isSigned({ publicKey, message, signature }: SignatureCheck) {
      const key = keys.get(publicKey) ?? importKey(publicKey);
      keys.set(publicKey, key);
      return subtle.verify('Ed25519', await key, fromBase64url(signature), encoder.encode(message));
    },
  };
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex(buffer: ArrayBuffer): string {
  let text = '';
  for (const byte of new Uint8Array(buffer)) text += HEX[byte] ?? '';
  return text;
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
