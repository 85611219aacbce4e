import { Column, Entity } from 'typeorm';
import { Audited } from '@/audit/recording/audit.decorators';
import type { Deletion } from '@/database/repository/archive';
import { OrganizationEntity } from './organization.entity';

/** A deleted organization. The audit log records only the removal for good, since the deletion has an entry of its own. */
@Entity('deleted_organizations')
@Audited<DeletedOrganizationEntity>({
  type: 'organization',
  label: (organization) => organization.slug,
  organizationId: (organization) => organization.id,
  fields: ({ deletedAt }) => ({ deletedAt }),
})
export class DeletedOrganizationEntity extends OrganizationEntity implements Deletion {
  @Column('timestamptz', { name: 'deleted_at' })
  deletedAt!: Date;

  @Column('timestamptz', { name: 'purge_at' })
  purgeAt!: Date;
}
