import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Audited } from '@/audit/recording/audit.decorators';
import { UserEntity } from '@/users/user.entity';

/** A link with which a person sets a new password. It is deleted when it is used or replaced. Readers must load `user`. */
@Entity('password_resets')
@Audited<PasswordResetEntity>({
  type: 'password_reset',
  label: (reset) => reset.user.email,
  fields: ({ userId, expiresAt }) => ({ userId, expiresAt }),
  secrets: (reset) => ({ token: reset.tokenHash }),
  person: { id: (reset) => reset.userId, fields: [], isLabelAddress: true },
})
export class PasswordResetEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  /** Hash of the token in the link. The token itself is not stored. */
  @Column('text', { name: 'token_hash' })
  tokenHash!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @ManyToOne(() => UserEntity, { nullable: false })
  @JoinColumn({ name: 'user_id' })
  user!: Relation<UserEntity>;
}
