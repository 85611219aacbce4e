import type { Deleted, Page } from '../contract/envelope';
import type { CreateInvitation, Invitation, InvitationQuery, IssuedInvitation } from '../contract/invitations';
import type { Http } from '../http';
import { type MutationOptions, reader, type RequestOptions, segment } from './collection';

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
  /**
   * Invites an address, as `member` where no role is given. `acceptUrl` is the link to hand on, or null where a mail takes it
   * along. `CONFLICT` (409) where it is a member's, or has a pending invitation.
   */
  create(organizationId: string, invitation: CreateInvitation, options?: MutationOptions): Promise<IssuedInvitation>;
  /** Ends it; its link is worth nothing any more. `CONFLICT` (409) where it has been accepted. */
  revoke(organizationId: string, id: string, options?: MutationOptions): Promise<Deleted>;
  /** Makes a new link, for seven days from now. `CONFLICT` (409) where it has been accepted or revoked. */
  resend(organizationId: string, id: string, options?: MutationOptions): Promise<IssuedInvitation>;
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
    async create(organizationId, body, { reason, signal } = {}) {
      return http.resource<IssuedInvitation>({ method: 'POST', path: pathOf(organizationId), body, reason, signal });
    },
    async revoke(organizationId, id, { reason, signal } = {}) {
      const path = `${pathOf(organizationId)}/${segment(id)}`;
      return http.resource<Deleted>({ method: 'DELETE', path, reason, signal });
    },
    async resend(organizationId, id, { reason, signal } = {}) {
      const path = `${pathOf(organizationId)}/${segment(id)}/resend`;
      return http.resource<IssuedInvitation>({ method: 'POST', path, reason, signal });
    },
  };
}
