/** A message to hash. A string is hashed as UTF-8. */
export type Message = string | Uint8Array<ArrayBuffer>;

export interface SignatureCheck {
  /** Ed25519, raw, base64url. */
  publicKey: string;
  message: string;
  /** base64url. */
  signature: string;
}

type Request = { hash: Message[] } | { check: SignatureCheck };

/**
 * A verification step that yields its cryptographic operations to its runner. `runSync` uses node:crypto, which is fastest.
 * `runAsync` uses WebCrypto, which exists everywhere. A step yields many hashes together, because WebCrypto is slow one by one.
 */
export type Work<T> = Generator<Request, T, unknown>;

/** Returns the SHA-256 of each message in hex. */
export function* hashes(messages: Message[]): Work<string[]> {
  return messages.length === 0 ? [] : ((yield { hash: messages }) as string[]);
}

export function* isSigned(check: SignatureCheck): Work<boolean> {
  return (yield { check }) as boolean;
}

export interface SyncCrypto {
  /** SHA-256 in hex. */
  sha256(message: Message): string;
  /** Never throws. */
  isSigned(check: SignatureCheck): boolean;
}

export function runSync<T>(work: Work<T>, crypto: SyncCrypto): T {
  let step = work.next();
  while (!step.done) {
    const asked = step.value;
    step = work.next(
      'hash' in asked ? asked.hash.map((message) => crypto.sha256(message)) : crypto.isSigned(asked.check),
    );
  }
  return step.value;
}

export interface AsyncCrypto {
  sha256(message: Message): Promise<string>;
  isSigned(check: SignatureCheck): Promise<boolean>;
}

export async function runAsync<T>(work: Work<T>, crypto: AsyncCrypto): Promise<T> {
  let step = work.next();
  while (!step.done) {
    const asked = step.value;
    step = work.next(
      'hash' in asked
        ? await Promise.all(asked.hash.map((message) => crypto.sha256(message)))
        : await crypto.isSigned(asked.check),
    );
  }
  return step.value;
}
