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
    suspendedReason: user.suspendedReason,
    suspendedUntil: user.suspendedUntil?.toISOString() ?? null,
    metadata: user.metadata,
    mustChangePassword: user.mustChangePassword,
    passwordExpiresAt: user.passwordExpiresAt?.toISOString() ?? null,
    loginBlockedUntil: blockedUntil?.toISOString() ?? null,
    lastLoginAt: user.lastLoginAt?.toISOString() ?? null,
    createdAt: user.createdAt.toISOString(),
    updatedAt: user.updatedAt.toISOString(),
    version: user.version,
    deletedAt: user.deletedAt?.toISOString() ?? null,
    purgeAt: user.purgeAt?.toISOString() ?? null,
  };
}

/** Builds a user from the values in the audit log. The log does not record whether there was a password. */
export function toHistoricalUser(id: string, then: Replayed, lastLoginAt: Date | null): UserEntity {
  const { email, name, role, status } = then.fields as Pick<UserEntity, 'email' | 'name' | 'role' | 'status'>;
  // Older entries have no suspension, and no rules of the password.
  const { suspendedReason = null, suspendedUntil = null } = then.fields as Partial<User>;
  const { mustChangePassword = false, passwordExpiresAt = null } = then.fields as Partial<User>;
  return Object.assign(new UserEntity(), {
    id,
    email,
    name,
    role,
    status,
    suspendedReason,
    suspendedUntil: timeOf(suspendedUntil),
    metadata: metadataOfThen(then.fields.metadata),
    mustChangePassword,
    passwordExpiresAt: timeOf(passwordExpiresAt),
    passwordHash: null,
    lastLoginAt,
    createdAt: then.createdAt,
    updatedAt: then.updatedAt,
    version: then.version,
  });
}

function timeOf(instant: string | null): Date | null {
  return instant === null ? null : new Date(instant);
}
