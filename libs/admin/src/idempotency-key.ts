/** Members of the runtime that some browsers and older runtimes lack. Pages without TLS have no `crypto.randomUUID`. */
const runtime = globalThis as { crypto?: { getRandomValues?: (bytes: Uint8Array) => Uint8Array } };

/**
 * Returns a new key of 32 hexadecimal digits. It must be unique but not secret, so `random` is good enough if the runtime has
 * no better source.
 */
export function randomKey(random: () => number): string {
  const bytes = new Uint8Array(16).map(() => random() * 256);
  runtime.crypto?.getRandomValues?.(bytes);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
