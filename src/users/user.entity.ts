import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Metadata } from '@/lib/admin/contract/envelope';
import type { UserRole, UserStatus } from '@/lib/admin/contract/users';
import { Audited } from '@/audit/recording/audit.decorators';
import { databaseClock } from '@/database/connection/database-clock';

@Entity('users')
@Audited<UserEntity>({
  type: 'user',
  label: (user) => user.email,
  fields: ({
    email,
    name,
    role,
    status,
    externalId,
    emailVerifiedAt,
    phone,
    avatarUrl,
    locale,
    timeZone,
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
    externalId,
    emailVerifiedAt,
    phone,
    avatarUrl,
    locale,
    timeZone,
    suspendedReason,
    suspendedUntil,
    metadata,
    mustChangePassword,
    passwordExpiresAt,
  }),
  secrets: (user) => ({ password: user.passwordHash }),
  person: {
    id: (user) => user.id,
    fields: ['email', 'name', 'externalId', 'phone', 'avatarUrl', 'locale', 'timeZone', 'suspendedReason', 'metadata'],
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

  /** Id in another system; see `IsExternalId`. Null: none. */
  @Column('text', { name: 'external_id', nullable: true })
  externalId!: string | null;

  /** Time at which the email was verified. Null: it was not. */
  @Column('timestamptz', { name: 'email_verified_at', nullable: true })
  emailVerifiedAt!: Date | null;

  /** In E.164; see `canonicalPhone`. */
  @Column('text', { nullable: true })
  phone!: string | null;

  /** See `canonicalHttpsUrl`. */
  @Column('text', { name: 'avatar_url', nullable: true })
  avatarUrl!: string | null;

  /** See `canonicalLocale`. */
  @Column('text', { nullable: true })
  locale!: string | null;

  /** See `canonicalTimeZone`. */
  @Column('text', { name: 'time_zone', nullable: true })
  timeZone!: string | null;

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

  /** Time of the last request with a session, at most a minute late. Null before the first login. */
  @Column('timestamptz', { name: 'last_active_at', nullable: true })
  lastActiveAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  @Column('int')
  version!: number;
}

/** Returns since when the email is verified, after the person has shown to read its mail. */
export function verifiedSince({ emailVerifiedAt }: Pick<UserEntity, 'emailVerifiedAt'>): Date {
  return emailVerifiedAt ?? databaseClock.now();
}
