import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ServiceSecret } from './service-secret';
import { derivedKey, TextCipher } from './text-cipher';

export type { TextCipher };

/** Derives keys and ciphers from the service's secret, and from the previous secret during a rotation. */
@Injectable()
export class EncryptionService {
  private readonly secrets: readonly [KeyObject, ...KeyObject[]];

  constructor({ key, olderKeys }: ServiceSecret) {
    this.secrets = [key, ...olderKeys];
  }

  /** Returns the keys of a purpose. Use the first one for new data. */
  keysFor(purpose: string): [KeyObject, ...KeyObject[]] {
    const [current, ...previous] = this.secrets;
    return [derivedKey(current, purpose), ...previous.map((secret) => derivedKey(secret, purpose))];
  }

  cipherFor(purpose: string): TextCipher {
    return new TextCipher(this.keysFor(purpose));
  }
}
