import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { SettingsService } from '@/settings/settings.service';
import type { UserEntity } from '../user.entity';
import { PasswordRefused } from '../users.errors';
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

/** Values of an account whose owner has chosen the password. */
export const SETTLED = { mustChangePassword: false, passwordExpiresAt: null } as const;

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
   * @throws PasswordRefused that names the rule.
   */
  async hashNew(password: string, account: Account, field = 'password'): Promise<string> {
    const normalized = password.normalize('NFC');
    const { passwordMinLength } = this.settings.inForce;
    const length = [...normalized].length;
    if (length < passwordMinLength) {
      throw new PasswordRefused(field, 'TOO_SHORT', `must have at least ${passwordMinLength} characters`);
    }
    if (length > PASSWORD_MAX_LENGTH) {
      throw new PasswordRefused(field, 'TOO_LONG', `must have at most ${PASSWORD_MAX_LENGTH} characters`);
    }
    if (isCommonPassword(normalized)) {
      throw new PasswordRefused(field, 'COMMON_PASSWORD', 'is commonly used');
    }
    if (isMadeOf(normalized, [account.email, account.name])) {
      throw new PasswordRefused(field, 'PERSONAL_PASSWORD', "is made of the account's own name or email");
    }
    return hash(normalized, this.cost);
  }

  /**
   * Checks and hashes the password that the owner of an account chooses. If the current one must be changed or expires, it
   * cannot be chosen again.
   * @throws PasswordRefused that names the rule.
   */
  async hashChosen(password: string, user: UserEntity, field = 'password'): Promise<string> {
    const isReplaced = user.mustChangePassword || user.passwordExpiresAt !== null;
    if (isReplaced && (await this.verify(user.passwordHash, password))) {
      throw new PasswordRefused(field, 'SAME_PASSWORD', 'must differ from the current password');
    }
    return this.hashNew(password, user, field);
  }

  /** Takes the same time whether there is a hash or not. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const matches = await verify(passwordHash ?? (await this.decoy), password.normalize('NFC'));
    return matches && passwordHash !== null;
  }
}
