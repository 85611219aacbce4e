import { Column, Entity } from 'typeorm';
import type { Deletion } from '@/database/repository/archive';
import { MembershipEntity } from './membership.entity';

/** A membership whose user or organization was deleted. It is restored with both, and purged with either. */
@Entity('deleted_memberships')
export class DeletedMembershipEntity extends MembershipEntity implements Deletion {
  @Column('timestamptz', { name: 'deleted_at' })
  deletedAt!: Date;

  @Column('timestamptz', { name: 'purge_at' })
  purgeAt!: Date;
}
