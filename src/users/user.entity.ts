import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Metadata } from '@/lib/admin/contract/envelope';
import type { UserRole, UserStatus } from '@/lib/admin/contract/users';
import { Audited } from '@/audit/recording/audit.decorators';

@Entity('users')
@Audited<UserEntity>({
  type: 'user',
  label: (user) => user.email,
  fields: ({
    email,
    name,
    role,
    status,
    suspendedReason,
    suspendedUntil,
    metadata,
    mustChangePassword,
    passwordExpiresAt,
  }) => ({
    email,
    name,
    role,
    status,
    suspendedReason,
    suspendedUntil,
    metadata,
    mustChangePassword,
    passwordExpiresAt,
  }),
  secrets: (user) => ({ password: user.passwordHash }),
  person: {
    id: (user) => user.id,
    fields: ['email', 'name', 'suspendedReason', 'metadata'],
    addresses: ['email'],
    isLabelAddress: true,
  },
})
export class UserEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** Canonical form; see `canonicalEmail`. */
  @Column('text')
  email!: string;

  @Column('text')
  name!: string;

  @Column('text')
  role!: UserRole;

  @Column('text')
  status!: UserStatus;

  /** Null while the account is active. */
  @Column('text', { name: 'suspended_reason', nullable: true })
  suspendedReason!: string | null;

  /** Time at which the suspension ends by itself. Null means never, or that the account is active. */
  @Column('timestamptz', { name: 'suspended_until', nullable: true })
  suspendedUntil!: Date | null;

  @Column('json')
  metadata!: Metadata;

  /** Argon2id hash in PHC format. Null means that the account cannot log in. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  /** Set if somebody else chose the password. Sessions can then only change it. */
  @Column('boolean', { name: 'must_change_password' })
  mustChangePassword!: boolean;

  /** Time from which the password no longer logs in. Null: it does not expire. */
  @Column('timestamptz', { name: 'password_expires_at', nullable: true })
  passwordExpiresAt!: Date | null;

  /** Time until which logins are blocked. Null: they are not. Undefined: it was not read with the user. No column. */
  loginBlockedUntil?: Date | null;

  @Column('timestamptz', { name: 'last_login_at', nullable: true })
  lastLoginAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  @Column('int')
  version!: number;
}
