import type { Metadata, MetadataQuery, OneOrMany, PageQuery } from './envelope';

/** Every plan of an organization. */
export const ORGANIZATION_PLANS = ['free', 'pro', 'enterprise'] as const;
/** The plan of an organization. */
export type OrganizationPlan = (typeof ORGANIZATION_PLANS)[number];

/** Every status of an organization. */
export const ORGANIZATION_STATUSES = ['active', 'suspended'] as const;
/** The status of an organization. */
export type OrganizationStatus = (typeof ORGANIZATION_STATUSES)[number];

/** Every sort of the list of organizations. */
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
/** A sort of the list of organizations. `-` sorts in descending order. */
export type OrganizationSort = (typeof ORGANIZATION_SORTS)[number];

/** Every role in an organization. */
export const MEMBER_ROLES = ['owner', 'admin', 'member'] as const;
/** A role in an organization. */
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** A customer, to which users belong as members. */
export interface Organization {
  /** UUID, version 7. Ids sort by the time of creation. */
  id: string;
  /** Name of the customer. */
  name: string;
  /** Unique name for URLs. */
  slug: string;
  /** Id in another system. Null: none. */
  externalId: string | null;
  /** Domains in ASCII and lower case, sorted. */
  domains: string[];
  /** An https URL. Null: none. */
  logoUrl: string | null;
  /** Plan that the customer pays for. */
  plan: OrganizationPlan;
  /** Whether the customer is served at present. */
  status: OrganizationStatus;
  /** Free-form JSON object, at most 16 KiB and at most 5 levels deep. */
  metadata: Metadata;
  /** Number of members. */
  memberCount: number;
  /** Largest number of members. Null: no limit. */
  seatLimit: number | null;
  /** In UTC, with milliseconds. */
  createdAt: string;
  /** Time of the last change, or of the creation if nothing has changed. */
  updatedAt: string;
  /** Grows by one with every change. The `ETag` begins with it. */
  version: number;
  /** Time of the soft delete. Null if it is not deleted. */
  deletedAt: string | null;
  /** The organization can be restored until this time. Afterwards it may be purged. Null if it is not deleted. */
  purgeAt: string | null;
}

/** Fields of a new organization. */
export interface CreateOrganization {
  /** Stored byte for byte. It needs a visible character and must not contain control characters. */
  name: string;
  /** 2 to 63 of `a-z0-9-`, without a hyphen at either end. Default: derived from the name. */
  slug?: string;
  /** 1 to 255 characters. No other organization may have it (`CONFLICT`, 409). Default: null. */
  externalId?: string | null;
  /** At most 50 domains, in any order and spelling. No other organization may have one (`CONFLICT`, 409). Default: none. */
  domains?: string[];
  /** An https URL of at most 2,048 characters. Default: null. */
  logoUrl?: string | null;
  /** A new organization is on `free` by default. */
  plan?: OrganizationPlan;
  /** 1 to 1,000,000. Null: no limit. Default: null. */
  seatLimit?: number | null;
  /**
   * Free-form JSON object, at most 16 KiB and at most 5 levels deep. A change replaces the whole object, except in a
   * merge patch. A whole number that JSON readers cannot hold exactly, such as a long id, must be a string.
   */
  metadata?: Metadata;
}

/** Members that you leave out do not change. A new `seatLimit` must be at least the current number of members. */
export interface UpdateOrganization extends Partial<CreateOrganization> {
  /** Whether the customer is served at present. */
  status?: OrganizationStatus;
}

/** Filters, sort and page of the list of organizations. */
export interface OrganizationQuery extends PageQuery {
  /**
   * A whole id or external id, or a substring of the name, the email or the slug. A row with exactly this id, external
   * id, email or slug comes first, then the rest in the sort order. Blanks at both ends are ignored. Both sides are
   * compared in Unicode form NFKC and lower case, with `İ` as `i` and `ς` as `σ`; external ids byte for byte. An email
   * matches in any spelling that has the same canonical form. `%` and `_` are literal.
   */
  search?: string;
  /** Only the organization with this id. A list matches any of its values. */
  id?: OneOrMany<string>;
  /** Only the organization with this slug. A list matches any of its values. */
  slug?: OneOrMany<string>;
  /** Only the organization with this id in another system, compared byte for byte. A list matches any of its values. */
  externalId?: OneOrMany<string>;
  /** In any spelling. */
  domain?: OneOrMany<string>;
  /** Only organizations on this plan. A list matches any of its values. */
  plan?: OneOrMany<OrganizationPlan>;
  /** Only organizations with this status. A list matches any of its values. */
  status?: OneOrMany<OrganizationStatus>;
  /**
   * Only what has these values in its metadata: `{ tier: 'gold', 'crm.id': 42 }`. Dots lead to nested names. A list
   * matches any of its values. At most 10 paths, which must all match. One path alone is counted exactly, which takes
   * long for a value of very many.
   */
  metadata?: MetadataQuery;
  /** Only what was created after this time. */
  createdAfter?: string | Date;
  /** Only what was created before this time. */
  createdBefore?: string | Date;
  /** Includes soft-deleted organizations. Default: false. */
  includeDeleted?: boolean;
  /**
   * Sort order. A leading `-` means descending. `id` breaks ties. Names are ordered as people do, by ICU's root
   * collation (`und-x-icu`): `ada`, `Ada`, `Änne`, `Zoe`. Other text is ordered by code point.
   */
  sort?: OrganizationSort;
}

/** The user who is the member. */
export interface MemberUser {
  /** Id of the user. */
  id: string;
  /** Email of the user. */
  email: string;
  /** Name of the user. */
  name: string;
}

/** Membership of a user in an organization. */
export interface Member {
  /** Id of the membership. Audit entries about it have it as `resource.id`. */
  id: string;
  /** The user who is the member. */
  user: MemberUser;
  /** Role of the user in the organization. */
  role: MemberRole;
  /** Start of the membership, in UTC. */
  createdAt: string;
}

/** The user to add as a member. */
export interface AddMember {
  /** Id of the user to add. */
  userId: string;
  /** Default: `member`. */
  role?: MemberRole;
}

/** Fields of a member to change. */
export interface UpdateMember {
  /** New role of the user in the organization. */
  role: MemberRole;
}

/** Filters and page of the list of members. */
export interface MemberQuery extends PageQuery {
  /** Only members with this role. A list matches any of its values. */
  role?: OneOrMany<MemberRole>;
}

/** The part of an organization that a membership shows. */
export interface MemberOrganization {
  /** Id of the organization. */
  id: string;
  /** Name of the customer. */
  name: string;
  /** Unique name for URLs. */
  slug: string;
}

/** An organization that a user belongs to. */
export interface UserOrganization {
  /** The organization that the user is a member of. */
  organization: MemberOrganization;
  /** Role of the user in the organization. */
  role: MemberRole;
  /** Start of the membership. */
  createdAt: string;
}

/** The new owner of an organization, and the previous one. */
export interface TransferOwnership {
  /** The member who becomes an owner. */
  toUserId: string;
  /** The owner who becomes an `admin`. Required only if there are several owners. */
  fromUserId?: string;
}

/** The new owner of an organization, and the previous one. */
export interface OwnershipTransfer {
  /** The member who is an owner now. */
  owner: Member;
  /** Null if there was no owner, or if `toUserId` was the owner already. */
  previousOwner: Member | null;
}
