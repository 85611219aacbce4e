/** Hashed as UTF-8 where it is a string. */
export type Message = string | Uint8Array;

export interface SignatureCheck {
  /** Ed25519, raw, base64url. */
  publicKey: string;
  message: string;
  /** base64url. */
  signature: string;
}

type Request = { hash: Message[] } | { check: SignatureCheck };

/**
 * Verification that leaves the cryptography to whoever runs it: node:crypto answers at once and is the fastest, WebCrypto
 * is everywhere and answers later. It asks for many hashes at a time, as WebCrypto is slow only one by one.
 */
export type Work<T> = Generator<Request, T, unknown>;

/** SHA-256 of each, in hex. */
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
