import { Exclude, Expose } from 'class-transformer';
import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, UpdateDateColumn, VersionColumn } from 'typeorm';

@Entity('users')
export class User {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text', { unique: true })
  email!: string;

  @Column('text')
  name!: string;

  @Column('text')
  role = 'user';

  @Column('text')
  status = 'active';

  @Column('text', { name: 'external_id', nullable: true })
  externalId: string | null = null;

  @Column('timestamptz', { name: 'email_verified_at', nullable: true })
  emailVerifiedAt: Date | null = null;

  @Column('text', { nullable: true })
  phone: string | null = null;

  @Column('text', { name: 'avatar_url', nullable: true })
  avatarUrl: string | null = null;

  @Column('text', { nullable: true })
  locale: string | null = null;

  @Column('text', { name: 'time_zone', nullable: true })
  timeZone: string | null = null;

  @Column('text', { name: 'suspended_reason', nullable: true })
  suspendedReason: string | null = null;

  @Column('timestamptz', { name: 'suspended_until', nullable: true })
  suspendedUntil: Date | null = null;

  @Column('json')
  metadata: object = {};

  @Exclude()
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  @Column('boolean', { name: 'must_change_password' })
  mustChangePassword = false;

  @Column('timestamptz', { name: 'password_expires_at', nullable: true })
  passwordExpiresAt: Date | null = null;

  @Column('timestamptz', { name: 'last_login_at', nullable: true })
  lastLoginAt: Date | null = null;

  @Column('timestamptz', { name: 'last_active_at', nullable: true })
  lastActiveAt: Date | null = null;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;

  @VersionColumn()
  version!: number;

  @Expose()
  get hasPassword(): boolean {
    return this.passwordHash !== null;
  }

  readonly loginBlockedUntil = null;
  readonly deletedAt = null;
  readonly purgeAt = null;
}
