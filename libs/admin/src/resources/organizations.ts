import type { Deleted, Page } from '../contract/envelope';
import type {
  AddMember,
  CreateOrganization,
  Member,
  MemberQuery,
  Organization,
  OrganizationQuery,
  UpdateMember,
  UpdateOrganization,
} from '../contract/organizations';
import type { Http } from '../http';
import { type Collection, collection, type MutationOptions, type RequestOptions, segment } from './collection';
import { type InvitationsResource, invitationsResource } from './invitations';
import { past, type ReplayedCollection } from './past';

export interface MembersResource {
  /** One page of an organization's members, `{ data, meta }`. */
  list(organizationId: string, query?: MemberQuery, options?: RequestOptions): Promise<Page<Member>>;
  /** Every member, page after page by cursor. */
  iterate(
    organizationId: string,
    query?: Omit<MemberQuery, 'page'>,
    options?: RequestOptions,
  ): AsyncGenerator<Member, void, undefined>;
  /** Makes a user a member (role `member` where none is given); `CONFLICT` (409) where the user is one already. */
  add(organizationId: string, member: AddMember, options?: MutationOptions): Promise<Member>;
  /** Changes the role. */
  update(organizationId: string, userId: string, changes: UpdateMember, options?: MutationOptions): Promise<Member>;
  /** Ends the membership; the user stays. Gives `{ id, deleted: true }`. */
  remove(organizationId: string, userId: string, options?: MutationOptions): Promise<Deleted>;
}

export interface OrganizationsResource extends ReplayedCollection<
  Organization,
  CreateOrganization,
  UpdateOrganization,
  OrganizationQuery
> {
  readonly members: MembersResource;
  readonly invitations: InvitationsResource;
}

const PATH = '/api/admin/organizations';

export function organizationsResource(http: Http): OrganizationsResource {
  return {
    ...collection(http, PATH),
    ...past(http, PATH),
    members: membersResource(http),
    invitations: invitationsResource(http, PATH),
  };
}

// Async throughout, so that an id that cannot be one is a rejection, never a throw.
function membersResource(http: Http): MembersResource {
  const of = (organizationId: string): Collection<Member, AddMember, UpdateMember, MemberQuery> =>
    collection(http, `${PATH}/${segment(organizationId)}/members`);
  return {
    list: async (organizationId, query, options) => of(organizationId).list(query, options),
    async *iterate(organizationId, query, options) {
      yield* of(organizationId).iterate(query, options);
    },
    add: async (organizationId, member, options) => of(organizationId).create(member, options),
    update: async (organizationId, userId, changes, { reason, signal } = {}) =>
      of(organizationId).update(userId, changes, { reason, signal }),
    remove: async (organizationId, userId, { reason, signal } = {}) =>
      of(organizationId).delete(userId, { reason, signal }),
  };
}
