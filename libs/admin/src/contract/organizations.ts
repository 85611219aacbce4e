import type { Metadata, PageQuery } from './envelope';

export const ORGANIZATION_PLANS = ['free', 'pro', 'enterprise'] as const;
export type OrganizationPlan = (typeof ORGANIZATION_PLANS)[number];

export const ORGANIZATION_STATUSES = ['active', 'suspended'] as const;
export type OrganizationStatus = (typeof ORGANIZATION_STATUSES)[number];

export const ORGANIZATION_SORTS = [
  'createdAt',
  '-createdAt',
  'updatedAt',
  '-updatedAt',
  'name',
  '-name',
  'slug',
  '-slug',
] as const;
export type OrganizationSort = (typeof ORGANIZATION_SORTS)[number];

export const MEMBER_ROLES = ['owner', 'admin', 'member'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

export interface Organization {
  id: string;
  name: string;
  slug: string;
  plan: OrganizationPlan;
  status: OrganizationStatus;
  metadata: Metadata;
  memberCount: number;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export interface CreateOrganization {
  name: string;
  /** 2 to 63 of `a-z0-9-`, no hyphen at an end; made from the name where it is left out. */
  slug?: string;
  plan?: OrganizationPlan;
  metadata?: Metadata;
}

export interface UpdateOrganization {
  name?: string;
  slug?: string;
  plan?: OrganizationPlan;
  status?: OrganizationStatus;
  metadata?: Metadata;
}

export interface OrganizationQuery extends PageQuery {
  search?: string;
  slug?: string;
  plan?: OrganizationPlan;
  status?: OrganizationStatus;
  createdAfter?: string;
  createdBefore?: string;
  sort?: OrganizationSort;
}

export interface MemberUser {
  id: string;
  email: string;
  name: string;
}

export interface Member {
  user: MemberUser;
  role: MemberRole;
  createdAt: string;
}

export interface AddMember {
  userId: string;
  /** Default `member`. */
  role?: MemberRole;
}

export interface UpdateMember {
  role: MemberRole;
}

export interface MemberQuery extends PageQuery {
  role?: MemberRole;
}
