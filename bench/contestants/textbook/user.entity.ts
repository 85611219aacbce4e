import { Exclude } from 'class-transformer';
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

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;

  @VersionColumn()
  version!: number;

  readonly loginBlockedUntil = null;
  readonly deletedAt = null;
  readonly purgeAt = null;
}
