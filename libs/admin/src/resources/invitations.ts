import type { Deleted, Page } from '../contract/envelope';
import type { CreateInvitation, Invitation, InvitationQuery, IssuedInvitation } from '../contract/invitations';
import type { Http } from '../http';
import type { ChangeOptions, MutationOptions, Outcome, RequestOptions, Tryable } from '../options';
import { reader, segment } from './collection';

/** Each rejects with `NOT_FOUND` (404) where there is no such organization. */
export interface InvitationsResource {
  /** One page of an organization's invitations, newest first, `{ data, meta }`. */
  list(organizationId: string, query?: InvitationQuery, options?: RequestOptions): Promise<Page<Invitation>>;
  /** Every one of them, page after page by cursor. */
  iterate(
    organizationId: string,
    query?: Omit<InvitationQuery, 'page'>,
    options?: RequestOptions,
  ): AsyncGenerator<Invitation, void, undefined>;
  /** One of them; `NOT_FOUND` (404) where the organization has no such invitation. */
  get(organizationId: string, id: string, options?: RequestOptions): Promise<Invitation>;
  /**
   * Invites an address, as `member` where no role is given. `acceptUrl` is the link to hand on, or null where a mail takes it
   * along. `CONFLICT` (409) where it is a member's, or has a pending invitation.
   */
  create<O extends Tryable<MutationOptions> = object>(
    organizationId: string,
    invitation: CreateInvitation,
    options?: O,
  ): Promise<Outcome<IssuedInvitation, O>>;
  /** Ends it; its link is worth nothing any more. `CONFLICT` (409) where it has been accepted. */
  revoke<O extends Tryable<ChangeOptions> = object>(
    organizationId: string,
    id: string,
    options?: O,
  ): Promise<Outcome<Deleted, O>>;
  /** Makes a new link, for seven days from now. `CONFLICT` (409) where it has been accepted or revoked. */
  resend<O extends Tryable<MutationOptions> = object>(
    organizationId: string,
    id: string,
    options?: O,
  ): Promise<Outcome<IssuedInvitation, O>>;
}

// Async throughout, so that an id that cannot be one is a rejection, never a throw.
export function invitationsResource(http: Http, organizations: string): InvitationsResource {
  const pathOf = (organizationId: string): string => `${organizations}/${segment(organizationId)}/invitations`;
  const of = (organizationId: string) => reader<Invitation, InvitationQuery>(http, pathOf(organizationId));
  return {
    list: async (organizationId, query, options) => of(organizationId).list(query, options),
    async *iterate(organizationId, query, options) {
      yield* of(organizationId).iterate(query, options);
    },
    get: async (organizationId, id, options) => of(organizationId).get(id, options),
    async create<O extends Tryable<MutationOptions> = object>(
      organizationId: string,
      body: CreateInvitation,
      options?: O,
    ) {
      return http.change<IssuedInvitation, O>({ method: 'POST', path: pathOf(organizationId), body }, options);
    },
    async revoke<O extends Tryable<ChangeOptions> = object>(organizationId: string, id: string, options?: O) {
      const path = `${pathOf(organizationId)}/${segment(id)}`;
      return http.change<Deleted, O>({ method: 'DELETE', path }, options);
    },
    async resend<O extends Tryable<MutationOptions> = object>(organizationId: string, id: string, options?: O) {
      const path = `${pathOf(organizationId)}/${segment(id)}/resend`;
      return http.change<IssuedInvitation, O>({ method: 'POST', path }, options);
    },
  };
}
