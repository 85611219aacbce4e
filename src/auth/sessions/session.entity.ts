import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Audited } from '@/audit/recording/audit.decorators';
import { UserEntity } from '@/users/user.entity';

/** A login that has not ended. A token without this row is refused. Readers must load `user`. */
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

  /** At most half a minute behind; see `SessionActivity`. */
  @Column('timestamptz', { name: 'last_seen_at' })
  lastSeenAt!: Date;

  /** Address of the client that logged in. It is deleted with the session, like the user agent. */
  @Column('text', { nullable: true })
  ip!: string | null;

  @Column('text', { name: 'user_agent', nullable: true })
  userAgent!: string | null;

  @ManyToOne(() => UserEntity, { nullable: false })
  @JoinColumn({ name: 'user_id' })
  user!: Relation<UserEntity>;
}
