import { Injectable } from '@nestjs/common';
import type { User } from '@/lib/admin/contract/users';
import type { Replayed } from '@/audit/history/history.service';
import { metadataOfThen } from '@/http/envelope/historical-resource';
import type { Page } from '@/http/envelope/page';
import type { MaybeDeleted } from '@/database/repository/archive';
import { LoginBlocks } from './login-blocks';
import { UserEntity } from './user.entity';
import type { UserDto } from './dto/user.dto';

type AnyUser = MaybeDeleted<UserEntity>;

/** Shows users, with the ends of their blocks. If those were not read with the users, one statement reads them. */
@Injectable()
export class UserMapper {
  constructor(private readonly blocks: LoginBlocks) {}

  async toDto(user: AnyUser): Promise<UserDto> {
    const isRead = user.loginBlockedUntil !== undefined;
    return toUserDto(user, isRead ? user.loginBlockedUntil : (await this.blocks.of([user.id])).get(user.id));
  }

  async toPage(page: Page<AnyUser>): Promise<Page<UserDto>> {
    const blocks = await this.blocks.of(page.data.map(({ id }) => id));
    return page.map((user) => toUserDto(user, blocks.get(user.id)));
  }
}

/** @param blockedUntil Missing if logins are not blocked, or nobody knows whether they were. */
export function toUserDto(user: AnyUser, blockedUntil?: Date | null): UserDto {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    status: user.status,
    externalId: user.externalId,
    emailVerifiedAt: user.emailVerifiedAt?.toISOString() ?? null,
    phone: user.phone,
    avatarUrl: user.avatarUrl,
    locale: user.locale,
    timeZone: user.timeZone,
    suspendedReason: user.suspendedReason,
    suspendedUntil: user.suspendedUntil?.toISOString() ?? null,
    metadata: user.metadata,
    hasPassword: user.passwordHash !== null,
    mustChangePassword: user.mustChangePassword,
    passwordExpiresAt: user.passwordExpiresAt?.toISOString() ?? null,
    loginBlockedUntil: blockedUntil?.toISOString() ?? null,
    lastLoginAt: user.lastLoginAt?.toISOString() ?? null,
    lastActiveAt: user.lastActiveAt?.toISOString() ?? null,
    createdAt: user.createdAt.toISOString(),
    updatedAt: user.updatedAt.toISOString(),
    version: user.version,
    deletedAt: user.deletedAt?.toISOString() ?? null,
    purgeAt: user.purgeAt?.toISOString() ?? null,
  };
}

/**
 * Builds a user from the values in the audit log.
 * @param lastSessionAt Start of the last session. The log does not record its later use.
 */
export function toHistoricalUser(id: string, then: Replayed, lastSessionAt: Date | null): UserEntity {
  const { email, name, role, status } = then.fields as Pick<UserEntity, 'email' | 'name' | 'role' | 'status'>;
  // Older entries lack the fields that were added later.
  const { suspendedReason = null, suspendedUntil = null } = then.fields as Partial<User>;
  const { mustChangePassword = false, passwordExpiresAt = null } = then.fields as Partial<User>;
  const { externalId = null, emailVerifiedAt = null, phone = null } = then.fields as Partial<User>;
  const { avatarUrl = null, locale = null, timeZone = null } = then.fields as Partial<User>;
  return Object.assign(new UserEntity(), {
    id,
    email,
    name,
    role,
    status,
    externalId,
    emailVerifiedAt: timeOf(emailVerifiedAt),
    phone,
    avatarUrl,
    locale,
    timeZone,
    suspendedReason,
    suspendedUntil: timeOf(suspendedUntil),
    metadata: metadataOfThen(then.fields.metadata),
    mustChangePassword,
    passwordExpiresAt: timeOf(passwordExpiresAt),
    // The log records that there is a password, as `[REDACTED]`, and not its hash.
    passwordHash: then.fields.password ?? null,
    lastLoginAt: lastSessionAt,
    lastActiveAt: lastSessionAt,
    createdAt: then.createdAt,
    updatedAt: then.updatedAt,
    version: then.version,
  });
}

function timeOf(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant);
}
