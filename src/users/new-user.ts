import { v7 as uuidv7 } from 'uuid';
import { databaseClock } from '@/database/connection/database-clock';
import type { CreateUser } from '@/lib/admin/contract/users';
import { NOT_SUSPENDED } from './suspension/suspensions.service';
import { UserEntity } from './user.entity';

/** Role of a new account. It has no permission. */
export const DEFAULT_ROLE = 'user';

/** A new account after its password, if any, was hashed. */
export type NewUser = Omit<CreateUser, 'password' | 'emailVerifiedAt'> & {
  id?: string;
  emailVerifiedAt?: Date | null;
  passwordHash: string | null;
  passwordExpiresAt?: Date | null;
};

/** Returns the row of a new account, with the defaults of what is left out. */
export function newUser({
  id = uuidv7(),
  email,
  name,
  passwordHash,
  passwordExpiresAt = null,
  mustChangePassword = false,
  role = DEFAULT_ROLE,
  externalId = null,
  emailVerifiedAt = null,
  phone = null,
  avatarUrl = null,
  locale = null,
  timeZone = null,
  metadata = {},
}: NewUser): UserEntity {
  const now = databaseClock.now();
  return Object.assign(new UserEntity(), {
    id,
    email,
    name,
    role,
    externalId,
    emailVerifiedAt,
    phone,
    avatarUrl,
    locale,
    timeZone,
    ...NOT_SUSPENDED,
    metadata,
    mustChangePassword,
    passwordExpiresAt,
    passwordHash,
    lastLoginAt: null,
    lastActiveAt: null,
    createdAt: now,
    updatedAt: now,
    version: 1,
  });
}
