/* eslint-disable */
// Generated from openapi.json by `npm run openapi`.

export interface paths {
  '/api/admin/users/{id}/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the sessions of a user
     * @description Those in force, newest first. `lastSeenAt` is half a minute behind at most.
     */
    get: operations['sessions.list'];
    put?: never;
    post?: never;
    /**
     * End all sessions of a user
     * @description Of yourself too: then your token is worth nothing after this answer. The user can log in again; suspend the
     *     account, or set another password, where that must not be.
     */
    delete: operations['sessions.deleteAll'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/users/{id}/sessions/{sid}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * End a session of a user
     * @description The very next request with its token is refused. It may be your own.
     */
    delete: operations['sessions.delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Log in
     * @description Begins a session. Send its token with every other request: here, give it to "Authorize". A wrong password, an unknown
     *     email and a suspended account are answered alike. 10 failures for an account from one
     *     address in 15 minutes, 100 for an account from unknown addresses in 24 hours, and 30 from an address in a minute are
     *     answered with 429.
     */
    post: operations['auth.login'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/logout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Log out
     * @description Ends the session of the token: the very next request with it is refused. For every role.
     */
    post: operations['auth.logout'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change the own password
     * @description The user's other sessions end; the one that asks stays. Wrong guesses of the current password count like failed logins,
     *     from their address and in their session.
     *     For every role.
     */
    post: operations['auth.changePassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the own session
     * @description Who the token speaks for, and until when. For every role.
     */
    get: operations['auth.session'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List users
     * @description Filters can be combined; a user must match them all. Pages are walked by `page`, or
     *     by `cursor` with `meta.nextCursor` of the page before. Sorted by `createdAt`, a walk by cursor skips and repeats nothing
     *     while the list changes; in another order a user whose sort value changes meanwhile can come twice or not at all.
     */
    get: operations['users.list'];
    put?: never;
    /**
     * Create a user
     * @description The email must be free. An account without a password cannot log in until one is set.
     */
    post: operations['users.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/users/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a user
     * @description The answer carries the `ETag` that a conditional change needs, but for a deleted user, who is shown only with
     *     `includeDeleted`. With `at` it is the user as it was then, a deleted
     *     one too, and without an `ETag`: before its creation, after its deletion, and where the entries of its creation are not
     *     kept any more, that is a 404.
     */
    get: operations['users.get'];
    put?: never;
    post?: never;
    /**
     * Delete a user
     * @description Memberships and sessions of the account go with it. Until `purgeAt` it can be restored, with its memberships; with
     *     `permanent` it is removed for good at once, also where it is deleted already. Nobody deletes their own account, nor the
     *     last active admin, nor the last owner of an organization that has other members.
     */
    delete: operations['users.delete'];
    options?: never;
    head?: never;
    /**
     * Change a user
     * @description Only what is given changes; what changes nothing leaves `updatedAt`, `version` and the audit log alone. A new
     *     password or a suspension ends all sessions of the account, your own too. `suspendedReason` and `suspendedUntil` go with
     *     a suspension; one that has an end is lifted by itself. Nobody suspends or demotes their own account, and the last
     *     active admin stays one.
     */
    patch: operations['users.update'];
    trace?: never;
  };
  '/api/admin/users/{id}/erase': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Erase a deleted user from the audit log
     * @description Use it for the right to erasure. A user who could still be restored is removed for good. Email, name, metadata,
     *     addresses and user agents of the person in audit entries are replaced by a pseudonym. Ids, roles, times and what was done
     *     stay, and every proof stays valid. Invitations, queued mail and stored responses that mention the person are removed.
     *
     *     It cannot be undone. It leaves an entry in which `X-Audit-Reason` stays: do not name the person there. Repeat it to erase
     *     what a request that was in flight during the first time wrote afterwards.
     *
     *     A person who acted as an admin can be erased only `ERASURE_ADMIN_HOLD_DAYS` (90) after the last such action. Until then the
     *     response is a 409 with the reason `ERASURE_HELD`, and the message has the date.
     */
    post: operations['users.erase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/users/{id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the changes of a user
     * @description The audit entries that changed this very user, newest first, as far back as they are kept. A deleted user has
     *     its history too.
     */
    get: operations['users.history'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/users/{id}/organizations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the organizations of a user
     * @description Newest membership first. Pages are walked by `page`, or by `cursor` with `meta.nextCursor` of the page before, which also stays right while the list changes.
     */
    get: operations['users.organizations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/users/{id}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Restore a deleted user
     * @description With password, role and the memberships of organizations that are there; with a new session once the user logs in.
     *     The email must not be taken by now, and each of those organizations must have a free seat.
     */
    post: operations['users.restore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/organizations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List organizations
     * @description Filters can be combined; an organization must match them all. Pages are walked by `page`, or
     *     by `cursor` with `meta.nextCursor` of the page before. Sorted by `createdAt`, a walk by cursor skips and repeats nothing
     *     while the list changes; in another order one whose sort value changes meanwhile can come twice or not at all.
     */
    get: operations['organizations.list'];
    put?: never;
    /**
     * Create an organization
     * @description The slug must be free; without one it is made from the name.
     */
    post: operations['organizations.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/organizations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get an organization
     * @description The answer carries the `ETag` that a conditional change needs, but for a deleted organization, which is shown only
     *     with `includeDeleted`. With `at` it is the organization as it was then, a
     *     deleted one too, and without an `ETag`: before its creation, after its deletion, and where the entries of its creation are
     *     not kept any more, that is a 404.
     */
    get: operations['organizations.get'];
    put?: never;
    post?: never;
    /**
     * Delete an organization
     * @description Its memberships go with it, and its pending invitations are revoked, each with its own audit entry. The users stay.
     *     Until `purgeAt` it can be restored, with its memberships; with `permanent` it is removed for good at once, also where it is
     *     deleted already.
     */
    delete: operations['organizations.delete'];
    options?: never;
    head?: never;
    /**
     * Change an organization
     * @description Only what is given changes; what changes nothing leaves `updatedAt`, `version` and the audit log alone. A
     *     `seatLimit` must leave room for the members that there are.
     */
    patch: operations['organizations.update'];
    trace?: never;
  };
  '/api/admin/organizations/{id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the changes of an organization
     * @description The audit entries that changed this very organization, newest first, as far back as they are kept. Those of its
     *     members are entries of the memberships. A deleted organization has its history too.
     */
    get: operations['organizations.history'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/organizations/{id}/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Restore a deleted organization
     * @description With the memberships of users who are there. Invitations that the deletion has revoked stay so: invite again. The
     *     slug must not be taken by now, and there must be a seat for each membership.
     */
    post: operations['organizations.restore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/organizations/{id}/transfer-ownership': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Transfer the ownership
     * @description A member becomes an owner, and the owner of before an `admin`, in one step. Where there are several owners,
     *     `fromUserId` says whose ownership it is.
     */
    post: operations['organizations.transferOwnership'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/organizations/{id}/members': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the members of an organization
     * @description Newest first. Pages are walked by `page`, or by `cursor` with `meta.nextCursor` of the page before, which also stays right while the list changes.
     */
    get: operations['members.list'];
    put?: never;
    /**
     * Add a member
     * @description Makes a user a member of the organization; a user can be a member of many.
     */
    post: operations['members.add'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/organizations/{id}/members/{userId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a member
     * @description Whether a user belongs to the organization, in which role and since when.
     */
    get: operations['members.get'];
    put?: never;
    post?: never;
    /**
     * Remove a member
     * @description The user stays; only the membership goes, for good. `id` of the answer is the user's. The last
     *     owner can go only as the last member.
     */
    delete: operations['members.remove'];
    options?: never;
    head?: never;
    /**
     * Change a member's role
     * @description What changes nothing leaves the audit log alone. The last owner stays one: transfer the ownership first.
     */
    patch: operations['members.update'];
    trace?: never;
  };
  '/api/admin/organizations/{id}/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the invitations of an organization
     * @description Newest first, whatever has become of them. One that has expired is replaced when its address is invited again.
     */
    get: operations['invitations.list'];
    put?: never;
    /**
     * Invite somebody
     * @description Whoever reads mail at the address becomes a member by opening the link, within seven days, once. Where the service
     *     sends mail the link is in it and `acceptUrl` is null; else `acceptUrl` is the link to hand on.
     */
    post: operations['invitations.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/organizations/{id}/invitations/{invitationId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get an invitation
     * @description What has become of it. The link is not told again. The answer carries the `ETag` that a conditional revocation needs.
     */
    get: operations['invitations.get'];
    put?: never;
    post?: never;
    /**
     * Revoke an invitation
     * @description Its link is worth nothing any more, and a mail that waits to be sent is not sent. It stays in the list as `revoked`.
     */
    delete: operations['invitations.revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/organizations/{id}/invitations/{invitationId}/resend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Resend an invitation
     * @description With a new link, for seven days from now; the one before is worth nothing any more. Also where it has expired.
     */
    post: operations['invitations.resend'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/invitations/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Accept an invitation
     * @description For whoever has its link, without a session. Makes the account with the invited address a member, and makes that
     *     account where there is none: then `name` and `password` are needed. A token works once; one that is wrong, used, replaced,
     *     revoked or too old is answered alike. Log in afterwards.
     */
    post: operations['auth.acceptInvitation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the settings
     * @description What is in force now, from whoever set it: an admin, or the environment.
     */
    get: operations['settings.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change settings
     * @description Only what is given changes. `null` resets a setting to the value of the environment. The change is in force on every
     *     instance within 5 s, without a restart.
     */
    patch: operations['settings.update'];
    trace?: never;
  };
  '/api/admin/audit-logs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List audit entries
     * @description Newest first. An entry must match every filter. Page with `page`, or with `cursor` and the `meta.nextCursor` of the previous page. A cursor stays correct while the list changes.
     */
    get: operations['auditLogs.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/audit-logs/checkpoints': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List checkpoints
     * @description Newest first. Every few seconds the service seals new entries: it signs their Merkle root together with the root of the previous checkpoint.
     */
    get: operations['auditCheckpoints.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/audit-logs/checkpoints/latest': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get the latest checkpoint
     * @description Keep it outside the system. With it, you can detect later changes to the entries up to it, a log that was cut off, and a restore of an older backup.
     */
    get: operations['auditCheckpoints.latest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/audit-logs/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Export audit entries
     * @description Streams every entry that matches the filters, in order of sequence: one line of JSON for each entry, or a table (RFC4180). Each line has the proof that its entry is included under a signed checkpoint. The service first seals the entries that are not sealed yet. The export contains every matching entry up to the sequence in `Audit-Export-Up-To`. `Audit-Export-Complete: false` means that entries written before the request are missing at the end. They could not be sealed within 5 seconds, because a transaction stays open. If the connection breaks, the export is incomplete: repeat the request with the `cursor` of the last line. The export writes an audit entry itself. Each user can run 5 exports at a time. The service closes the connection of a client that reads nothing for a minute. In a table, a cell that begins with one of `= + - @`, a tab, a carriage return or `'` is prefixed with `'`, so that no spreadsheet runs it as a formula.
     */
    get: operations['auditLogs.export'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/audit-logs/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Follow the audit log
     * @description Server-sent events (WHATWG HTML, 9.2). The stream sends each entry that matches the filters, in order of `sequence`, as soon as no earlier entry can appear. If the connection breaks, reconnect with the last id: you miss no entry and get none twice. A heartbeat arrives at least every 15 s. The stream ends when the session ends. Each user can have 10 streams.
     */
    get: operations['auditLogs.follow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/audit-logs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get an audit entry
     * @description No route changes or removes an entry.
     */
    get: operations['auditLogs.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/audit-logs/{id}/proof': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Prove an audit entry
     * @description The proof leads from the entry to the signed root of its checkpoint. If the entry is not sealed yet, the service seals it first.
     */
    get: operations['auditCheckpoints.proof'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Returns whether the process runs
     * @description For an orchestrator that restarts dead processes. It does not query the database. The request is not counted, and the response has no envelope.
     */
    get: operations['health.live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Returns whether the service can handle requests
     * @description For a load balancer: the database is available and writable, and the service is not stopping. The request is not counted, and the response has no envelope. `warnings` does not change the status: `AUDIT_SEAL_LATE` means that the oldest audit entry without a seal is older than ten seal intervals, `CLOCK_DIFFERENCE` that the clocks of this instance and of the database differ by more than a second.
     */
    get: operations['health.ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description What accepting an invitation needs. */
    AcceptInvitation: {
      /**
       * @description What the link holds behind `#token=`.
       * @example 3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
       */
      token: string;
      /**
       * @description Of the account that is made; needed where there is none with the address, and refused where there is one.
       * @example Grace Hopper
       */
      name?: string;
      /**
       * Format: password
       * @description The same for its password, which has the rules of every password.
       * @example a moth in relay no. 70
       */
      password?: string;
    };
    /** @description Who has become a member of what. */
    AcceptedInvitation: {
      /** @description Where. */
      organization: components['schemas']['InvitingOrganization'];
      /** @description Who, by an account that was there or was made now. */
      user: components['schemas']['MemberUser'];
      /**
       * @description As what.
       * @example member
       * @enum {string}
       */
      role: 'owner' | 'admin' | 'member';
    };
    AcceptedInvitationEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['AcceptedInvitation'];
    };
    /** @description Who is to become a member. */
    AddMember: {
      /**
       * Format: uuid
       * @description Id of the user who is to become a member.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      userId: string;
      /**
       * @description `member` where this is left out.
       * @example member
       * @enum {string}
       */
      role?: 'owner' | 'admin' | 'member';
    };
    /** @description The user or system that acted, or that was refused. */
    AuditActor: {
      /**
       * @description `user` for a request, `system` for the service itself.
       * @example user
       * @enum {string}
       */
      type: 'user' | 'system';
      /**
       * Format: uuid
       * @description Id of the user. Null for the system, and for a request without a session.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      id: string | null;
      /**
       * Format: email
       * @description Email of the actor at the time.
       * @example admin@example.com
       */
      email: string | null;
    };
    /** @description The seal on a range of entries. If you keep a checkpoint outside the system, any later change to the entries up to it can be detected. The signature covers every other member, in the canonical form of RFC8785. */
    AuditCheckpoint: {
      /**
       * @description Format of the checkpoint.
       * @example admin-api/audit-checkpoint/1
       * @enum {string}
       */
      format: 'admin-api/audit-checkpoint/1';
      /**
       * Format: int64
       * @description Number of the checkpoint: 1, 2, 3 and so on, without gaps.
       * @example 7
       */
      number: number;
      /**
       * Format: int64
       * @description First sequence of the range. It follows the last one of the previous checkpoint.
       * @example 41
       */
      firstSequence: number;
      /**
       * Format: int64
       * @description Last sequence of the range.
       * @example 52
       */
      lastSequence: number;
      /**
       * Format: int32
       * @description Number of entries in the range.
       * @example 11
       */
      entries: number;
      /**
       * @description Sequences of the range that no entry has, because their transactions were rolled back. Each item is an inclusive range.
       * @example [
       *       [
       *         44,
       *         44
       *       ]
       *     ]
       */
      missing: number[][];
      /**
       * @description Merkle tree hash of the entries (RFC9162, 2.1.1), in hex.
       * @example 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d
       */
      root: string;
      /**
       * @description Root of the previous checkpoint. Null for the first checkpoint.
       * @example 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d
       */
      previousRoot: string | null;
      /**
       * Format: date-time
       * @description Time of sealing, in UTC.
       * @example 2026-01-31T12:00:03.000Z
       */
      sealedAt: string;
      /**
       * @description Ed25519 public key, the raw 32 bytes in base64url.
       * @example 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo
       */
      publicKey: string;
      /**
       * @description Ed25519 signature in base64url.
       * @example 5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc-bRr0lv18FlbviRlUUFDjnoQCw
       */
      signature: string;
    };
    AuditCheckpointEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['AuditCheckpoint'];
    };
    AuditCheckpointPage: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      /** @description The items of the page, in order. */
      data: components['schemas']['AuditCheckpoint'][];
      meta: components['schemas']['PageMeta'];
    };
    /** @description A change, a refusal, or a read if reads are recorded. The entry of a change is written in the same transaction. */
    AuditLog: {
      /**
       * Format: uuid
       * @description Id of the entry.
       * @example 01890a5d-ac96-774b-bcce-b302099a8059
       */
      id: string;
      /**
       * Format: int64
       * @description Position in the log. It grows with every entry. Gaps are possible, repetition is not.
       * @example 42
       */
      sequence: number;
      /**
       * Format: date-time
       * @description Time of the event, in UTC.
       * @example 2026-01-31T12:00:00.000Z
       */
      occurredAt: string;
      /**
       * @description Kind of operation.
       * @example UPDATE
       * @enum {string}
       */
      action: 'CREATE' | 'UPDATE' | 'DELETE' | 'READ';
      /** @description The resource that the entry is about. */
      resource: components['schemas']['AuditResource'];
      /** @description The user or system that acted. */
      actor: components['schemas']['AuditActor'];
      /**
       * @description The audited fields that changed, each with its value before and after. CREATE lists every audited field with
       *     `from: null`, DELETE with `to: null`. A password appears as `[REDACTED]`.
       * @example {
       *       "name": {
       *         "from": "Ada",
       *         "to": "Ada Lovelace"
       *       }
       *     }
       */
      changes: {
        [key: string]: {
          /** @description Value before, any JSON. Null for CREATE. */
          from: unknown;
          /** @description Value after, any JSON. Null for DELETE. */
          to: unknown;
        };
      };
      /**
       * @description `SUCCESS` if the operation was done, `DENIED` if it was refused.
       * @example SUCCESS
       * @enum {string}
       */
      outcome: 'SUCCESS' | 'DENIED';
      /**
       * @description The `X-Audit-Reason` of the request. For a refusal: its error code, such as `FORBIDDEN`.
       * @example null
       */
      reason: string | null;
      /**
       * @description The `X-Request-Id` of the request.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      requestId: string | null;
      /**
       * @description Client address of the request. Once it is erased: the pseudonym of the person.
       * @example 203.0.113.7
       */
      ip: string | null;
      /**
       * @description The `User-Agent` of the request.
       * @example curl/8.5.0
       */
      userAgent: string | null;
    };
    AuditLogEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['AuditLog'];
    };
    AuditLogPage: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      /** @description The items of the page, in order. */
      data: components['schemas']['AuditLog'][];
      meta: components['schemas']['PageMeta'];
    };
    /** @description The resource that was changed or read, or to which access was refused. */
    AuditResource: {
      /**
       * @description Kind of resource.
       * @example user
       * @enum {string}
       */
      type: 'user' | 'organization' | 'membership' | 'invitation' | 'settings' | 'session' | 'audit_log' | 'route';
      /**
       * @description Id of the resource. `settings` for the settings. `-` if a read or a refusal is about no particular resource.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      id: string;
      /**
       * @description Readable name of the resource at the time, such as an email or a slug.
       * @example ada@example.com
       */
      label: string;
    };
    /** @description The password of the own account, old and new. */
    ChangePassword: {
      /**
       * Format: password
       * @description The password until now.
       * @example analytical engine no. 1
       */
      currentPassword: string;
      /**
       * Format: password
       * @description `passwordMinLength` to 256 characters; commonly used passwords and ones made of the own name or email are refused.
       * @example difference engine no. 2
       */
      newPassword: string;
    };
    /** @description Who is to be invited. */
    CreateInvitation: {
      /**
       * Format: email
       * @description Where the person reads mail; with an account or without one.
       * @example grace@example.com
       */
      email: string;
      /**
       * @description `member` where this is left out.
       * @example member
       * @enum {string}
       */
      role?: 'owner' | 'admin' | 'member';
    };
    /** @description What a new organization needs. */
    CreateOrganization: {
      /**
       * @description Kept byte for byte; at least one visible character, no control characters.
       * @example Acme Corp
       */
      name: string;
      /**
       * @description Unique name for URLs. If it is left out, a new organization gets one that is derived from its name in Latin letters, with
       *     a number if that is taken: `acme`, `acme-2`.
       * @example acme-corp
       */
      slug?: string;
      /**
       * @description A new organization is on `free` where this is left out.
       * @example enterprise
       * @enum {string}
       */
      plan?: 'free' | 'pro' | 'enterprise';
      /**
       * Format: int32
       * @description How many members it can have; null, or left out of a new one: any number.
       * @example 25
       */
      seatLimit?: number | null;
      /**
       * @description Free-form JSON object of your own, replaced as a whole: at most 16 KiB, at most 5 levels deep.
       * @example {
       *       "region": "eu"
       *     }
       */
      metadata?: {
        [key: string]: unknown;
      };
    };
    /** @description What a new account needs. */
    CreateUser: {
      /**
       * Format: email
       * @description Unique. Stored in canonical form: trimmed, NFKC, lower case, the domain in ASCII.
       * @example ada@example.com
       */
      email: string;
      /**
       * @description Kept byte for byte; at least one visible character, no control characters.
       * @example Ada Lovelace
       */
      name: string;
      /**
       * Format: password
       * @description `passwordMinLength` to 256 characters; commonly used passwords and ones made of the account's own name or email
       *     are refused. An account without a password cannot log in.
       * @example analytical engine no. 1
       */
      password?: string;
      /**
       * @description A new account is a `user` where this is left out. Nobody demotes their own account.
       * @example user
       * @enum {string}
       */
      role?: 'admin' | 'user';
      /**
       * @description Free-form JSON object of your own, replaced as a whole: at most 16 KiB, at most 5 levels deep.
       * @example {
       *       "team": "research"
       *     }
       */
      metadata?: {
        [key: string]: unknown;
      };
    };
    /** @description Whose session this is, and until when. */
    CurrentSession: {
      /** @description Whose it is. */
      user: components['schemas']['User'];
      /** @description The session of the token. */
      session: components['schemas']['Session'];
    };
    CurrentSessionEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['CurrentSession'];
    };
    /** @description A deleted resource. */
    Deleted: {
      /**
       * Format: uuid
       * @description Id of the deleted resource.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      id: string;
      /**
       * @description Always true.
       * @example true
       * @enum {boolean}
       */
      deleted: true;
    };
    DeletedDryRun: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['Deleted'];
      meta: components['schemas']['DryRunMeta'];
    };
    DeletedEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['Deleted'];
    };
    /** @description A deleted resource, and the time until which it can be restored. */
    DeletedResource: {
      /**
       * Format: uuid
       * @description Id of the deleted resource.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      id: string;
      /**
       * @description Always true.
       * @example true
       * @enum {boolean}
       */
      deleted: true;
      /**
       * Format: date-time
       * @description Until this time the resource can be restored. Then it is purged. Null if it was purged at once.
       * @example 2026-03-02T12:00:00.000Z
       */
      purgeAt: string | null;
    };
    DeletedResourceDryRun: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['DeletedResource'];
      meta: components['schemas']['DryRunMeta'];
    };
    DeletedResourceEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['DeletedResource'];
    };
    /** @description Effect of a change with `dryRun=true`. */
    DryRunMeta: {
      /**
       * @description Always true: nothing was stored.
       * @enum {boolean}
       */
      dryRun: true;
      /** @description The first 100 audit entries that the change would write, in order. */
      changes: components['schemas']['PlannedChange'][];
      /** @description Numbers of all audit entries that the change would write, by kind. */
      counts: components['schemas']['PlannedCount'][];
      /**
       * Format: int64
       * @description Number of audit entries that the change would write.
       */
      totalChanges: number;
    };
    /** @description What ending all sessions of a user came to. */
    EndedSessions: {
      /**
       * Format: int32
       * @description How many there were.
       * @example 2
       */
      ended: number;
    };
    EndedSessionsDryRun: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['EndedSessions'];
      meta: components['schemas']['DryRunMeta'];
    };
    EndedSessionsEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['EndedSessions'];
    };
    /** @description What the erasure of a person came to. */
    Erased: {
      /**
       * Format: uuid
       * @description Id of the user, which stays in the log.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      id: string;
      /**
       * @description Always true.
       * @example true
       * @enum {boolean}
       */
      erased: true;
      /**
       * Format: int64
       * @description How many audit entries hold the pseudonym in place of values of this person.
       * @example 17
       */
      entries: number;
      /**
       * Format: email
       * @description What stands there now.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057@erased.invalid
       */
      pseudonym: string;
    };
    ErasedDryRun: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['Erased'];
      meta: components['schemas']['DryRunMeta'];
    };
    ErasedEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['Erased'];
    };
    /** @description An error. */
    Error: {
      /**
       * @description Stable code for programs. Each code has one status; BAD_REQUEST is also used with 408.
       * @enum {string}
       */
      code:
        | 'BAD_REQUEST'
        | 'UNAUTHORIZED'
        | 'FORBIDDEN'
        | 'NOT_FOUND'
        | 'METHOD_NOT_ALLOWED'
        | 'CONFLICT'
        | 'PRECONDITION_FAILED'
        | 'PAYLOAD_TOO_LARGE'
        | 'UNSUPPORTED_MEDIA_TYPE'
        | 'IDEMPOTENCY_KEY_REUSED'
        | 'PRECONDITION_REQUIRED'
        | 'RATE_LIMITED'
        | 'INTERNAL_ERROR'
        | 'SERVICE_UNAVAILABLE';
      /** @description A sentence for people. It may be reworded. */
      message: string;
      /** @description The `X-Request-Id` of the response. The same id is in the log and the audit log. */
      requestId: string;
      /**
       * @description Stable constant that tells cases with the same code apart. Absent if the code has only one case.
       * @enum {string}
       */
      reason?:
        | 'ACCOUNT_LOCKED'
        | 'ALREADY_INVITED'
        | 'ALREADY_MEMBER'
        | 'EMAIL_TAKEN'
        | 'ERASURE_HELD'
        | 'INVITATION_ACCEPTED'
        | 'INVITATION_REVOKED'
        | 'INVITEE_SUSPENDED'
        | 'KEY_IN_PROGRESS'
        | 'LAST_ADMIN'
        | 'LAST_OWNER'
        | 'NOT_AN_OWNER'
        | 'NOT_SEALED_YET'
        | 'ORGANIZATION_FULL'
        | 'OWN_ACCOUNT'
        | 'SEAT_LIMIT_REACHED'
        | 'SEAT_LIMIT_TOO_LOW'
        | 'SEVERAL_OWNERS'
        | 'SLUG_TAKEN'
        | 'USER_NOT_DELETED';
      /** @description With BAD_REQUEST: one entry per fault, 100 at most. */
      details?: components['schemas']['ErrorDetail'][];
    };
    /** @description One fault of a request. */
    ErrorDetail: {
      /** @description Path of the faulty member, e.g. `email` or `page`. `body` is the whole body. */
      field: string;
      /** @description Kind of fault, e.g. `REQUIRED`, `UNKNOWN_FIELD`, `MAX_LENGTH`. */
      code: string;
      /** @description A sentence about the fault. */
      message: string;
    };
    /** @description Body of every error response. */
    ErrorEnvelope: {
      /**
       * @description Always false.
       * @enum {boolean}
       */
      success: false;
      error: components['schemas']['Error'];
    };
    /** @description A line of an export: an entry with its proof. */
    ExportedAuditLog: {
      /**
       * Format: uuid
       * @description Id of the entry.
       * @example 01890a5d-ac96-774b-bcce-b302099a8059
       */
      id: string;
      /**
       * Format: int64
       * @description Position in the log. It grows with every entry. Gaps are possible, repetition is not.
       * @example 42
       */
      sequence: number;
      /**
       * Format: date-time
       * @description Time of the event, in UTC.
       * @example 2026-01-31T12:00:00.000Z
       */
      occurredAt: string;
      /**
       * @description Kind of operation.
       * @example UPDATE
       * @enum {string}
       */
      action: 'CREATE' | 'UPDATE' | 'DELETE' | 'READ';
      /** @description The resource that the entry is about. */
      resource: components['schemas']['AuditResource'];
      /** @description The user or system that acted. */
      actor: components['schemas']['AuditActor'];
      /**
       * @description The audited fields that changed, each with its value before and after. CREATE lists every audited field with
       *     `from: null`, DELETE with `to: null`. A password appears as `[REDACTED]`.
       * @example {
       *       "name": {
       *         "from": "Ada",
       *         "to": "Ada Lovelace"
       *       }
       *     }
       */
      changes: {
        [key: string]: {
          /** @description Value before, any JSON. Null for CREATE. */
          from: unknown;
          /** @description Value after, any JSON. Null for DELETE. */
          to: unknown;
        };
      };
      /**
       * @description `SUCCESS` if the operation was done, `DENIED` if it was refused.
       * @example SUCCESS
       * @enum {string}
       */
      outcome: 'SUCCESS' | 'DENIED';
      /**
       * @description The `X-Audit-Reason` of the request. For a refusal: its error code, such as `FORBIDDEN`.
       * @example null
       */
      reason: string | null;
      /**
       * @description The `X-Request-Id` of the request.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      requestId: string | null;
      /**
       * @description Client address of the request. Once it is erased: the pseudonym of the person.
       * @example 203.0.113.7
       */
      ip: string | null;
      /**
       * @description The `User-Agent` of the request.
       * @example curl/8.5.0
       */
      userAgent: string | null;
      /** @description Salts or commitments of the personal values. The leaf hash is computed with them. */
      personal: components['schemas']['PersonalGroups'];
      /** @description Proof that the entry is included under a checkpoint. */
      proof: components['schemas']['ExportedProof'];
      /**
       * @description Continues the export after this line.
       * @example WyJxM2ZrT0p6c2x2UTJ4a0FTIiwiNDIiLCI0MiIsMV0
       */
      cursor: string;
    };
    /** @description Proves that the entry of a line is included under the root of its checkpoint. */
    ExportedProof: {
      /**
       * Format: int32
       * @description Index among the entries of the checkpoint, from 0.
       * @example 3
       */
      leafIndex: number;
      /**
       * @description Sibling hashes from the leaf to the root (RFC9162, 2.1.3.1), in hex.
       * @example [
       *       "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
       *     ]
       */
      path: string[];
      /**
       * @description The checkpoint. Its first line in a response has the whole checkpoint, and its other lines have the number.
       * @example 7
       */
      checkpoint: components['schemas']['AuditCheckpoint'] | number;
    };
    /** @description What a probe is told. */
    Health: {
      /**
       * @description Always `ok`; anything else is an error.
       * @example ok
       * @enum {string}
       */
      status: 'ok';
    };
    /** @description Proves that an entry is included under the root of a checkpoint. */
    InclusionProof: {
      /** @description The entry. */
      entry: components['schemas']['AuditLog'];
      /** @description Salts or commitments of the personal values. The leaf hash is computed with them. */
      personal: components['schemas']['PersonalGroups'];
      /**
       * Format: int32
       * @description Index among the entries of the checkpoint, from 0.
       * @example 3
       */
      leafIndex: number;
      /**
       * @description Sibling hashes from the leaf to the root (RFC9162, 2.1.3.1), in hex.
       * @example [
       *       "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
       *     ]
       */
      path: string[];
      /** @description The checkpoint to whose root the path leads. */
      checkpoint: components['schemas']['AuditCheckpoint'];
    };
    InclusionProofEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['InclusionProof'];
    };
    /** @description An offer to become a member, to whoever reads mail at an address. */
    Invitation: {
      /**
       * Format: uuid
       * @description Id of the invitation; also of the account that accepting it makes, where there was none with the address.
       * @example 01890a5d-ac96-774b-bcce-b302099a8059
       */
      id: string;
      /**
       * Format: uuid
       * @description Of what one is to become a member.
       * @example 01890a5d-ac96-774b-bcce-b302099a8058
       */
      organizationId: string;
      /**
       * Format: email
       * @description In canonical form, like that of a user.
       * @example grace@example.com
       */
      email: string;
      /**
       * @description As what.
       * @example member
       * @enum {string}
       */
      role: 'owner' | 'admin' | 'member';
      /**
       * @description Only a pending one can be accepted.
       * @example pending
       * @enum {string}
       */
      status: 'pending' | 'accepted' | 'revoked' | 'expired';
      /**
       * Format: uuid
       * @description Id of the admin who made it.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      invitedBy: string | null;
      /**
       * Format: uuid
       * @description Id of the account that became a member by the link or in another way; null until then.
       * @example null
       */
      userId: string | null;
      /**
       * @description What became of the mail with the link. `none`: no mail waits or was sent, because the service sends no mail or the mail was
       *     taken back. `queued`: it waits to be sent, or to be retried. `sent`: the mail server took it. `failed`: it is not retried.
       * @example sent
       * @enum {string}
       */
      deliveryStatus: 'none' | 'queued' | 'sent' | 'failed';
      /**
       * @description Why the last attempt to send the mail failed, in the words of the mail server; null if none did, or the mail was sent.
       * @example null
       */
      deliveryError: string | null;
      /**
       * Format: date-time
       * @description When the mail server took the mail with the current link; null until then.
       * @example 2026-01-31T12:00:00.000Z
       */
      sentAt: string | null;
      /**
       * Format: date-time
       * @description Until when the link can be used: seven days.
       * @example 2026-02-07T12:00:00.000Z
       */
      expiresAt: string;
      /**
       * Format: date-time
       * @description Null until then.
       * @example null
       */
      acceptedAt: string | null;
      /**
       * Format: date-time
       * @description Null until then.
       * @example null
       */
      revokedAt: string | null;
      /**
       * Format: date-time
       * @description In UTC, with milliseconds.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description Time of the last change; creation, if there was none.
       * @example 2026-01-31T12:00:00.000Z
       */
      updatedAt: string;
      /**
       * Format: int32
       * @description Grows by one with every change.
       * @example 1
       */
      version: number;
    };
    InvitationEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['Invitation'];
    };
    InvitationPage: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      /** @description The items of the page, in order. */
      data: components['schemas']['Invitation'][];
      meta: components['schemas']['PageMeta'];
    };
    /** @description What somebody has become a member of. */
    InvitingOrganization: {
      /**
       * Format: uuid
       * @description Id of the organization.
       * @example 01890a5d-ac96-774b-bcce-b302099a8058
       */
      id: string;
      /**
       * @description What it is called.
       * @example Acme Corp
       */
      name: string;
      /**
       * @description Its short name.
       * @example acme-corp
       */
      slug: string;
    };
    /** @description An invitation whose link was just made. */
    IssuedInvitation: {
      /**
       * Format: uuid
       * @description Id of the invitation; also of the account that accepting it makes, where there was none with the address.
       * @example 01890a5d-ac96-774b-bcce-b302099a8059
       */
      id: string;
      /**
       * Format: uuid
       * @description Of what one is to become a member.
       * @example 01890a5d-ac96-774b-bcce-b302099a8058
       */
      organizationId: string;
      /**
       * Format: email
       * @description In canonical form, like that of a user.
       * @example grace@example.com
       */
      email: string;
      /**
       * @description As what.
       * @example member
       * @enum {string}
       */
      role: 'owner' | 'admin' | 'member';
      /**
       * @description Only a pending one can be accepted.
       * @example pending
       * @enum {string}
       */
      status: 'pending' | 'accepted' | 'revoked' | 'expired';
      /**
       * Format: uuid
       * @description Id of the admin who made it.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      invitedBy: string | null;
      /**
       * Format: uuid
       * @description Id of the account that became a member by the link or in another way; null until then.
       * @example null
       */
      userId: string | null;
      /**
       * @description What became of the mail with the link. `none`: no mail waits or was sent, because the service sends no mail or the mail was
       *     taken back. `queued`: it waits to be sent, or to be retried. `sent`: the mail server took it. `failed`: it is not retried.
       * @example sent
       * @enum {string}
       */
      deliveryStatus: 'none' | 'queued' | 'sent' | 'failed';
      /**
       * @description Why the last attempt to send the mail failed, in the words of the mail server; null if none did, or the mail was sent.
       * @example null
       */
      deliveryError: string | null;
      /**
       * Format: date-time
       * @description When the mail server took the mail with the current link; null until then.
       * @example 2026-01-31T12:00:00.000Z
       */
      sentAt: string | null;
      /**
       * Format: date-time
       * @description Until when the link can be used: seven days.
       * @example 2026-02-07T12:00:00.000Z
       */
      expiresAt: string;
      /**
       * Format: date-time
       * @description Null until then.
       * @example null
       */
      acceptedAt: string | null;
      /**
       * Format: date-time
       * @description Null until then.
       * @example null
       */
      revokedAt: string | null;
      /**
       * Format: date-time
       * @description In UTC, with milliseconds.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description Time of the last change; creation, if there was none.
       * @example 2026-01-31T12:00:00.000Z
       */
      updatedAt: string;
      /**
       * Format: int32
       * @description Grows by one with every change.
       * @example 1
       */
      version: number;
      /**
       * Format: uri
       * @description The link, where the service sends no mail: hand it on, it is shown this once. Null where a mail takes it along.
       * @example https://app.example.com/invitations/accept#token=3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
       */
      acceptUrl: string | null;
    };
    IssuedInvitationDryRun: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['IssuedInvitation'];
      meta: components['schemas']['DryRunMeta'];
    };
    IssuedInvitationEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['IssuedInvitation'];
    };
    /** @description Who wants to begin a session. */
    Login: {
      /**
       * Format: email
       * @description Email of the account, in any spelling of it.
       * @example admin@example.com
       */
      email: string;
      /**
       * Format: password
       * @description Password of the account.
       * @example analytical engine no. 1
       */
      password: string;
    };
    /** @description A new session. */
    LoginResult: {
      /**
       * @description Send it as `Authorization: Bearer <token>`.
       * @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2lnbmF0dXJl
       */
      token: string;
      /**
       * Format: date-time
       * @description When it ends by itself, in UTC.
       * @example 2026-02-01T00:00:00.000Z
       */
      expiresAt: string;
      /** @description Whose it is. */
      user: components['schemas']['User'];
    };
    LoginResultEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['LoginResult'];
    };
    /** @description The place of a user in an organization. */
    Member: {
      /** @description Who it is. */
      user: components['schemas']['MemberUser'];
      /**
       * @description What the user may do in the organization.
       * @example member
       * @enum {string}
       */
      role: 'owner' | 'admin' | 'member';
      /**
       * Format: date-time
       * @description Since when, in UTC.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
    };
    MemberDryRun: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['Member'];
      meta: components['schemas']['DryRunMeta'];
    };
    MemberEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['Member'];
    };
    /** @description The organization that a user belongs to. */
    MemberOrganization: {
      /**
       * Format: uuid
       * @description Id of the organization.
       * @example 01890a5d-ac96-774b-bcce-b302099a8058
       */
      id: string;
      /**
       * @description What the customer is called.
       * @example Acme Corp
       */
      name: string;
      /**
       * @description Unique name for URLs.
       * @example acme-corp
       */
      slug: string;
    };
    MemberPage: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      /** @description The items of the page, in order. */
      data: components['schemas']['Member'][];
      meta: components['schemas']['PageMeta'];
    };
    /** @description The user that a member is. */
    MemberUser: {
      /**
       * Format: uuid
       * @description Id of the user.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      id: string;
      /**
       * Format: email
       * @description Email of the user.
       * @example ada@example.com
       */
      email: string;
      /**
       * @description What the user is called.
       * @example Ada Lovelace
       */
      name: string;
    };
    /** @description A customer, to which users belong as members. */
    Organization: {
      /**
       * Format: uuid
       * @description UUID, version 7: ids sort by the time of their making.
       * @example 01890a5d-ac96-774b-bcce-b302099a8058
       */
      id: string;
      /**
       * @description What the customer is called.
       * @example Acme Corp
       */
      name: string;
      /**
       * @description Unique name for URLs.
       * @example acme-corp
       */
      slug: string;
      /**
       * @description What the customer pays for.
       * @example enterprise
       * @enum {string}
       */
      plan: 'free' | 'pro' | 'enterprise';
      /**
       * @description Whether the customer is served.
       * @example active
       * @enum {string}
       */
      status: 'active' | 'suspended';
      /**
       * @description Free-form JSON object of the client's own: at most 16 KiB, at most 5 levels deep.
       * @example {
       *       "region": "eu"
       *     }
       */
      metadata: {
        [key: string]: unknown;
      };
      /**
       * Format: int32
       * @description How many users belong to it.
       * @example 3
       */
      memberCount: number;
      /**
       * Format: int32
       * @description How many members it can have; null: any number.
       * @example 25
       */
      seatLimit: number | null;
      /**
       * Format: date-time
       * @description In UTC, with milliseconds.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description Time of the last change; creation, if there was none.
       * @example 2026-01-31T12:00:00.000Z
       */
      updatedAt: string;
      /**
       * Format: int32
       * @description Grows by one with every change; the `ETag` begins with it.
       * @example 1
       */
      version: number;
      /**
       * Format: date-time
       * @description When it was deleted; null where it is not. Deleted ones are shown only with `includeDeleted`.
       * @example null
       */
      deletedAt: string | null;
      /**
       * Format: date-time
       * @description When a deleted one may be removed for good; until then it can be restored. Null where it is not deleted.
       * @example null
       */
      purgeAt: string | null;
    };
    OrganizationDryRun: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['Organization'];
      meta: components['schemas']['DryRunMeta'];
    };
    OrganizationEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['Organization'];
    };
    OrganizationPage: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      /** @description The items of the page, in order. */
      data: components['schemas']['Organization'][];
      meta: components['schemas']['PageMeta'];
    };
    /** @description Who owns an organization now, and who did. */
    OwnershipTransfer: {
      /** @description Who is an owner now. */
      owner: components['schemas']['Member'];
      /** @description Who is an `admin` now and was an owner; null where there was none, or the new owner was it already. */
      previousOwner: components['schemas']['Member'] | null;
    };
    OwnershipTransferDryRun: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['OwnershipTransfer'];
      meta: components['schemas']['DryRunMeta'];
    };
    OwnershipTransferEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['OwnershipTransfer'];
    };
    /** @description Position of a page in its list. */
    PageMeta: {
      /**
       * Format: int32
       * @description Number of this page, from 1. Pages by cursor are numbered too.
       * @example 1
       */
      page: number;
      /**
       * Format: int32
       * @description Maximum number of items per page.
       * @example 20
       */
      limit: number;
      /**
       * Format: int64
       * @description Number of matches. It is a lower bound if `totalIsCapped`.
       * @example 1
       */
      total: number;
      /**
       * @description True if counting stopped at 10,000 matches.
       * @example false
       */
      totalIsCapped: boolean;
      /**
       * @description Pass it as `cursor` to get the next page. Null at the end.
       * @example null
       */
      nextCursor: string | null;
    };
    /** @description The personal values of one person in an entry. The seal holds a salted commitment to them instead of the values. They can therefore be erased while every proof stays valid. */
    PersonalGroup: {
      /**
       * Format: uuid
       * @description Id of the person.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      subject: string;
      /**
       * @description Paths of the values in the entry.
       * @example [
       *       "actor.email",
       *       "ip"
       *     ]
       */
      paths: string[];
      /**
       * @description 16 random bytes in base64url. Absent once the values are erased.
       * @example q3fkOJzslvQ2xkAQS0mZdA
       */
      salt?: string;
      /**
       * @description SHA-256 in hex. Present once the values are erased.
       * @example 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d
       */
      commitment?: string;
    };
    /** @description The persons whose personal values an entry holds, and their paths. */
    PersonalGroups: {
      /** @description Values of the actor. */
      actor?: components['schemas']['PersonalGroup'];
      /** @description Values of the person that the entry is about. */
      resource?: components['schemas']['PersonalGroup'];
    };
    /** @description Content of an audit entry that the change would write. A created resource gets another id in the real change. */
    PlannedChange: {
      /**
       * @description Action on the resource.
       * @enum {string}
       */
      action: 'CREATE' | 'UPDATE' | 'DELETE' | 'READ';
      resource: components['schemas']['AuditResource'];
      /** @description The audited fields that would change, as in an audit entry. Passwords are shown as `[REDACTED]`. */
      changes: {
        [key: string]: {
          /** @description Value before, any JSON. Null for a new resource. */
          from: unknown;
          /** @description Value after, any JSON. Null for a deleted resource. */
          to: unknown;
        };
      };
    };
    /** @description Number of audit entries of one kind that the change would write. */
    PlannedCount: {
      /**
       * @description Action on the resources.
       * @enum {string}
       */
      action: 'CREATE' | 'UPDATE' | 'DELETE' | 'READ';
      /**
       * @description Type of the resources.
       * @enum {string}
       */
      resourceType:
        'user' | 'organization' | 'membership' | 'invitation' | 'settings' | 'session' | 'audit_log' | 'route';
      /**
       * Format: int64
       * @description Number of resources.
       */
      count: number;
    };
    /** @description The answer to a probe that asks whether the service can serve. */
    Ready: {
      /**
       * @description Always `ok`; anything else is an error.
       * @example ok
       * @enum {string}
       */
      status: 'ok';
      /** @description Conditions that an operator should look at; missing if there is none. The log names the cause. */
      warnings?: ('AUDIT_SEAL_LATE' | 'CLOCK_DIFFERENCE')[];
    };
    /** @description A login that has not ended. */
    Session: {
      /**
       * Format: uuid
       * @description Id of the session; the `sid` of its token.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      id: string;
      /**
       * Format: date-time
       * @description In UTC, with milliseconds.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description When it ends by itself, in UTC.
       * @example 2026-02-01T00:00:00.000Z
       */
      expiresAt: string;
    };
    /** @description System-wide settings. */
    Settings: {
      /**
       * Format: int32
       * @description Life of a session from its login, in seconds.
       * @example 43200
       */
      sessionTtlSeconds: number;
      /**
       * Format: int32
       * @description Shortest password, in characters.
       * @example 15
       */
      passwordMinLength: number;
      /**
       * Format: int32
       * @description Requests that a user may make in a minute.
       * @example 500
       */
      rateLimitPerMinute: number;
      /**
       * Format: int32
       * @description Requests that a user may make in an hour.
       * @example 5000
       */
      rateLimitPerHour: number;
      /**
       * Format: date-time
       * @description Time of the last change; creation, if there was none.
       * @example 2026-01-31T12:00:00.000Z
       */
      updatedAt: string;
      /**
       * Format: int32
       * @description Grows by one with every change; the `ETag` begins with it.
       * @example 1
       */
      version: number;
    };
    SettingsDryRun: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['Settings'];
      meta: components['schemas']['DryRunMeta'];
    };
    SettingsEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['Settings'];
    };
    /** @description Who is to own an organization. */
    TransferOwnership: {
      /**
       * Format: uuid
       * @description Id of the member who becomes an owner.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      toUserId: string;
      /**
       * Format: uuid
       * @description Id of the owner who becomes an `admin`. May be left out where there is one owner or none.
       * @example 01890a5d-ac96-774b-bcce-b302099a8059
       */
      fromUserId?: string;
    };
    /** @description What a member is to become. */
    UpdateMember: {
      /**
       * @description What the user may do in the organization from now on.
       * @example admin
       * @enum {string}
       */
      role: 'owner' | 'admin' | 'member';
    };
    /** @description What of an organization is to change; what is left out stays. */
    UpdateOrganization: {
      /**
       * @description Kept byte for byte; at least one visible character, no control characters.
       * @example Acme Corp
       */
      name?: string;
      /**
       * @description Unique name for URLs. If it is left out, a new organization gets one that is derived from its name in Latin letters, with
       *     a number if that is taken: `acme`, `acme-2`.
       * @example acme-corp
       */
      slug?: string;
      /**
       * @description A new organization is on `free` where this is left out.
       * @example enterprise
       * @enum {string}
       */
      plan?: 'free' | 'pro' | 'enterprise';
      /**
       * Format: int32
       * @description How many members it can have; null, or left out of a new one: any number.
       * @example 25
       */
      seatLimit?: number | null;
      /**
       * @description Free-form JSON object of your own, replaced as a whole: at most 16 KiB, at most 5 levels deep.
       * @example {
       *       "region": "eu"
       *     }
       */
      metadata?: {
        [key: string]: unknown;
      };
      /**
       * @description Whether the customer is served.
       * @example suspended
       * @enum {string}
       */
      status?: 'active' | 'suspended';
    };
    /** @description The settings to change. `null` resets a setting to the value of the environment. Members that you leave out stay. */
    UpdateSettings: {
      /**
       * Format: int32
       * @description Life of a session from its login, in seconds. Sessions that have begun keep theirs. `null` resets it to `SESSION_TTL`.
       * @example 43200
       */
      sessionTtlSeconds?: number | null;
      /**
       * Format: int32
       * @description Shortest password, in characters. Passwords that are set already stay. `null` resets it to 15.
       * @example 15
       */
      passwordMinLength?: number | null;
      /**
       * Format: int32
       * @description Requests that a user may make in a minute, at least 60. `null` resets it to `RATE_LIMIT_PER_MINUTE`.
       * @example 500
       */
      rateLimitPerMinute?: number | null;
      /**
       * Format: int32
       * @description Requests that a user may make in an hour, at least 600. `null` resets it to `RATE_LIMIT_PER_HOUR`.
       * @example 5000
       */
      rateLimitPerHour?: number | null;
    };
    /** @description What of an account is to change; what is left out stays. */
    UpdateUser: {
      /**
       * Format: email
       * @description Unique. Stored in canonical form: trimmed, NFKC, lower case, the domain in ASCII.
       * @example ada@example.com
       */
      email?: string;
      /**
       * @description Kept byte for byte; at least one visible character, no control characters.
       * @example Ada Lovelace
       */
      name?: string;
      /**
       * Format: password
       * @description `passwordMinLength` to 256 characters; commonly used passwords and ones made of the account's own name or email
       *     are refused. An account without a password cannot log in.
       * @example analytical engine no. 1
       */
      password?: string;
      /**
       * @description A new account is a `user` where this is left out. Nobody demotes their own account.
       * @example user
       * @enum {string}
       */
      role?: 'admin' | 'user';
      /**
       * @description Free-form JSON object of your own, replaced as a whole: at most 16 KiB, at most 5 levels deep.
       * @example {
       *       "team": "research"
       *     }
       */
      metadata?: {
        [key: string]: unknown;
      };
      /**
       * @description A suspended account is refused everywhere at once, and its sessions end. `active` lifts the suspension.
       * @example suspended
       * @enum {string}
       */
      status?: 'active' | 'suspended';
      /**
       * @description Why the account is suspended: one line. Only of a suspended account, or together with `status: "suspended"`. Null takes
       *     it away, and so does the end of the suspension.
       * @example Unpaid since March
       */
      suspendedReason?: string | null;
      /**
       * Format: date-time
       * @description When the suspension ends by itself, in the future; null: never. Only of a suspended account, or together with
       *     `status: "suspended"`.
       * @example 2036-01-31T12:00:00.000Z
       */
      suspendedUntil?: string | null;
    };
    /** @description An account. */
    User: {
      /**
       * Format: uuid
       * @description UUID, version 7: ids sort by the time of their making.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      id: string;
      /**
       * Format: email
       * @description In canonical form: trimmed, NFKC, lower case, the domain in ASCII.
       * @example ada@example.com
       */
      email: string;
      /**
       * @description What the person is called.
       * @example Ada Lovelace
       */
      name: string;
      /**
       * @description Admins may use the Admin API; users may only use their own session.
       * @example user
       * @enum {string}
       */
      role: 'admin' | 'user';
      /**
       * @description A suspended account is refused everywhere at once.
       * @example active
       * @enum {string}
       */
      status: 'active' | 'suspended';
      /**
       * @description Why it is suspended. Null where nobody said, and while it is active.
       * @example null
       */
      suspendedReason: string | null;
      /**
       * Format: date-time
       * @description When the suspension ends by itself. Null where it does not, and while the account is active.
       * @example null
       */
      suspendedUntil: string | null;
      /**
       * @description Free-form JSON object of the client's own: at most 16 KiB, at most 5 levels deep.
       * @example {
       *       "team": "research"
       *     }
       */
      metadata: {
        [key: string]: unknown;
      };
      /**
       * Format: date-time
       * @description Null until the first login.
       * @example 2026-01-31T12:00:00.000Z
       */
      lastLoginAt: string | null;
      /**
       * Format: date-time
       * @description In UTC, with milliseconds.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description Time of the last change; creation, if there was none.
       * @example 2026-01-31T12:00:00.000Z
       */
      updatedAt: string;
      /**
       * Format: int32
       * @description Grows by one with every change; the `ETag` begins with it.
       * @example 1
       */
      version: number;
      /**
       * Format: date-time
       * @description When it was deleted; null where it is not. Deleted ones are shown only with `includeDeleted`.
       * @example null
       */
      deletedAt: string | null;
      /**
       * Format: date-time
       * @description When a deleted one may be removed for good; until then it can be restored. Null where it is not deleted.
       * @example null
       */
      purgeAt: string | null;
    };
    UserDryRun: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['User'];
      meta: components['schemas']['DryRunMeta'];
    };
    UserEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['User'];
    };
    /** @description The place of a user in an organization, as the user has it. */
    UserOrganization: {
      /** @description Which one it is. */
      organization: components['schemas']['MemberOrganization'];
      /**
       * @description What the user may do in it.
       * @example member
       * @enum {string}
       */
      role: 'owner' | 'admin' | 'member';
      /**
       * Format: date-time
       * @description Since when, in UTC.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
    };
    UserOrganizationPage: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      /** @description The items of the page, in order. */
      data: components['schemas']['UserOrganization'][];
      meta: components['schemas']['PageMeta'];
    };
    UserPage: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      /** @description The items of the page, in order. */
      data: components['schemas']['User'][];
      meta: components['schemas']['PageMeta'];
    };
    /** @description A session of any user, as admins see it. */
    UserSession: {
      /**
       * Format: uuid
       * @description Id of the session; the `sid` of its token.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      id: string;
      /**
       * Format: date-time
       * @description In UTC, with milliseconds.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description When it ends by itself, in UTC.
       * @example 2026-02-01T00:00:00.000Z
       */
      expiresAt: string;
      /**
       * Format: date-time
       * @description When it was last used, in UTC; half a minute late at most.
       * @example 2026-01-31T12:34:56.000Z
       */
      lastSeenAt: string;
      /**
       * @description Address of the client that began it. Null where nobody noted it then.
       * @example 203.0.113.7
       */
      ip: string | null;
      /**
       * @description What the client that began it called itself, 512 characters of it at most.
       * @example Mozilla/5.0
       */
      userAgent: string | null;
      /**
       * @description It is the one of the token that asks.
       * @example false
       */
      current: boolean;
    };
    UserSessionPage: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      /** @description The items of the page, in order. */
      data: components['schemas']['UserSession'][];
      meta: components['schemas']['PageMeta'];
    };
  };
  responses: {
    /** @description The resource is unchanged: it still has a tag in `If-None-Match`. */
    NotModified: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        ETag: components['headers']['ETag'];
        [name: string]: unknown;
      };
      content?: never;
    };
    /** @description The request is malformed or invalid. `details` has one entry per fault. */
    BadRequest: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorEnvelope'];
      };
    };
    /** @description There is no valid session. */
    Unauthorized: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        'WWW-Authenticate': components['headers']['WWW-Authenticate'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorEnvelope'];
      };
    };
    /** @description The user of the session is not an admin. */
    Forbidden: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorEnvelope'];
      };
    };
    /** @description A unique value is taken, or a domain rule refuses. */
    IdempotencyKeyInProgress: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorEnvelope'];
      };
    };
    /** @description `If-Match` is stale. Get the resource again. */
    PreconditionFailed: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorEnvelope'];
      };
    };
    /** @description The body is larger than 1 MiB. */
    PayloadTooLarge: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorEnvelope'];
      };
    };
    /** @description The body is not `application/json` in UTF-8. */
    UnsupportedMediaType: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorEnvelope'];
      };
    };
    /** @description The `Idempotency-Key` was used for another request within 24 hours. */
    IdempotencyKeyReused: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorEnvelope'];
      };
    };
    /** @description The service requires `If-Match`. Get the resource first. */
    PreconditionRequired: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorEnvelope'];
      };
    };
    /** @description Too many requests. Wait for `Retry-After`. */
    RateLimited: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorEnvelope'];
      };
    };
    /** @description A fault of the service. Its log has the details under the request id. */
    InternalError: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorEnvelope'];
      };
    };
    /** @description The database is unavailable, or the server is overloaded. Wait for `Retry-After`. */
    ServiceUnavailable: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorEnvelope'];
      };
    };
  };
  parameters: {
    /** @description Id of the audit log. */
    AuditLogId: string;
    /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
    AuditReason: string;
    /** @description `meta.nextCursor` of the page before. Bound to its filters and sort; not together with `page`. */
    Cursor: string;
    /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
    DryRun: boolean;
    /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
    IdempotencyKey: string;
    /** @description Makes the change only if the resource still has this version: its `ETag`, the version alone in quotes, a list of such tags, or `*`. A tag matches if the service returned it for this version, also if a proxy made it weak. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
    IfMatch: string;
    /** @description The `ETag` of your copy, a list of such tags, or `*`. If the resource is unchanged, the response is a 304 without a body. Ignored with `at`. */
    IfNoneMatch: string;
    /** @description Id of the user who is the invitation. */
    InvitationId: string;
    /** @description Most entries on a page. */
    Limit: number;
    /** @description Id of the user who is the member. */
    MemberId: string;
    /** @description Id of the organization. */
    OrganizationId: string;
    /** @description Page to show, from 1. Not together with `cursor`. */
    Page: number;
    /** @description Id of the user who is the session. */
    SessionId: string;
    /** @description Id of the user. */
    UserId: string;
  };
  requestBodies: never;
  headers: {
    /** @description Id of this request: your `X-Request-Id` if it is valid, or a new one. */
    'X-Request-Id': string;
    /** @description Your limits: `q` requests in a window of `w` seconds, for each named window. */
    'RateLimit-Policy': string;
    /** @description Your remaining requests: `r` until the window ends in `t` seconds. */
    RateLimit: string;
    /** @description Set for cross-origin requests from an origin that the service is configured to allow. */
    'Access-Control-Allow-Origin': string;
    /** @description Whole seconds until a retry makes sense. */
    'Retry-After': number;
    /** @description How to authenticate (RFC 6750). */
    'WWW-Authenticate': 'Bearer';
    /** @description Path of the new resource. */
    Location: string;
    /** @description `true` if the `Idempotency-Key` was used before: this is the stored response, and nothing was done. */
    'Idempotent-Replayed': 'true';
    /** @description The export has every matching entry up to this sequence. */
    'Audit-Export-Up-To': number;
    /** @description `false` if entries written before the request could not be sealed in time and are missing at the end. */
    'Audit-Export-Complete': 'true' | 'false';
    /** @description Tag of this representation, for `If-None-Match`. It begins with the `version`, the only part that `If-Match` compares. */
    ETag: string;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  'sessions.list': {
    parameters: {
      query?: {
        /** @description Page to show, from 1. Not together with `cursor`. */
        page?: components['parameters']['Page'];
        /** @description Most entries on a page. */
        limit?: components['parameters']['Limit'];
        /** @description `meta.nextCursor` of the page before. Bound to its filters and sort; not together with `page`. */
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path: {
        /** @description Id of the user. */
        id: components['parameters']['UserId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of the list. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": [
           *         {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "expiresAt": "2026-02-01T00:00:00.000Z",
           *           "lastSeenAt": "2026-01-31T12:34:56.000Z",
           *           "ip": "203.0.113.7",
           *           "userAgent": "Mozilla/5.0",
           *           "current": false
           *         }
           *       ],
           *       "meta": {
           *         "page": 1,
           *         "limit": 20,
           *         "total": 1,
           *         "totalIsCapped": false,
           *         "nextCursor": null
           *       }
           *     }
           */
          'application/json': components['schemas']['UserSessionPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'sessions.deleteAll': {
    parameters: {
      query?: {
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the user. */
        id: components['parameters']['UserId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "ended": 2
           *       }
           *     }
           */
          'application/json':
            components['schemas']['EndedSessionsEnvelope'] | components['schemas']['EndedSessionsDryRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'sessions.delete': {
    parameters: {
      query?: {
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the user. */
        id: components['parameters']['UserId'];
        /** @description Id of the user who is the session. */
        sid: components['parameters']['SessionId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "deleted": true
           *       }
           *     }
           */
          'application/json': components['schemas']['DeletedEnvelope'] | components['schemas']['DeletedDryRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auth.login': {
    parameters: {
      query?: never;
      header?: {
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Login'];
      };
    };
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "token": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2lnbmF0dXJl",
           *         "expiresAt": "2026-02-01T00:00:00.000Z",
           *         "user": {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "email": "ada@example.com",
           *           "name": "Ada Lovelace",
           *           "role": "user",
           *           "status": "active",
           *           "suspendedReason": null,
           *           "suspendedUntil": null,
           *           "metadata": {
           *             "team": "research"
           *           },
           *           "lastLoginAt": "2026-01-31T12:00:00.000Z",
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "updatedAt": "2026-01-31T12:00:00.000Z",
           *           "version": 1,
           *           "deletedAt": null,
           *           "purgeAt": null
           *         }
           *       }
           *     }
           */
          'application/json': components['schemas']['LoginResultEnvelope'];
        };
      };
      400: components['responses']['BadRequest'];
      /** @description There is no valid session. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'WWW-Authenticate': components['headers']['WWW-Authenticate'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auth.logout': {
    parameters: {
      query?: never;
      header?: {
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The session has ended. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": null
           *     }
           */
          'application/json': {
            /**
             * @description Always true.
             * @enum {boolean}
             */
            success: true;
            /** @description Always null. */
            data: null;
          };
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auth.changePassword': {
    parameters: {
      query?: {
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "currentPassword": "analytical engine no. 1",
         *       "newPassword": "difference engine no. 2"
         *     }
         */
        'application/json': components['schemas']['ChangePassword'];
      };
    };
    responses: {
      /** @description The password has changed. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": null
           *     }
           */
          'application/json':
            | {
                /**
                 * @description Always true.
                 * @enum {boolean}
                 */
                success: true;
                /** @description Always null. */
                data: null;
              }
            | {
                /**
                 * @description Always true.
                 * @enum {boolean}
                 */
                success: true;
                /** @description Always null. */
                data: null;
                meta: components['schemas']['DryRunMeta'];
              };
        };
      };
      /** @description The request is malformed or invalid. `details` has one entry per fault. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      401: components['responses']['Unauthorized'];
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auth.session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "user": {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "email": "ada@example.com",
           *           "name": "Ada Lovelace",
           *           "role": "user",
           *           "status": "active",
           *           "suspendedReason": null,
           *           "suspendedUntil": null,
           *           "metadata": {
           *             "team": "research"
           *           },
           *           "lastLoginAt": "2026-01-31T12:00:00.000Z",
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "updatedAt": "2026-01-31T12:00:00.000Z",
           *           "version": 1,
           *           "deletedAt": null,
           *           "purgeAt": null
           *         },
           *         "session": {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "expiresAt": "2026-02-01T00:00:00.000Z"
           *         }
           *       }
           *     }
           */
          'application/json': components['schemas']['CurrentSessionEnvelope'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'users.list': {
    parameters: {
      query?: {
        /** @description Page to show, from 1. Not together with `cursor`. */
        page?: components['parameters']['Page'];
        /** @description Most entries on a page. */
        limit?: components['parameters']['Limit'];
        /** @description `meta.nextCursor` of the page before. Bound to its filters and sort; not together with `page`. */
        cursor?: components['parameters']['Cursor'];
        /**
         * @description Substring of the name, or of the unique value beside it, such as an email or a slug. Blanks at both ends are ignored. Both
         *     sides are compared in Unicode form NFKC and lower case, with `İ` as `i` and `ς` as `σ`. `%` and `_` stand for themselves.
         *     Write `+` as `%2B`: in a query a `+` is a blank.
         */
        search?: string;
        /** @description Only what was created after this time. */
        createdAfter?: string;
        /** @description Only what was created before this time. */
        createdBefore?: string;
        /** @description Deleted ones too, among the others in the same order. */
        includeDeleted?: boolean;
        /** @description Only the account with this email, in any spelling of it. */
        email?: string;
        /** @description Only accounts with this role. */
        role?: 'admin' | 'user';
        /** @description Only accounts with this status. */
        status?: 'active' | 'suspended';
        /** @description Only members of this organization. */
        organizationId?: string;
        /** @description Order; `-` in front for descending. `id` breaks ties. Text is ordered by code point. */
        sort?: 'createdAt' | '-createdAt' | 'updatedAt' | '-updatedAt' | 'email' | '-email' | 'name' | '-name';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of the list. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": [
           *         {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "email": "ada@example.com",
           *           "name": "Ada Lovelace",
           *           "role": "user",
           *           "status": "active",
           *           "suspendedReason": null,
           *           "suspendedUntil": null,
           *           "metadata": {
           *             "team": "research"
           *           },
           *           "lastLoginAt": "2026-01-31T12:00:00.000Z",
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "updatedAt": "2026-01-31T12:00:00.000Z",
           *           "version": 1,
           *           "deletedAt": null,
           *           "purgeAt": null
           *         }
           *       ],
           *       "meta": {
           *         "page": 1,
           *         "limit": 20,
           *         "total": 1,
           *         "totalIsCapped": false,
           *         "nextCursor": null
           *       }
           *     }
           */
          'application/json': components['schemas']['UserPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'users.create': {
    parameters: {
      query?: {
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "email": "ada@example.com",
         *       "name": "Ada Lovelace",
         *       "password": "analytical engine no. 1",
         *       "role": "user",
         *       "metadata": {
         *         "team": "research"
         *       }
         *     }
         */
        'application/json': components['schemas']['CreateUser'];
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          Location: components['headers']['Location'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "email": "ada@example.com",
           *         "name": "Ada Lovelace",
           *         "role": "user",
           *         "status": "active",
           *         "suspendedReason": null,
           *         "suspendedUntil": null,
           *         "metadata": {
           *           "team": "research"
           *         },
           *         "lastLoginAt": "2026-01-31T12:00:00.000Z",
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "deletedAt": null,
           *         "purgeAt": null
           *       }
           *     }
           */
          'application/json': components['schemas']['UserEnvelope'] | components['schemas']['UserDryRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description A unique value is taken, or a domain rule refuses. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'users.get': {
    parameters: {
      query?: {
        /**
         * @description Returns the resource as it was at this time, according to its audit entries, as far back as they are kept. A future time
         *     means now. An erased person is shown with pseudonyms.
         */
        at?: string;
        /** @description Returns the resource also if it is deleted. It has no effect with `at`, which includes deleted resources. */
        includeDeleted?: boolean;
      };
      header?: {
        /** @description The `ETag` of your copy, a list of such tags, or `*`. If the resource is unchanged, the response is a 304 without a body. Ignored with `at`. */
        'If-None-Match'?: components['parameters']['IfNoneMatch'];
      };
      path: {
        /** @description Id of the user. */
        id: components['parameters']['UserId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "email": "ada@example.com",
           *         "name": "Ada Lovelace",
           *         "role": "user",
           *         "status": "active",
           *         "suspendedReason": null,
           *         "suspendedUntil": null,
           *         "metadata": {
           *           "team": "research"
           *         },
           *         "lastLoginAt": "2026-01-31T12:00:00.000Z",
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "deletedAt": null,
           *         "purgeAt": null
           *       }
           *     }
           */
          'application/json': components['schemas']['UserEnvelope'];
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'users.delete': {
    parameters: {
      query?: {
        /** @description Purges the resource at once, also if it is already deleted. This cannot be undone. */
        permanent?: boolean;
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Makes the change only if the resource still has this version: its `ETag`, the version alone in quotes, a list of such tags, or `*`. A tag matches if the service returned it for this version, also if a proxy made it weak. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the user. */
        id: components['parameters']['UserId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "deleted": true,
           *         "purgeAt": "2026-03-02T12:00:00.000Z"
           *       }
           *     }
           */
          'application/json':
            components['schemas']['DeletedResourceEnvelope'] | components['schemas']['DeletedResourceDryRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      /** @description A unique value is taken, or a domain rule refuses. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      428: components['responses']['PreconditionRequired'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'users.update': {
    parameters: {
      query?: {
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Makes the change only if the resource still has this version: its `ETag`, the version alone in quotes, a list of such tags, or `*`. A tag matches if the service returned it for this version, also if a proxy made it weak. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the user. */
        id: components['parameters']['UserId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateUser'];
      };
    };
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "email": "ada@example.com",
           *         "name": "Ada Lovelace",
           *         "role": "user",
           *         "status": "active",
           *         "suspendedReason": null,
           *         "suspendedUntil": null,
           *         "metadata": {
           *           "team": "research"
           *         },
           *         "lastLoginAt": "2026-01-31T12:00:00.000Z",
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "deletedAt": null,
           *         "purgeAt": null
           *       }
           *     }
           */
          'application/json': components['schemas']['UserEnvelope'] | components['schemas']['UserDryRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      /** @description A unique value is taken, or a domain rule refuses. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      428: components['responses']['PreconditionRequired'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'users.erase': {
    parameters: {
      query?: {
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the user. */
        id: components['parameters']['UserId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "erased": true,
           *         "entries": 17,
           *         "pseudonym": "01890a5d-ac96-774b-bcce-b302099a8057@erased.invalid"
           *       }
           *     }
           */
          'application/json': components['schemas']['ErasedEnvelope'] | components['schemas']['ErasedDryRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      /** @description A unique value is taken, or a domain rule refuses. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'users.history': {
    parameters: {
      query?: {
        /** @description Page to show, from 1. Not together with `cursor`. */
        page?: components['parameters']['Page'];
        /** @description Most entries on a page. */
        limit?: components['parameters']['Limit'];
        /** @description `meta.nextCursor` of the page before. Bound to its filters and sort; not together with `page`. */
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path: {
        /** @description Id of the user. */
        id: components['parameters']['UserId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of the list. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": [
           *         {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8059",
           *           "sequence": 42,
           *           "occurredAt": "2026-01-31T12:00:00.000Z",
           *           "action": "UPDATE",
           *           "resource": {
           *             "type": "user",
           *             "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *             "label": "ada@example.com"
           *           },
           *           "actor": {
           *             "type": "user",
           *             "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *             "email": "admin@example.com"
           *           },
           *           "changes": {
           *             "name": {
           *               "from": "Ada",
           *               "to": "Ada Lovelace"
           *             }
           *           },
           *           "outcome": "SUCCESS",
           *           "reason": null,
           *           "requestId": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "ip": "203.0.113.7",
           *           "userAgent": "curl/8.5.0"
           *         }
           *       ],
           *       "meta": {
           *         "page": 1,
           *         "limit": 20,
           *         "total": 1,
           *         "totalIsCapped": false,
           *         "nextCursor": null
           *       }
           *     }
           */
          'application/json': components['schemas']['AuditLogPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'users.organizations': {
    parameters: {
      query?: {
        /** @description Page to show, from 1. Not together with `cursor`. */
        page?: components['parameters']['Page'];
        /** @description Most entries on a page. */
        limit?: components['parameters']['Limit'];
        /** @description `meta.nextCursor` of the page before. Bound to its filters and sort; not together with `page`. */
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path: {
        /** @description Id of the user. */
        id: components['parameters']['UserId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of the list. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": [
           *         {
           *           "organization": {
           *             "id": "01890a5d-ac96-774b-bcce-b302099a8058",
           *             "name": "Acme Corp",
           *             "slug": "acme-corp"
           *           },
           *           "role": "member",
           *           "createdAt": "2026-01-31T12:00:00.000Z"
           *         }
           *       ],
           *       "meta": {
           *         "page": 1,
           *         "limit": 20,
           *         "total": 1,
           *         "totalIsCapped": false,
           *         "nextCursor": null
           *       }
           *     }
           */
          'application/json': components['schemas']['UserOrganizationPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'users.restore': {
    parameters: {
      query?: {
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the user. */
        id: components['parameters']['UserId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "email": "ada@example.com",
           *         "name": "Ada Lovelace",
           *         "role": "user",
           *         "status": "active",
           *         "suspendedReason": null,
           *         "suspendedUntil": null,
           *         "metadata": {
           *           "team": "research"
           *         },
           *         "lastLoginAt": "2026-01-31T12:00:00.000Z",
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "deletedAt": null,
           *         "purgeAt": null
           *       }
           *     }
           */
          'application/json': components['schemas']['UserEnvelope'] | components['schemas']['UserDryRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      /** @description A unique value is taken, or a domain rule refuses. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'organizations.list': {
    parameters: {
      query?: {
        /** @description Page to show, from 1. Not together with `cursor`. */
        page?: components['parameters']['Page'];
        /** @description Most entries on a page. */
        limit?: components['parameters']['Limit'];
        /** @description `meta.nextCursor` of the page before. Bound to its filters and sort; not together with `page`. */
        cursor?: components['parameters']['Cursor'];
        /**
         * @description Substring of the name, or of the unique value beside it, such as an email or a slug. Blanks at both ends are ignored. Both
         *     sides are compared in Unicode form NFKC and lower case, with `İ` as `i` and `ς` as `σ`. `%` and `_` stand for themselves.
         *     Write `+` as `%2B`: in a query a `+` is a blank.
         */
        search?: string;
        /** @description Only what was created after this time. */
        createdAfter?: string;
        /** @description Only what was created before this time. */
        createdBefore?: string;
        /** @description Deleted ones too, among the others in the same order. */
        includeDeleted?: boolean;
        /** @description Only the organization with this slug. */
        slug?: string;
        /** @description Only organizations on this plan. */
        plan?: 'free' | 'pro' | 'enterprise';
        /** @description Only organizations with this status. */
        status?: 'active' | 'suspended';
        /** @description Order; `-` in front for descending. `id` breaks ties. Text is ordered by code point. */
        sort?: 'createdAt' | '-createdAt' | 'updatedAt' | '-updatedAt' | 'name' | '-name' | 'slug' | '-slug';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of the list. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": [
           *         {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8058",
           *           "name": "Acme Corp",
           *           "slug": "acme-corp",
           *           "plan": "enterprise",
           *           "status": "active",
           *           "metadata": {
           *             "region": "eu"
           *           },
           *           "memberCount": 3,
           *           "seatLimit": 25,
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "updatedAt": "2026-01-31T12:00:00.000Z",
           *           "version": 1,
           *           "deletedAt": null,
           *           "purgeAt": null
           *         }
           *       ],
           *       "meta": {
           *         "page": 1,
           *         "limit": 20,
           *         "total": 1,
           *         "totalIsCapped": false,
           *         "nextCursor": null
           *       }
           *     }
           */
          'application/json': components['schemas']['OrganizationPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'organizations.create': {
    parameters: {
      query?: {
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "Acme Corp",
         *       "slug": "acme-corp",
         *       "plan": "enterprise",
         *       "seatLimit": 25,
         *       "metadata": {
         *         "region": "eu"
         *       }
         *     }
         */
        'application/json': components['schemas']['CreateOrganization'];
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          Location: components['headers']['Location'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8058",
           *         "name": "Acme Corp",
           *         "slug": "acme-corp",
           *         "plan": "enterprise",
           *         "status": "active",
           *         "metadata": {
           *           "region": "eu"
           *         },
           *         "memberCount": 3,
           *         "seatLimit": 25,
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "deletedAt": null,
           *         "purgeAt": null
           *       }
           *     }
           */
          'application/json':
            components['schemas']['OrganizationEnvelope'] | components['schemas']['OrganizationDryRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description A unique value is taken, or a domain rule refuses. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'organizations.get': {
    parameters: {
      query?: {
        /**
         * @description Returns the resource as it was at this time, according to its audit entries, as far back as they are kept. A future time
         *     means now. An erased person is shown with pseudonyms.
         */
        at?: string;
        /** @description Returns the resource also if it is deleted. It has no effect with `at`, which includes deleted resources. */
        includeDeleted?: boolean;
      };
      header?: {
        /** @description The `ETag` of your copy, a list of such tags, or `*`. If the resource is unchanged, the response is a 304 without a body. Ignored with `at`. */
        'If-None-Match'?: components['parameters']['IfNoneMatch'];
      };
      path: {
        /** @description Id of the organization. */
        id: components['parameters']['OrganizationId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8058",
           *         "name": "Acme Corp",
           *         "slug": "acme-corp",
           *         "plan": "enterprise",
           *         "status": "active",
           *         "metadata": {
           *           "region": "eu"
           *         },
           *         "memberCount": 3,
           *         "seatLimit": 25,
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "deletedAt": null,
           *         "purgeAt": null
           *       }
           *     }
           */
          'application/json': components['schemas']['OrganizationEnvelope'];
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'organizations.delete': {
    parameters: {
      query?: {
        /** @description Purges the resource at once, also if it is already deleted. This cannot be undone. */
        permanent?: boolean;
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Makes the change only if the resource still has this version: its `ETag`, the version alone in quotes, a list of such tags, or `*`. A tag matches if the service returned it for this version, also if a proxy made it weak. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the organization. */
        id: components['parameters']['OrganizationId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "deleted": true,
           *         "purgeAt": "2026-03-02T12:00:00.000Z"
           *       }
           *     }
           */
          'application/json':
            components['schemas']['DeletedResourceEnvelope'] | components['schemas']['DeletedResourceDryRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      409: components['responses']['IdempotencyKeyInProgress'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      428: components['responses']['PreconditionRequired'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'organizations.update': {
    parameters: {
      query?: {
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Makes the change only if the resource still has this version: its `ETag`, the version alone in quotes, a list of such tags, or `*`. A tag matches if the service returned it for this version, also if a proxy made it weak. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the organization. */
        id: components['parameters']['OrganizationId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateOrganization'];
      };
    };
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8058",
           *         "name": "Acme Corp",
           *         "slug": "acme-corp",
           *         "plan": "enterprise",
           *         "status": "active",
           *         "metadata": {
           *           "region": "eu"
           *         },
           *         "memberCount": 3,
           *         "seatLimit": 25,
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "deletedAt": null,
           *         "purgeAt": null
           *       }
           *     }
           */
          'application/json':
            components['schemas']['OrganizationEnvelope'] | components['schemas']['OrganizationDryRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      /** @description A unique value is taken, or a domain rule refuses. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      428: components['responses']['PreconditionRequired'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'organizations.history': {
    parameters: {
      query?: {
        /** @description Page to show, from 1. Not together with `cursor`. */
        page?: components['parameters']['Page'];
        /** @description Most entries on a page. */
        limit?: components['parameters']['Limit'];
        /** @description `meta.nextCursor` of the page before. Bound to its filters and sort; not together with `page`. */
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path: {
        /** @description Id of the organization. */
        id: components['parameters']['OrganizationId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of the list. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": [
           *         {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8059",
           *           "sequence": 42,
           *           "occurredAt": "2026-01-31T12:00:00.000Z",
           *           "action": "UPDATE",
           *           "resource": {
           *             "type": "user",
           *             "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *             "label": "ada@example.com"
           *           },
           *           "actor": {
           *             "type": "user",
           *             "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *             "email": "admin@example.com"
           *           },
           *           "changes": {
           *             "name": {
           *               "from": "Ada",
           *               "to": "Ada Lovelace"
           *             }
           *           },
           *           "outcome": "SUCCESS",
           *           "reason": null,
           *           "requestId": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "ip": "203.0.113.7",
           *           "userAgent": "curl/8.5.0"
           *         }
           *       ],
           *       "meta": {
           *         "page": 1,
           *         "limit": 20,
           *         "total": 1,
           *         "totalIsCapped": false,
           *         "nextCursor": null
           *       }
           *     }
           */
          'application/json': components['schemas']['AuditLogPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'organizations.restore': {
    parameters: {
      query?: {
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the organization. */
        id: components['parameters']['OrganizationId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8058",
           *         "name": "Acme Corp",
           *         "slug": "acme-corp",
           *         "plan": "enterprise",
           *         "status": "active",
           *         "metadata": {
           *           "region": "eu"
           *         },
           *         "memberCount": 3,
           *         "seatLimit": 25,
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "deletedAt": null,
           *         "purgeAt": null
           *       }
           *     }
           */
          'application/json':
            components['schemas']['OrganizationEnvelope'] | components['schemas']['OrganizationDryRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      /** @description A unique value is taken, or a domain rule refuses. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'organizations.transferOwnership': {
    parameters: {
      query?: {
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the organization. */
        id: components['parameters']['OrganizationId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "toUserId": "01890a5d-ac96-774b-bcce-b302099a8057",
         *       "fromUserId": "01890a5d-ac96-774b-bcce-b302099a8059"
         *     }
         */
        'application/json': components['schemas']['TransferOwnership'];
      };
    };
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "owner": {
           *           "user": {
           *             "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *             "email": "ada@example.com",
           *             "name": "Ada Lovelace"
           *           },
           *           "role": "member",
           *           "createdAt": "2026-01-31T12:00:00.000Z"
           *         },
           *         "previousOwner": null
           *       }
           *     }
           */
          'application/json':
            components['schemas']['OwnershipTransferEnvelope'] | components['schemas']['OwnershipTransferDryRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      /** @description A unique value is taken, or a domain rule refuses. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'members.list': {
    parameters: {
      query?: {
        /** @description Page to show, from 1. Not together with `cursor`. */
        page?: components['parameters']['Page'];
        /** @description Most entries on a page. */
        limit?: components['parameters']['Limit'];
        /** @description `meta.nextCursor` of the page before. Bound to its filters and sort; not together with `page`. */
        cursor?: components['parameters']['Cursor'];
        /** @description Only members with this role. */
        role?: 'owner' | 'admin' | 'member';
      };
      header?: never;
      path: {
        /** @description Id of the organization. */
        id: components['parameters']['OrganizationId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of the list. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": [
           *         {
           *           "user": {
           *             "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *             "email": "ada@example.com",
           *             "name": "Ada Lovelace"
           *           },
           *           "role": "member",
           *           "createdAt": "2026-01-31T12:00:00.000Z"
           *         }
           *       ],
           *       "meta": {
           *         "page": 1,
           *         "limit": 20,
           *         "total": 1,
           *         "totalIsCapped": false,
           *         "nextCursor": null
           *       }
           *     }
           */
          'application/json': components['schemas']['MemberPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'members.add': {
    parameters: {
      query?: {
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the organization. */
        id: components['parameters']['OrganizationId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "userId": "01890a5d-ac96-774b-bcce-b302099a8057",
         *       "role": "member"
         *     }
         */
        'application/json': components['schemas']['AddMember'];
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          Location: components['headers']['Location'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "user": {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "email": "ada@example.com",
           *           "name": "Ada Lovelace"
           *         },
           *         "role": "member",
           *         "createdAt": "2026-01-31T12:00:00.000Z"
           *       }
           *     }
           */
          'application/json': components['schemas']['MemberEnvelope'] | components['schemas']['MemberDryRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      /** @description A unique value is taken, or a domain rule refuses. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'members.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the organization. */
        id: components['parameters']['OrganizationId'];
        /** @description Id of the user who is the member. */
        userId: components['parameters']['MemberId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "user": {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "email": "ada@example.com",
           *           "name": "Ada Lovelace"
           *         },
           *         "role": "member",
           *         "createdAt": "2026-01-31T12:00:00.000Z"
           *       }
           *     }
           */
          'application/json': components['schemas']['MemberEnvelope'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'members.remove': {
    parameters: {
      query?: {
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the organization. */
        id: components['parameters']['OrganizationId'];
        /** @description Id of the user who is the member. */
        userId: components['parameters']['MemberId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "deleted": true
           *       }
           *     }
           */
          'application/json': components['schemas']['DeletedEnvelope'] | components['schemas']['DeletedDryRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      /** @description A unique value is taken, or a domain rule refuses. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'members.update': {
    parameters: {
      query?: {
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the organization. */
        id: components['parameters']['OrganizationId'];
        /** @description Id of the user who is the member. */
        userId: components['parameters']['MemberId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "role": "admin"
         *     }
         */
        'application/json': components['schemas']['UpdateMember'];
      };
    };
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "user": {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "email": "ada@example.com",
           *           "name": "Ada Lovelace"
           *         },
           *         "role": "member",
           *         "createdAt": "2026-01-31T12:00:00.000Z"
           *       }
           *     }
           */
          'application/json': components['schemas']['MemberEnvelope'] | components['schemas']['MemberDryRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      /** @description A unique value is taken, or a domain rule refuses. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'invitations.list': {
    parameters: {
      query?: {
        /** @description Page to show, from 1. Not together with `cursor`. */
        page?: components['parameters']['Page'];
        /** @description Most entries on a page. */
        limit?: components['parameters']['Limit'];
        /** @description `meta.nextCursor` of the page before. Bound to its filters and sort; not together with `page`. */
        cursor?: components['parameters']['Cursor'];
        /** @description Only invitations with this status. */
        status?: 'pending' | 'accepted' | 'revoked' | 'expired';
      };
      header?: never;
      path: {
        /** @description Id of the organization. */
        id: components['parameters']['OrganizationId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of the list. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": [
           *         {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8059",
           *           "organizationId": "01890a5d-ac96-774b-bcce-b302099a8058",
           *           "email": "grace@example.com",
           *           "role": "member",
           *           "status": "pending",
           *           "invitedBy": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "userId": null,
           *           "deliveryStatus": "sent",
           *           "deliveryError": null,
           *           "sentAt": "2026-01-31T12:00:00.000Z",
           *           "expiresAt": "2026-02-07T12:00:00.000Z",
           *           "acceptedAt": null,
           *           "revokedAt": null,
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "updatedAt": "2026-01-31T12:00:00.000Z",
           *           "version": 1
           *         }
           *       ],
           *       "meta": {
           *         "page": 1,
           *         "limit": 20,
           *         "total": 1,
           *         "totalIsCapped": false,
           *         "nextCursor": null
           *       }
           *     }
           */
          'application/json': components['schemas']['InvitationPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'invitations.create': {
    parameters: {
      query?: {
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the organization. */
        id: components['parameters']['OrganizationId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "email": "grace@example.com",
         *       "role": "member"
         *     }
         */
        'application/json': components['schemas']['CreateInvitation'];
      };
    };
    responses: {
      /** @description Created. */
      201: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          Location: components['headers']['Location'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8059",
           *         "organizationId": "01890a5d-ac96-774b-bcce-b302099a8058",
           *         "email": "grace@example.com",
           *         "role": "member",
           *         "status": "pending",
           *         "invitedBy": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "userId": null,
           *         "deliveryStatus": "sent",
           *         "deliveryError": null,
           *         "sentAt": "2026-01-31T12:00:00.000Z",
           *         "expiresAt": "2026-02-07T12:00:00.000Z",
           *         "acceptedAt": null,
           *         "revokedAt": null,
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "acceptUrl": "https://app.example.com/invitations/accept#token=3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
           *       }
           *     }
           */
          'application/json':
            components['schemas']['IssuedInvitationEnvelope'] | components['schemas']['IssuedInvitationDryRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      /** @description A unique value is taken, or a domain rule refuses. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'invitations.get': {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of your copy, a list of such tags, or `*`. If the resource is unchanged, the response is a 304 without a body. Ignored with `at`. */
        'If-None-Match'?: components['parameters']['IfNoneMatch'];
      };
      path: {
        /** @description Id of the organization. */
        id: components['parameters']['OrganizationId'];
        /** @description Id of the user who is the invitation. */
        invitationId: components['parameters']['InvitationId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8059",
           *         "organizationId": "01890a5d-ac96-774b-bcce-b302099a8058",
           *         "email": "grace@example.com",
           *         "role": "member",
           *         "status": "pending",
           *         "invitedBy": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "userId": null,
           *         "deliveryStatus": "sent",
           *         "deliveryError": null,
           *         "sentAt": "2026-01-31T12:00:00.000Z",
           *         "expiresAt": "2026-02-07T12:00:00.000Z",
           *         "acceptedAt": null,
           *         "revokedAt": null,
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1
           *       }
           *     }
           */
          'application/json': components['schemas']['InvitationEnvelope'];
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'invitations.revoke': {
    parameters: {
      query?: {
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Makes the change only if the resource still has this version: its `ETag`, the version alone in quotes, a list of such tags, or `*`. A tag matches if the service returned it for this version, also if a proxy made it weak. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the organization. */
        id: components['parameters']['OrganizationId'];
        /** @description Id of the user who is the invitation. */
        invitationId: components['parameters']['InvitationId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "deleted": true
           *       }
           *     }
           */
          'application/json': components['schemas']['DeletedEnvelope'] | components['schemas']['DeletedDryRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      /** @description A unique value is taken, or a domain rule refuses. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      428: components['responses']['PreconditionRequired'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'invitations.resend': {
    parameters: {
      query?: {
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the organization. */
        id: components['parameters']['OrganizationId'];
        /** @description Id of the user who is the invitation. */
        invitationId: components['parameters']['InvitationId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8059",
           *         "organizationId": "01890a5d-ac96-774b-bcce-b302099a8058",
           *         "email": "grace@example.com",
           *         "role": "member",
           *         "status": "pending",
           *         "invitedBy": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "userId": null,
           *         "deliveryStatus": "sent",
           *         "deliveryError": null,
           *         "sentAt": "2026-01-31T12:00:00.000Z",
           *         "expiresAt": "2026-02-07T12:00:00.000Z",
           *         "acceptedAt": null,
           *         "revokedAt": null,
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "acceptUrl": "https://app.example.com/invitations/accept#token=3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
           *       }
           *     }
           */
          'application/json':
            components['schemas']['IssuedInvitationEnvelope'] | components['schemas']['IssuedInvitationDryRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      /** @description A unique value is taken, or a domain rule refuses. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auth.acceptInvitation': {
    parameters: {
      query?: never;
      header?: {
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AcceptInvitation'];
      };
    };
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "organization": {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8058",
           *           "name": "Acme Corp",
           *           "slug": "acme-corp"
           *         },
           *         "user": {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "email": "ada@example.com",
           *           "name": "Ada Lovelace"
           *         },
           *         "role": "member"
           *       }
           *     }
           */
          'application/json': components['schemas']['AcceptedInvitationEnvelope'];
        };
      };
      400: components['responses']['BadRequest'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      /** @description A unique value is taken, or a domain rule refuses. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'settings.get': {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of your copy, a list of such tags, or `*`. If the resource is unchanged, the response is a 304 without a body. Ignored with `at`. */
        'If-None-Match'?: components['parameters']['IfNoneMatch'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "sessionTtlSeconds": 43200,
           *         "passwordMinLength": 15,
           *         "rateLimitPerMinute": 500,
           *         "rateLimitPerHour": 5000,
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1
           *       }
           *     }
           */
          'application/json': components['schemas']['SettingsEnvelope'];
        };
      };
      304: components['responses']['NotModified'];
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'settings.update': {
    parameters: {
      query?: {
        /** @description With `true` the change runs in a transaction that is rolled back. The response is that of the change, and `meta.changes` lists its effects. Nothing is stored. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Makes the change only if the resource still has this version: its `ETag`, the version alone in quotes, a list of such tags, or `*`. A tag matches if the service returned it for this version, also if a proxy made it weak. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description Reason for the change, 1 to 500 characters in UTF-8. The audit log stores it. The service can be configured to require it for some changes; without it the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. For 24 hours the same request with the same key returns the same response and does nothing. Use a new random key for each change. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateSettings'];
      };
    };
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          ETag: components['headers']['ETag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "sessionTtlSeconds": 43200,
           *         "passwordMinLength": 15,
           *         "rateLimitPerMinute": 500,
           *         "rateLimitPerHour": 5000,
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1
           *       }
           *     }
           */
          'application/json': components['schemas']['SettingsEnvelope'] | components['schemas']['SettingsDryRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      409: components['responses']['IdempotencyKeyInProgress'];
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      428: components['responses']['PreconditionRequired'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auditLogs.list': {
    parameters: {
      query?: {
        /** @description Only entries of this actor. */
        actorId?: string;
        /** @description Only entries with this action. */
        action?: 'CREATE' | 'UPDATE' | 'DELETE' | 'READ';
        /** @description Only entries about resources of this type. */
        resourceType?:
          'user' | 'organization' | 'membership' | 'invitation' | 'settings' | 'session' | 'audit_log' | 'route';
        /** @description Only entries about this resource. */
        resourceId?: string;
        /** @description Only entries with this outcome. */
        outcome?: 'SUCCESS' | 'DENIED';
        /** @description Only entries of this request. */
        requestId?: string;
        /** @description Only entries at or after this time. */
        from?: string;
        /** @description Only entries before this time. */
        to?: string;
        /** @description Page to show, from 1. Not together with `cursor`. */
        page?: components['parameters']['Page'];
        /** @description Most entries on a page. */
        limit?: components['parameters']['Limit'];
        /** @description `meta.nextCursor` of the page before. Bound to its filters and sort; not together with `page`. */
        cursor?: components['parameters']['Cursor'];
        /**
         * @description Only entries after this sequence, in order of sequence. The list ends before any entry that a smaller sequence could still
         *     precede. Repeat the request with the last sequence you received: you miss no entry and get none twice. Excludes `page`.
         */
        after?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of the list. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": [
           *         {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8059",
           *           "sequence": 42,
           *           "occurredAt": "2026-01-31T12:00:00.000Z",
           *           "action": "UPDATE",
           *           "resource": {
           *             "type": "user",
           *             "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *             "label": "ada@example.com"
           *           },
           *           "actor": {
           *             "type": "user",
           *             "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *             "email": "admin@example.com"
           *           },
           *           "changes": {
           *             "name": {
           *               "from": "Ada",
           *               "to": "Ada Lovelace"
           *             }
           *           },
           *           "outcome": "SUCCESS",
           *           "reason": null,
           *           "requestId": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "ip": "203.0.113.7",
           *           "userAgent": "curl/8.5.0"
           *         }
           *       ],
           *       "meta": {
           *         "page": 1,
           *         "limit": 20,
           *         "total": 1,
           *         "totalIsCapped": false,
           *         "nextCursor": null
           *       }
           *     }
           */
          'application/json': components['schemas']['AuditLogPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auditCheckpoints.list': {
    parameters: {
      query?: {
        /** @description Page to show, from 1. Not together with `cursor`. */
        page?: components['parameters']['Page'];
        /** @description Most entries on a page. */
        limit?: components['parameters']['Limit'];
        /** @description `meta.nextCursor` of the page before. Bound to its filters and sort; not together with `page`. */
        cursor?: components['parameters']['Cursor'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of the list. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": [
           *         {
           *           "format": "admin-api/audit-checkpoint/1",
           *           "number": 7,
           *           "firstSequence": 41,
           *           "lastSequence": 52,
           *           "entries": 11,
           *           "missing": [
           *             [
           *               44,
           *               44
           *             ]
           *           ],
           *           "root": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
           *           "previousRoot": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
           *           "sealedAt": "2026-01-31T12:00:03.000Z",
           *           "publicKey": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
           *           "signature": "5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc-bRr0lv18FlbviRlUUFDjnoQCw"
           *         }
           *       ],
           *       "meta": {
           *         "page": 1,
           *         "limit": 20,
           *         "total": 1,
           *         "totalIsCapped": false,
           *         "nextCursor": null
           *       }
           *     }
           */
          'application/json': components['schemas']['AuditCheckpointPage'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auditCheckpoints.latest': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "format": "admin-api/audit-checkpoint/1",
           *         "number": 7,
           *         "firstSequence": 41,
           *         "lastSequence": 52,
           *         "entries": 11,
           *         "missing": [
           *           [
           *             44,
           *             44
           *           ]
           *         ],
           *         "root": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
           *         "previousRoot": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
           *         "sealedAt": "2026-01-31T12:00:03.000Z",
           *         "publicKey": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
           *         "signature": "5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc-bRr0lv18FlbviRlUUFDjnoQCw"
           *       }
           *     }
           */
          'application/json': components['schemas']['AuditCheckpointEnvelope'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auditLogs.export': {
    parameters: {
      query?: {
        /** @description Only entries of this actor. */
        actorId?: string;
        /** @description Only entries with this action. */
        action?: 'CREATE' | 'UPDATE' | 'DELETE' | 'READ';
        /** @description Only entries about resources of this type. */
        resourceType?:
          'user' | 'organization' | 'membership' | 'invitation' | 'settings' | 'session' | 'audit_log' | 'route';
        /** @description Only entries about this resource. */
        resourceId?: string;
        /** @description Only entries with this outcome. */
        outcome?: 'SUCCESS' | 'DENIED';
        /** @description Only entries of this request. */
        requestId?: string;
        /** @description Only entries at or after this time. */
        from?: string;
        /** @description Only entries before this time. */
        to?: string;
        /** @description `ndjson`: one line of JSON for each entry. `csv`: a table. */
        format?: 'ndjson' | 'csv';
        /** @description `cursor` of the last line that you received. The export continues after it. It is bound to the filters. */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A stream of the content. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Audit-Export-Up-To': components['headers']['Audit-Export-Up-To'];
          'Audit-Export-Complete': components['headers']['Audit-Export-Complete'];
          [name: string]: unknown;
        };
        content: {
          'application/x-ndjson': components['schemas']['ExportedAuditLog'];
          'text/csv': string;
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description Too many requests. Wait for `Retry-After`. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      500: components['responses']['InternalError'];
      /** @description The database is unavailable, or the server is overloaded. Wait for `Retry-After`. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
    };
  };
  'auditLogs.follow': {
    parameters: {
      query?: {
        /** @description Only entries of this actor. */
        actorId?: string;
        /** @description Only entries with this action. */
        action?: 'CREATE' | 'UPDATE' | 'DELETE' | 'READ';
        /** @description Only entries about resources of this type. */
        resourceType?:
          'user' | 'organization' | 'membership' | 'invitation' | 'settings' | 'session' | 'audit_log' | 'route';
        /** @description Only entries about this resource. */
        resourceId?: string;
        /** @description Only entries with this outcome. */
        outcome?: 'SUCCESS' | 'DENIED';
        /** @description Only entries of this request. */
        requestId?: string;
        /** @description Only entries at or after this time. */
        from?: string;
        /** @description Only entries before this time. */
        to?: string;
        /** @description The stream begins after this sequence. 0 is the beginning of the log. Default: only new entries. */
        after?: number;
      };
      header?: {
        /** @description The id of the last event that you received. The stream continues after it. It overrides `after`. */
        'Last-Event-ID'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The entries as an endless stream of server-sent events. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example retry: 1000
           *     id: 41
           *
           *     id: 42
           *     event: audit-log
           *     data: {"id":"01890a5d-ac96-774b-bcce-b302099a8059","sequence":42,"occurredAt":"2026-01-31T12:00:00.000Z","action":"DELETE","resource":{"type":"user","id":"01890a5d-ac96-774b-bcce-b302099a8057","label":"ada@example.com"},"actor":{"type":"system","id":null,"email":null},"changes":{},"outcome":"SUCCESS","reason":null,"requestId":null,"ip":null,"userAgent":null}
           *
           *     : heartbeat
           *     id: 57
           */
          'text/event-stream': string;
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description Too many requests. Wait for `Retry-After`. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      500: components['responses']['InternalError'];
      /** @description The database is unavailable, or the server is overloaded. Wait for `Retry-After`. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
    };
  };
  'auditLogs.get': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the audit log. */
        id: components['parameters']['AuditLogId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8059",
           *         "sequence": 42,
           *         "occurredAt": "2026-01-31T12:00:00.000Z",
           *         "action": "UPDATE",
           *         "resource": {
           *           "type": "user",
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "label": "ada@example.com"
           *         },
           *         "actor": {
           *           "type": "user",
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "email": "admin@example.com"
           *         },
           *         "changes": {
           *           "name": {
           *             "from": "Ada",
           *             "to": "Ada Lovelace"
           *           }
           *         },
           *         "outcome": "SUCCESS",
           *         "reason": null,
           *         "requestId": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "ip": "203.0.113.7",
           *         "userAgent": "curl/8.5.0"
           *       }
           *     }
           */
          'application/json': components['schemas']['AuditLogEnvelope'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auditCheckpoints.proof': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the audit log. */
        id: components['parameters']['AuditLogId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "entry": {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8059",
           *           "sequence": 42,
           *           "occurredAt": "2026-01-31T12:00:00.000Z",
           *           "action": "UPDATE",
           *           "resource": {
           *             "type": "user",
           *             "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *             "label": "ada@example.com"
           *           },
           *           "actor": {
           *             "type": "user",
           *             "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *             "email": "admin@example.com"
           *           },
           *           "changes": {
           *             "name": {
           *               "from": "Ada",
           *               "to": "Ada Lovelace"
           *             }
           *           },
           *           "outcome": "SUCCESS",
           *           "reason": null,
           *           "requestId": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "ip": "203.0.113.7",
           *           "userAgent": "curl/8.5.0"
           *         },
           *         "personal": {
           *           "actor": {
           *             "subject": "01890a5d-ac96-774b-bcce-b302099a8057",
           *             "paths": [
           *               "actor.email",
           *               "ip"
           *             ],
           *             "salt": "q3fkOJzslvQ2xkAQS0mZdA",
           *             "commitment": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
           *           },
           *           "resource": {
           *             "subject": "01890a5d-ac96-774b-bcce-b302099a8057",
           *             "paths": [
           *               "actor.email",
           *               "ip"
           *             ],
           *             "salt": "q3fkOJzslvQ2xkAQS0mZdA",
           *             "commitment": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
           *           }
           *         },
           *         "leafIndex": 3,
           *         "path": [
           *           "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
           *         ],
           *         "checkpoint": {
           *           "format": "admin-api/audit-checkpoint/1",
           *           "number": 7,
           *           "firstSequence": 41,
           *           "lastSequence": 52,
           *           "entries": 11,
           *           "missing": [
           *             [
           *               44,
           *               44
           *             ]
           *           ],
           *           "root": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
           *           "previousRoot": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
           *           "sealedAt": "2026-01-31T12:00:03.000Z",
           *           "publicKey": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
           *           "signature": "5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc-bRr0lv18FlbviRlUUFDjnoQCw"
           *         }
           *       }
           *     }
           */
          'application/json': components['schemas']['InclusionProofEnvelope'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      /** @description The resource does not exist. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      /** @description A unique value is taken, or a domain rule refuses. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'health.live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "ok"
           *     }
           */
          'application/json': components['schemas']['Health'];
        };
      };
      /** @description The request is malformed or invalid. `details` has one entry per fault. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      /** @description A fault of the service. Its log has the details under the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
    };
  };
  'health.ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Success. */
      200: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "ok",
           *       "warnings": [
           *         "AUDIT_SEAL_LATE"
           *       ]
           *     }
           */
          'application/json': components['schemas']['Ready'];
        };
      };
      /** @description The request is malformed or invalid. `details` has one entry per fault. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      /** @description A fault of the service. Its log has the details under the request id. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
      /** @description The database is unavailable, or the server is overloaded. Wait for `Retry-After`. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          'Retry-After': components['headers']['Retry-After'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'];
        };
      };
    };
  };
}
