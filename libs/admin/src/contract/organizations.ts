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
  /** How many members it can have; null: any number. */
  seatLimit: number | null;
  createdAt: string;
  updatedAt: string;
  version: number;
  /** Null: it is not deleted. */
  deletedAt: string | null;
  /** When a deleted one may be removed for good; until then it can be restored. Null: it is not deleted. */
  purgeAt: string | null;
}

export interface CreateOrganization {
  name: string;
  /** 2 to 63 of `a-z0-9-`, no hyphen at an end; made from the name where it is left out. */
  slug?: string;
  plan?: OrganizationPlan;
  /** 1 to 1,000,000; null, which is the default: no limit. */
  seatLimit?: number | null;
  metadata?: Metadata;
}

/** A field that is left out stays as it is. A new `seatLimit` has room for the members that there are. */
export interface UpdateOrganization extends Partial<CreateOrganization> {
  status?: OrganizationStatus;
}

export interface OrganizationQuery extends PageQuery {
  search?: string;
  slug?: string;
  plan?: OrganizationPlan;
  status?: OrganizationStatus;
  createdAfter?: string | Date;
  createdBefore?: string | Date;
  /** Deleted ones too; default false. */
  includeDeleted?: boolean;
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

/** What of an organization a member is told by. */
export interface MemberOrganization {
  id: string;
  name: string;
  slug: string;
}

/** An organization that a user belongs to. */
export interface UserOrganization {
  organization: MemberOrganization;
  role: MemberRole;
  /** Since when. */
  createdAt: string;
}

export interface TransferOwnership {
  /** The member who becomes an owner. */
  toUserId: string;
  /** The owner who becomes an `admin`. May be left out where there is one owner or none. */
  fromUserId?: string;
}

export interface OwnershipTransfer {
  owner: Member;
  /** Null where there was none, or `toUserId` was the owner already. */
  previousOwner: Member | null;
}
