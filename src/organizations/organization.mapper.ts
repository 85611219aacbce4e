import type { MemberDto } from './dto/member.dto';
import type { OrganizationDto } from './dto/organization.dto';
import type { MembershipEntity } from './membership.entity';
import type { OrganizationEntity } from './organization.entity';

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

export function toMemberDto(membership: MembershipEntity): MemberDto {
  return {
    user: { id: membership.user.id, email: membership.user.email, name: membership.user.name },
    role: membership.role,
    createdAt: membership.createdAt.toISOString(),
  };
}
