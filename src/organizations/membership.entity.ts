import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { MemberRole } from '@/lib/admin/contract/organizations';
import { Audited } from '@/audit/recording/audit.decorators';
import { UserEntity } from '@/users/user.entity';
import { OrganizationEntity } from './organization.entity';

/** The membership of a user in an organization. Readers must load `user` and `organization`. */
@Entity('memberships')
@Audited<MembershipEntity>({
  type: 'membership',
  label: ({ user, organization }) => `${user.email} in ${organization.slug}`,
  organizationId: (membership) => membership.organizationId,
  fields: ({ organizationId, userId, role }) => ({ organizationId, userId, role }),
  person: { id: (membership) => membership.userId, fields: [] },
})
export class MembershipEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  role!: MemberRole;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @ManyToOne(() => OrganizationEntity, { nullable: false })
  @JoinColumn({ name: 'organization_id' })
  organization!: Relation<OrganizationEntity>;

  @ManyToOne(() => UserEntity, { nullable: false })
  @JoinColumn({ name: 'user_id' })
  user!: Relation<UserEntity>;
}
