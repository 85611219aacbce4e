import type { Replayed } from '@/audit/history/history.service';
import { metadataOfThen } from '@/common/past';
import type { MemberDto } from './dto/member.dto';
import type { OrganizationDto } from './dto/organization.dto';
import type { MembershipEntity } from './membership.entity';
import { OrganizationEntity } from './organization.entity';

/** An organization and how many members it has. */
export interface CountedOrganization {
  organization: OrganizationEntity;
  memberCount: number;
}

export function toOrganizationDto({ organization, memberCount }: CountedOrganization): OrganizationDto {
  return {
    id: organization.id,
    name: organization.name,
    slug: organization.slug,
    plan: organization.plan,
    status: organization.status,
    metadata: organization.metadata,
    memberCount,
    createdAt: organization.createdAt.toISOString(),
    updatedAt: organization.updatedAt.toISOString(),
    version: organization.version,
  };
}

/** An organization as the audit log tells it. */
export function toOrganizationThen(id: string, then: Replayed): OrganizationEntity {
  const { name, slug, plan, status } = then.fields as Pick<OrganizationEntity, 'name' | 'slug' | 'plan' | 'status'>;
  return Object.assign(new OrganizationEntity(), {
    id,
    name,
    slug,
    plan,
    status,
    metadata: metadataOfThen(then.fields.metadata),
    createdAt: then.createdAt,
    updatedAt: then.updatedAt,
    version: then.version,
  });
}

export function toMemberDto(membership: MembershipEntity): MemberDto {
  return {
    user: { id: membership.user.id, email: membership.user.email, name: membership.user.name },
    role: membership.role,
    createdAt: membership.createdAt.toISOString(),
  };
}
