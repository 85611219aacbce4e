import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { InvalidRequest } from '@/http/errors/errors';
import { SettingsService } from '@/settings/settings.service';
import { isCommonPassword, isMadeOf } from './common-passwords';

/** Cost of a hash (argon2id), memory in KiB. Source: OWASP password storage cheat sheet, second recommended setting; contract section 2. */
@Injectable()
export class PasswordCost {
  readonly memoryCost: number = 19 * 1024;
  readonly timeCost: number = 2;
  readonly parallelism: number = 1;
}

/** Longest password, in code points. Source: contract section 2 (NIST SP 800-63B-4 asks for at least 64). */
export const PASSWORD_MAX_LENGTH = 256;

/** The account of a password. The password must not be made of these values. */
export interface Account {
  email: string;
  name: string;
}

@Injectable()
export class PasswordService {
  /** Verified against if an account has no hash, so that the response takes the same time. */
  private readonly decoy: Promise<string>;

  constructor(
    private readonly settings: SettingsService,
    private readonly cost: PasswordCost,
  ) {
    this.decoy = hash('decoy', cost);
  }

  /**
   * Checks a new password against the rules and hashes it.
   * @param field The request field that holds the password.
   * @throws InvalidRequest that names the rule.
   */
  async hashNew(password: string, account: Account, field = 'password'): Promise<string> {
    const normalized = password.normalize('NFC');
    const { passwordMinLength } = this.settings.inForce;
    const length = [...normalized].length;
    if (length < passwordMinLength) {
      throw InvalidRequest.of(field, 'TOO_SHORT', `${field} must have at least ${passwordMinLength} characters`);
    }
    if (length > PASSWORD_MAX_LENGTH) {
      throw InvalidRequest.of(field, 'TOO_LONG', `${field} must have at most ${PASSWORD_MAX_LENGTH} characters`);
    }
    if (isCommonPassword(normalized)) {
      throw InvalidRequest.of(field, 'COMMON_PASSWORD', `${field} is commonly used`);
    }
    if (isMadeOf(normalized, [account.email, account.name])) {
      throw InvalidRequest.of(field, 'PERSONAL_PASSWORD', `${field} is made of the account's own name or email`);
    }
    return hash(normalized, this.cost);
  }

  /** Takes the same time whether there is a hash or not. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const matches = await verify(passwordHash ?? (await this.decoy), password.normalize('NFC'));
    return matches && passwordHash !== null;
  }
}
