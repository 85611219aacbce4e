import type { ApiPromise, PagePromise } from '../api-promise';
import type { AuditViewer, CreateAuditViewer } from '../contract/audit-viewers';
import type { Deleted } from '../contract/envelope';
import type {
  AddMember,
  CreateOrganization,
  Member,
  MemberQuery,
  Organization,
  OrganizationQuery,
  OwnershipTransfer,
  TransferOwnership,
  UpdateMember,
  UpdateOrganization,
} from '../contract/organizations';
import type { Http } from '../http';
import type { Path } from '../http-call';
import type { Found, MutationOptions, Outcome, ReadOptions, RequestOptions, Tryable } from '../options';
import { byExternalId, type Collection, collection } from './collection';
import { deletable } from './deletable';
import { mergeable } from './mergeable';
import { type InvitationsResource, invitationsResource } from './invitations';
import { historical, type HistoricalCollection } from './historical';

/** Members of organizations. */
export interface MembersResource {
  /** Returns one page of an organization's members, `{ data, meta }`. */
  list(organizationId: string, query?: MemberQuery, options?: RequestOptions): PagePromise<Member>;
  /** Yields every member, page by page. */
  iterate(
    organizationId: string,
    query?: Omit<MemberQuery, 'page'>,
    options?: RequestOptions,
  ): AsyncGenerator<Member, void, undefined>;
  /** Returns a member. `NOT_FOUND` (404): the user is not a member. */
  get(organizationId: string, userId: string, options?: RequestOptions): ApiPromise<Member>;
  /** Adds a user as a member, by default with the role `member`. `CONFLICT` (409): the user is a member already. */
  add<O extends Tryable<MutationOptions> = object>(
    organizationId: string,
    member: AddMember,
    options?: O,
  ): ApiPromise<Outcome<Member, O>>;
  /** Changes the role. */
  update<O extends Tryable<MutationOptions> = object>(
    organizationId: string,
    userId: string,
    changes: UpdateMember,
    options?: O,
  ): ApiPromise<Outcome<Member, O>>;
  /** Removes the membership, but not the user. Returns `{ id, deleted: true }`. */
  remove<O extends Tryable<MutationOptions> = object>(
    organizationId: string,
    userId: string,
    options?: O,
  ): ApiPromise<Outcome<Deleted, O>>;
}

/** Tokens for customers who read their own audit log. */
export interface AuditViewersResource {
  /** Creates a token that only reads and exports the audit entries of the organization. It is an API key: `apiKeys.revoke` ends it. */
  create<O extends Tryable<MutationOptions> = object>(
    organizationId: string,
    viewer: CreateAuditViewer,
    options?: O,
  ): ApiPromise<Outcome<AuditViewer, O>>;
}

/** Organizations, which are the customers. */
export interface OrganizationsResource extends HistoricalCollection<
  Organization,
  CreateOrganization,
  UpdateOrganization,
  OrganizationQuery
> {
  /** Returns the organization that has this id in another system. `NOT_FOUND` (404): none has it. */
  getByExternalId<O extends ReadOptions = object>(externalId: string, options?: O): ApiPromise<Found<Organization, O>>;
  /** Members of organizations. */
  readonly members: MembersResource;
  /** Invitations to organizations. */
  readonly invitations: InvitationsResource;
  /** Tokens for customers who read their own audit log. */
  readonly auditViewers: AuditViewersResource;
  /**
   * Makes a member an owner, and the previous owner an `admin`. `NOT_FOUND` (404): one of them is not a member. `CONFLICT`
   * (409): there are several owners, and `fromUserId` does not name one.
   */
  transferOwnership<O extends Tryable<MutationOptions> = object>(
    id: string,
    transfer: TransferOwnership,
    options?: O,
  ): ApiPromise<Outcome<OwnershipTransfer, O>>;
}

const PATH: Path = ['/api/admin/organizations'];

export function organizationsResource(http: Http): OrganizationsResource {
  return {
    ...collection(http, PATH),
    ...historical(http, PATH),
    ...deletable(http, PATH),
    ...mergeable<Organization, UpdateOrganization>(http, PATH),
    getByExternalId: byExternalId<Organization>(http, PATH),
    members: membersResource(http),
    invitations: invitationsResource(http, PATH),
    auditViewers: {
      create: (organizationId, body, options) =>
        http.change({ method: 'POST', path: [...PATH, organizationId, 'audit-viewers'], body }, options),
    },
    transferOwnership: (id, body, options) =>
      http.change({ method: 'POST', path: [...PATH, id, 'transfer-ownership'], body }, options),
  };
}

function membersResource(http: Http): MembersResource {
  const of = (organizationId: string): Collection<Member, AddMember, UpdateMember, MemberQuery> =>
    collection(http, [...PATH, organizationId, 'members']);
  return {
    list: (organizationId, query, options) => of(organizationId).list(query, options),
    iterate: (organizationId, query, options) => of(organizationId).iterate(query, options),
    get: (organizationId, userId, options) => of(organizationId).get(userId, options),
    add: (organizationId, member, options) => of(organizationId).create(member, options),
    update: (organizationId, userId, changes, options) => of(organizationId).update(userId, changes, options),
    remove: (organizationId, userId, options) => of(organizationId).delete(userId, options),
  };
}
