import type { Metadata, MetadataQuery, OneOrMany, PageQuery } from './envelope';

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
  /** Id in another system. Null: none. */
  externalId: string | null;
  /** Domains in ASCII and lower case, sorted. */
  domains: string[];
  /** An https URL. Null: none. */
  logoUrl: string | null;
  plan: OrganizationPlan;
  status: OrganizationStatus;
  metadata: Metadata;
  memberCount: number;
  /** Largest number of members. Null: no limit. */
  seatLimit: number | null;
  createdAt: string;
  updatedAt: string;
  version: number;
  /** Time of the soft delete. Null if it is not deleted. */
  deletedAt: string | null;
  /** The organization can be restored until this time. Afterwards it may be purged. Null if it is not deleted. */
  purgeAt: string | null;
}

export interface CreateOrganization {
  name: string;
  /** 2 to 63 of `a-z0-9-`, without a hyphen at either end. Default: derived from the name. */
  slug?: string;
  /** 1 to 255 characters. No other organization may have it (`CONFLICT`, 409). Default: null. */
  externalId?: string | null;
  /** At most 50 domains, in any order and spelling. No other organization may have one (`CONFLICT`, 409). Default: none. */
  domains?: string[];
  /** An https URL of at most 2,048 characters. Default: null. */
  logoUrl?: string | null;
  plan?: OrganizationPlan;
  /** 1 to 1,000,000. Null: no limit. Default: null. */
  seatLimit?: number | null;
  metadata?: Metadata;
}

/** Members that you leave out do not change. A new `seatLimit` must be at least the current number of members. */
export interface UpdateOrganization extends Partial<CreateOrganization> {
  status?: OrganizationStatus;
}

export interface OrganizationQuery extends PageQuery {
  search?: string;
  id?: OneOrMany<string>;
  slug?: OneOrMany<string>;
  externalId?: OneOrMany<string>;
  /** In any spelling. */
  domain?: OneOrMany<string>;
  plan?: OneOrMany<OrganizationPlan>;
  status?: OneOrMany<OrganizationStatus>;
  metadata?: MetadataQuery;
  createdAfter?: string | Date;
  createdBefore?: string | Date;
  /** Includes soft-deleted organizations. Default: false. */
  includeDeleted?: boolean;
  sort?: OrganizationSort;
}

export interface MemberUser {
  id: string;
  email: string;
  name: string;
}

export interface Member {
  /** Id of the membership. Audit entries about it have it as `resource.id`. */
  id: string;
  user: MemberUser;
  role: MemberRole;
  createdAt: string;
}

export interface AddMember {
  userId: string;
  /** Default: `member`. */
  role?: MemberRole;
}

export interface UpdateMember {
  role: MemberRole;
}

export interface MemberQuery extends PageQuery {
  role?: OneOrMany<MemberRole>;
}

/** The part of an organization that a membership shows. */
export interface MemberOrganization {
  id: string;
  name: string;
  slug: string;
}

/** An organization that a user belongs to. */
export interface UserOrganization {
  organization: MemberOrganization;
  role: MemberRole;
  /** Start of the membership. */
  createdAt: string;
}

export interface TransferOwnership {
  /** The member who becomes an owner. */
  toUserId: string;
  /** The owner who becomes an `admin`. Required only if there are several owners. */
  fromUserId?: string;
}

export interface OwnershipTransfer {
  owner: Member;
  /** Null if there was no owner, or if `toUserId` was the owner already. */
  previousOwner: Member | null;
}
