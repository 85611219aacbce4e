import type { User } from '@/lib/admin/contract/users';
import type { Replayed } from '@/audit/history/history.service';
import { metadataOfThen } from '@/http/envelope/historical-resource';
import type { MaybeDeleted } from '@/database/repository/archive';
import { UserEntity } from './user.entity';
import type { UserDto } from './dto/user.dto';

export function toUserDto(user: MaybeDeleted<UserEntity>): UserDto {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    status: user.status,
    suspendedReason: user.suspendedReason,
    suspendedUntil: user.suspendedUntil?.toISOString() ?? null,
    metadata: user.metadata,
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
  // Older entries have no suspension.
  const { suspendedReason = null, suspendedUntil = null } = then.fields as Partial<User>;
  return Object.assign(new UserEntity(), {
    id,
    email,
    name,
    role,
    status,
    suspendedReason,
    suspendedUntil: suspendedUntil === null ? null : new Date(suspendedUntil),
    metadata: metadataOfThen(then.fields.metadata),
    passwordHash: null,
    lastLoginAt,
    createdAt: then.createdAt,
    updatedAt: then.updatedAt,
    version: then.version,
  });
}
