import { Column, Entity } from 'typeorm';
import { Audited } from '@/audit/recording/audit.decorators';
import type { Deletion } from '@/database/repository/archive';
import { UserEntity } from './user.entity';

/** A user who was deleted. What the log tells of one is only that it is removed for good: the rest was told before. */
@Entity('deleted_users')
@Audited<DeletedUserEntity>({
  type: 'user',
  label: (user) => user.email,
  fields: ({ deletedAt }) => ({ deletedAt }),
  person: { id: (user) => user.id, fields: [], isLabelAddress: true },
})
export class DeletedUserEntity extends UserEntity implements Deletion {
  @Column('timestamptz', { name: 'deleted_at' })
  deletedAt!: Date;

  @Column('timestamptz', { name: 'purge_at' })
  purgeAt!: Date;
}
