import type { Deleted, Page } from '../contract/envelope';
import type { CreateInvitation, Invitation, InvitationQuery, IssuedInvitation } from '../contract/invitations';
import type { Http } from '../http';
import type { ChangeOptions, MutationOptions, Outcome, RequestOptions, Tryable } from '../options';
import { reader, segment } from './collection';

/** The invitations of organizations. Every method rejects with `NOT_FOUND` (404) if the organization does not exist. */
export interface InvitationsResource {
  /** Returns one page of an organization's invitations, newest first, `{ data, meta }`. */
  list(organizationId: string, query?: InvitationQuery, options?: RequestOptions): Promise<Page<Invitation>>;
  /** Yields every invitation, page by page. */
  iterate(
    organizationId: string,
    query?: Omit<InvitationQuery, 'page'>,
    options?: RequestOptions,
  ): AsyncGenerator<Invitation, void, undefined>;
  /** Returns an invitation. `NOT_FOUND` (404): the organization has no such invitation. */
  get(organizationId: string, id: string, options?: RequestOptions): Promise<Invitation>;
  /**
   * Invites an address, by default as `member`. `acceptUrl` is the link to pass on, or null if the service mails it.
   * `CONFLICT` (409): the address belongs to a member or has a pending invitation.
   */
  create<O extends Tryable<MutationOptions> = object>(
    organizationId: string,
    invitation: CreateInvitation,
    options?: O,
  ): Promise<Outcome<IssuedInvitation, O>>;
  /** Revokes an invitation, so that its link no longer works. `CONFLICT` (409): it was accepted. */
  revoke<O extends Tryable<ChangeOptions> = object>(
    organizationId: string,
    id: string,
    options?: O,
  ): Promise<Outcome<Deleted, O>>;
  /** Creates a new link that is valid for seven days. `CONFLICT` (409): the invitation was accepted or revoked. */
  resend<O extends Tryable<MutationOptions> = object>(
    organizationId: string,
    id: string,
    options?: O,
  ): Promise<Outcome<IssuedInvitation, O>>;
}

// Every method is async, so that an invalid id rejects the promise and never throws.
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
