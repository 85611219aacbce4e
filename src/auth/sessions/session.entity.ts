import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Audited } from '@/audit/recording/audit.decorators';
import { UserEntity } from '@/users/user.entity';

/** A login that has not ended. The row is the session: without it a token is worth nothing. `user` is joined wherever it is read. */
@Entity('sessions')
@Audited<SessionEntity>({
  type: 'session',
  label: (session) => session.user.email,
  fields: ({ userId, expiresAt }) => ({ userId, expiresAt }),
  person: { id: (session) => session.userId, fields: [], isLabelAddress: true },
})
export class SessionEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  /** About half a minute behind; see `SessionActivity`. */
  @Column('timestamptz', { name: 'last_seen_at' })
  lastSeenAt!: Date;

  /** Where it was begun. Personal, like the user agent: both go with the session. */
  @Column('text', { nullable: true })
  ip!: string | null;

  @Column('text', { name: 'user_agent', nullable: true })
  userAgent!: string | null;

  @ManyToOne(() => UserEntity, { nullable: false })
  @JoinColumn({ name: 'user_id' })
  user!: Relation<UserEntity>;
}
