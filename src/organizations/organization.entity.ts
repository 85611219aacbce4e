import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Metadata } from '@/lib/admin/contract/envelope';
import type { OrganizationPlan, OrganizationStatus } from '@/lib/admin/contract/organizations';
import { Audited } from '@/audit/recording/audit.decorators';

@Entity('organizations')
@Audited<OrganizationEntity>({
  type: 'organization',
  label: (organization) => organization.slug,
  organizationId: (organization) => organization.id,
  fields: ({ name, slug, externalId, domains, logoUrl, plan, status, seatLimit, metadata }) => ({
    name,
    slug,
    externalId,
    domains,
    logoUrl,
    plan,
    status,
    seatLimit,
    metadata,
  }),
})
export class OrganizationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text')
  slug!: string;

  /** Id in another system. Unique among the organizations that are not deleted. */
  @Column('text', { name: 'external_id', nullable: true })
  externalId!: string | null;

  /** In canonical form, sorted. No two organizations that are not deleted share one. */
  @Column('text', { array: true })
  domains!: string[];

  @Column('text', { name: 'logo_url', nullable: true })
  logoUrl!: string | null;

  @Column('text')
  plan!: OrganizationPlan;

  @Column('text')
  status!: OrganizationStatus;

  /** Largest number of members. Null means no limit. */
  @Column('int', { name: 'seat_limit', nullable: true })
  seatLimit!: number | null;

  @Column('json')
  metadata!: Metadata;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  @Column('int')
  version!: number;
}
