import { Column, Entity } from 'typeorm';
import { Audited } from '@/audit/recording/audit.decorators';
import type { Deletion } from '@/database/repository/archive';
import { UserEntity } from './user.entity';

/** A deleted user. The audit log records only the removal for good, since the deletion has an entry of its own. */
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
