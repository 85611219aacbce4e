import type { Replayed } from '@/audit/history/history.service';
import { metadataOfThen } from '@/http/envelope/historical-resource';
import type { MaybeDeleted } from '@/database/repository/archive';
import type { MemberDto } from './dto/member.dto';
import type { OrganizationDto } from './dto/organization.dto';
import type { OwnershipTransferDto } from './dto/transfer-ownership.dto';
import type { UserOrganizationDto } from './dto/user-organization.dto';
import type { MembershipEntity } from './membership.entity';
import { OrganizationEntity } from './organization.entity';

/** An organization and the number of its members. */
export interface CountedOrganization {
  organization: MaybeDeleted<OrganizationEntity>;
  memberCount: number;
}

export function toOrganizationDto({ organization, memberCount }: CountedOrganization): OrganizationDto {
  return {
    id: organization.id,
    name: organization.name,
    slug: organization.slug,
    externalId: organization.externalId,
    domains: organization.domains,
    logoUrl: organization.logoUrl,
    plan: organization.plan,
    status: organization.status,
    metadata: organization.metadata,
    memberCount,
    seatLimit: organization.seatLimit,
    createdAt: organization.createdAt.toISOString(),
    updatedAt: organization.updatedAt.toISOString(),
    version: organization.version,
    deletedAt: organization.deletedAt?.toISOString() ?? null,
    purgeAt: organization.purgeAt?.toISOString() ?? null,
  };
}

/** Builds an organization from the values in the audit log. */
export function toHistoricalOrganization(id: string, then: Replayed): OrganizationEntity {
  // Older entries lack the fields that came later.
  const { name, slug, externalId, domains, logoUrl, plan, status, seatLimit } = then.fields as Pick<
    OrganizationEntity,
    'name' | 'slug' | 'plan' | 'status'
  > &
    Partial<Pick<OrganizationEntity, 'externalId' | 'domains' | 'logoUrl' | 'seatLimit'>>;
  return Object.assign(new OrganizationEntity(), {
    id,
    name,
    slug,
    externalId: externalId ?? null,
    domains: domains ?? [],
    logoUrl: logoUrl ?? null,
    plan,
    status,
    seatLimit: seatLimit ?? null,
    metadata: metadataOfThen(then.fields.metadata),
    createdAt: then.createdAt,
    updatedAt: then.updatedAt,
    version: then.version,
  });
}

export function toMemberDto(membership: MembershipEntity): MemberDto {
  return {
    id: membership.id,
    user: { id: membership.user.id, email: membership.user.email, name: membership.user.name },
    role: membership.role,
    createdAt: membership.createdAt.toISOString(),
  };
}

export function toUserOrganizationDto({ organization, role, createdAt }: MembershipEntity): UserOrganizationDto {
  return {
    organization: { id: organization.id, name: organization.name, slug: organization.slug },
    role,
    createdAt: createdAt.toISOString(),
  };
}

/** The new owner of an organization, and the previous one. */
export interface OwnerChange {
  owner: MembershipEntity;
  previousOwner: MembershipEntity | null;
}

export function toOwnershipTransferDto({ owner, previousOwner }: OwnerChange): OwnershipTransferDto {
  return { owner: toMemberDto(owner), previousOwner: previousOwner && toMemberDto(previousOwner) };
}
