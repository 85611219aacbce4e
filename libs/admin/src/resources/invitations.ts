import type { ApiPromise, PagePromise } from '../api-promise';
import type { Deleted } from '../contract/envelope';
import type { CreateInvitation, Invitation, InvitationQuery, IssuedInvitation } from '../contract/invitations';
import type { Http } from '../http';
import type { Path } from '../http-call';
import type { ChangeOptions, Found, MutationOptions, Outcome, ReadOptions, RequestOptions, Tryable } from '../options';
import { reader } from './collection';

/** The invitations of organizations. Every method rejects with `NOT_FOUND` (404) if the organization does not exist. */
export interface InvitationsResource {
  /** Returns one page of an organization's invitations, newest first, `{ data, meta }`. */
  list(organizationId: string, query?: InvitationQuery, options?: RequestOptions): PagePromise<Invitation>;
  /** Yields every invitation, page by page. */
  iterate(
    organizationId: string,
    query?: Omit<InvitationQuery, 'page'>,
    options?: RequestOptions,
  ): AsyncGenerator<Invitation, void, undefined>;
  /** Returns an invitation. `NOT_FOUND` (404): the organization has no such invitation. */
  get<O extends ReadOptions = object>(
    organizationId: string,
    id: string,
    options?: O,
  ): ApiPromise<Found<Invitation, O>>;
  /**
   * Invites an address, by default as `member`. `acceptUrl` is the link to pass on, or null if the service mails it.
   * `CONFLICT` (409): the address belongs to a member or has a pending invitation.
   */
  create<O extends Tryable<MutationOptions> = object>(
    organizationId: string,
    invitation: CreateInvitation,
    options?: O,
  ): ApiPromise<Outcome<IssuedInvitation, O>>;
  /** Revokes an invitation, so that its link no longer works. `CONFLICT` (409): it was accepted. */
  revoke<O extends Tryable<ChangeOptions> = object>(
    organizationId: string,
    id: string,
    options?: O,
  ): ApiPromise<Outcome<Deleted, O>>;
  /** Creates a new link that is valid for seven days. `CONFLICT` (409): the invitation was accepted or revoked. */
  resend<O extends Tryable<MutationOptions> = object>(
    organizationId: string,
    id: string,
    options?: O,
  ): ApiPromise<Outcome<IssuedInvitation, O>>;
}

export function invitationsResource(http: Http, organizations: Path): InvitationsResource {
  const pathOf = (organizationId: string): Path => [...organizations, organizationId, 'invitations'];
  const of = (organizationId: string) => reader<Invitation, InvitationQuery>(http, pathOf(organizationId));
  return {
    list: (organizationId, query, options) => of(organizationId).list(query, options),
    iterate: (organizationId, query, options) => of(organizationId).iterate(query, options),
    get: (organizationId, id, options) => of(organizationId).get(id, options),
    create: (organizationId, body, options) =>
      http.change({ method: 'POST', path: pathOf(organizationId), body }, options),
    revoke: (organizationId, id, options) =>
      http.change({ method: 'DELETE', path: [...pathOf(organizationId), id] }, options),
    resend: (organizationId, id, options) =>
      http.change({ method: 'POST', path: [...pathOf(organizationId), id, 'resend'] }, options),
  };
}
