import { Column, Entity } from 'typeorm';
import { Audited } from '@/audit/recording/audit.decorators';
import type { Deletion } from '@/database/repository/archive';
import { OrganizationEntity } from './organization.entity';

/** An organization that was deleted. What the log tells of one is only that it is removed for good. */
@Entity('deleted_organizations')
@Audited<DeletedOrganizationEntity>({
  type: 'organization',
  label: (organization) => organization.slug,
  fields: ({ deletedAt }) => ({ deletedAt }),
})
export class DeletedOrganizationEntity extends OrganizationEntity implements Deletion {
  @Column('timestamptz', { name: 'deleted_at' })
  deletedAt!: Date;

  @Column('timestamptz', { name: 'purge_at' })
  purgeAt!: Date;
}
