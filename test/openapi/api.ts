/* eslint-disable */
// Generated from openapi.json by `npm run openapi`.

export interface paths {
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
     * @description Begins a session. Send its token with every other request. On this page, enter it under "Authorize". If
     *     `user.mustChangePassword` is true, change the password first: every other request is a 403. Note `user.passwordExpiresAt`. A wrong or expired
     *     password, an unknown email and a suspended account get the same response. The response is a 429 after 10 failures for an account from
     *     one address in 15 minutes, 100 failures for an account from unknown addresses in 24 hours, or 30 failures from one address in
     *     a minute.
     */
    post: operations['auth.login'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/sessions': {
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
     * End the sessions of everybody
     * @description Ends all sessions except the one that sends the request, also the other sessions of its user. Sessions of accounts
     *     that hold a permission which the caller lacks stay, and `skipped` counts them. For an API key, admins are among these. Each
     *     ended session has its audit entry.
     *
     *     **Permission:** `sessions:revoke`
     */
    delete: operations['sessions.endAll'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/users/{id}/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the sessions of a user
     * @description Lists the sessions in force, newest first. `lastSeenAt` is at most half a minute behind.
     *
     *     **Permission:** `sessions:read`
     */
    get: operations['users.sessions.list'];
    put?: never;
    post?: never;
    /**
     * End all sessions of a user
     * @description The user may be the caller, whose token is then refused after this response. The user can log in again. To prevent
     *     that, suspend the account or set another password.
     *
     *     **Permission:** `sessions:revoke`
     */
    delete: operations['users.sessions.deleteAll'];
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
     * @description The next request with its token is refused. The session may be the caller's own.
     *
     *     **Permission:** `sessions:revoke`
     */
    delete: operations['users.sessions.delete'];
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
     * @description Ends the session of the token. The next request with the token is refused. Every role may use it.
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
     * @description Ends all other sessions of the user, and their link for a new password. If the current password must be changed or
     *     expires, another one is required, and the demand and the expiry end. A wrong current password counts as a failed login, both for the address and for
     *     the session. Every role may use it.
     */
    post: operations['auth.changePassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/password-reset': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ask for a new password
     * @description Mails a link to the address, if an active account with a password has it. It needs no session. The response is
     *     always the same, in the same time: it does not tell whether there is such an account. A link works once, for 24 hours, and
     *     replaces the one before. At most 3 links an hour are mailed to one address. After 10 requests from one client address in 15
     *     minutes the response is a 429. A service that sends no mail does nothing: ask an admin for a link.
     */
    post: operations['auth.requestPasswordReset'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/password-reset/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Set a new password with a link
     * @description Needs the token of the link and no session. Ends all sessions of the account, and forgets its failed logins. A token
     *     that is wrong, used, replaced or expired gets the same response. Log in afterwards.
     */
    post: operations['auth.acceptPasswordReset'];
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
     * @description Returns the user and the session of the token, and the permissions of the user. Every role may use it.
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
  '/api/auth/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the own sessions
     * @description Lists the sessions of the caller that are in force, newest first. Every role may use it.
     */
    get: operations['auth.sessions.list'];
    put?: never;
    post?: never;
    /**
     * End the own other sessions
     * @description Ends all sessions of the caller except the current one. Every role may use it.
     */
    delete: operations['auth.sessions.deleteOthers'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/auth/sessions/{sid}': {
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
     * End an own session
     * @description The next request with its token is refused. The session may be the current one. A session of somebody else is a 404.
     *     Every role may use it.
     */
    delete: operations['auth.sessions.delete'];
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
     * @description Filters can be combined: a user must match all of them. Use `page`, or pass `meta.nextCursor` of the previous page
     *     as `cursor`. If the list is sorted by `createdAt`, a walk by cursor skips and repeats nothing while the list changes. In
     *     another order, a user whose sort value changes meanwhile can appear twice or not at all.
     *
     *     **Permission:** `users:read`
     */
    get: operations['users.list'];
    put?: never;
    /**
     * Create a user
     * @description The email and the external id must not be taken. An account without a password cannot log in until one is set. Another
     *     role than `user` needs the permission `users:roles` and every permission of that role.
     *
     *     **Permission:** `users:write`
     */
    post: operations['users.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/users/by-external-id/{externalId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a user by the external id
     * @description Percent-encode the id. It is compared byte for byte. A deleted user is not found.
     *
     *     **Permission:** `users:read`
     */
    get: operations['users.getByExternalId'];
    put?: never;
    post?: never;
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
     * @description The response carries the `ETag` for a conditional change. A deleted user is shown only with `includeDeleted`, and
     *     without an `ETag`. With `at` the response is the user at that time, also if the user has been deleted since, and without an
     *     `ETag`. It is a 404 if the user did not exist at that time, or the entries of the creation are no longer kept.
     *
     *     **Permission:** `users:read`
     */
    get: operations['users.get'];
    put?: never;
    post?: never;
    /**
     * Delete a user
     * @description The memberships and sessions of the account are deleted too. Until `purgeAt` the user and the memberships can be
     *     restored. With `permanent` the user is removed for good at once, also if already deleted. Admins cannot delete their own
     *     account, the last active admin, or the last owner of an organization that has other members.
     *
     *     **Permission:** `users:delete`
     */
    delete: operations['users.delete'];
    options?: never;
    head?: never;
    /**
     * Change a user
     * @description Only the given fields change. A no-op leaves `updatedAt`, `version` and the audit log as they are. A new password or
     *     a suspension ends all sessions of the account. `suspendedReason` and `suspendedUntil` belong to a suspension. A suspension with
     *     an end is lifted automatically. Nobody can suspend or demote their own account, and the
     *     last active admin cannot be suspended or demoted.
     *
     *     If you set a password, the person must change it after the next login, unless you send `mustChangePassword: false`. Your own
     *     password changes with `POST /api/auth/password` only. Your own email changes only with `currentPassword`. A wrong one counts as
     *     a failed login, also in a dry run.
     *
     *     As `application/json`, `metadata` replaces the whole object. As `application/merge-patch+json` (RFC 7396), it is merged with
     *     the stored object at every level. Members that you leave out stay, and null removes a member. Concurrent writers of
     *     different members all keep theirs.
     *
     *     You need every permission of the account. A new password and `mustChangePassword` need `users:passwords`. A new role needs
     *     `users:roles` and every permission of that role.
     *
     *     **Permission:** `users:write`
     */
    patch: operations['users.update'];
    trace?: never;
  };
  '/api/admin/users/{id}/data': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get everything about a person
     * @description For access requests (GDPR Art. 15). Streams everything that the system holds about one person as one JSON document:
     *     the account, memberships, invitations, sessions, API keys, queued mail, and the audit entries about and by the person. It has
     *     no secret, and no value of another person: `[REDACTED]` replaces those. It also works for deleted and erased users, and for
     *     people who were invited and have no account: use the id of the invitation.
     *
     *     The document is not a snapshot. Each list is read in pages while it is sent, so it has each row as it was at that moment.
     *     Audit entries end with the last one at the time when their list begins. A document that is not valid JSON is incomplete: the
     *     connection broke, or the session of the caller ended. It leaves an audit entry, and counts as one of the exports that a user
     *     can run at a time.
     *
     *     **Permissions:** `users:read`, `sessions:read`, `members:read`, `invitations:read`, `audit-logs:export`, `api-keys:read`
     */
    get: operations['users.data'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
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
     * @description Use it for the right to erasure. A user who could still be restored is removed for good. Email, name, external id, profile,
     *     metadata, addresses and user agents of the person in audit entries are replaced by a pseudonym. Ids, roles, times and what was done
     *     stay, and every proof remains valid. Invitations, queued mail and stored responses that mention the person are removed.
     *
     *     It cannot be undone. It leaves an entry in which `X-Audit-Reason` stays: do not name the person there. Repeat it to erase
     *     what a request that was in flight during the first time wrote afterwards.
     *
     *     A person who acted as an admin can be erased only `ERASURE_ADMIN_HOLD_DAYS` (90) after the last such action. Until then the
     *     response is a 409 with the reason `ERASURE_HELD`, and the message has the date.
     *
     *     **Permission:** `users:erase`
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
     * @description The audit entries that changed this user, newest first, as far back as they are kept. They are listed for a deleted
     *     user too. `include=related` adds the entries of what belongs to the user: memberships, sessions, invitations, links for a new
     *     password, cleared failed logins, and API keys that the user created. It needs `audit-logs:read` too.
     *
     *     **Permission:** `users:read`
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
     * @description The newest membership comes first. Use `page`, or pass `meta.nextCursor` of the previous
     *     page as `cursor`. A walk by cursor stays correct while the list changes.
     *
     *     **Permission:** `members:read`
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
  '/api/admin/users/{id}/password-reset': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a link for a new password
     * @description The person sets a new password by opening the link, once and within 24 hours. A link that was sent before no longer
     *     works. If the service sends mail, the mail contains the link and `resetUrl` is null. Otherwise `resetUrl` is the link to pass
     *     on. The current password and the sessions stay until the link is used. A suspended user can use it after the suspension. You need
     *     every permission of the account. Your own password changes with `POST /api/auth/password` only.
     *
     *     **Permission:** `users:passwords`
     */
    post: operations['users.sendPasswordReset'];
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
     * @description Restores the password, the role and the memberships of organizations that still exist. The user has to log in again.
     *     The email and the external id must not be taken meanwhile, and each of those organizations must have a free seat.
     *
     *     **Permission:** `users:write`
     */
    post: operations['users.restore'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/users/{id}/unlock': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Unblock the logins of a user
     * @description Forgets the wrong passwords that were counted for the account, so that the next login is tried. If none is counted,
     *     it is a no-op. You need every permission of the account.
     *
     *     **Permission:** `users:write`
     */
    post: operations['users.unlock'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/roles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List roles
     * @description The built-in roles are among them. Filters can be combined: a role must match all of them.
     *
     *     **Permission:** `roles:read`
     */
    get: operations['roles.list'];
    put?: never;
    /**
     * Create a role
     * @description You need each of its permissions yourself. Set `role` of a user to the name to give the permissions to the user.
     *
     *     **Permission:** `roles:write`
     */
    post: operations['roles.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/roles/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get a role
     * @description The response carries the `ETag` for a conditional change.
     *
     *     **Permission:** `roles:read`
     */
    get: operations['roles.get'];
    put?: never;
    post?: never;
    /**
     * Delete a role
     * @description It cannot be undone. A role that a user has cannot be deleted, and neither can one of a deleted user who can still be
     *     restored. `GET /api/admin/users?role=…&includeDeleted=true` lists these users.
     *
     *     **Permission:** `roles:write`
     */
    delete: operations['roles.delete'];
    options?: never;
    head?: never;
    /**
     * Change a role
     * @description Only the given fields change. The name is fixed. The next request of each user with this role has the new permissions,
     *     on every instance. You need each of the old and of the new permissions yourself, and your own role cannot lose one.
     *
     *     **Permission:** `roles:write`
     */
    patch: operations['roles.update'];
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
     * @description Filters can be combined: an organization must match all of them. Use `page`, or pass `meta.nextCursor` of the previous page
     *     as `cursor`. If the list is sorted by `createdAt`, a walk by cursor skips and repeats nothing while the list changes. In
     *     another order, an organization whose sort value changes meanwhile can appear twice or not at all.
     *
     *     **Permission:** `organizations:read`
     */
    get: operations['organizations.list'];
    put?: never;
    /**
     * Create an organization
     * @description The slug, the external id and the domains must not be taken. If the slug is omitted, it is derived from the name.
     *
     *     **Permission:** `organizations:write`
     */
    post: operations['organizations.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/organizations/by-external-id/{externalId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get an organization by its external id
     * @description The id is compared byte for byte. Write it in the path with percent-encoding. A deleted organization is not found.
     *     The response carries the `ETag` for a conditional change.
     *
     *     **Permission:** `organizations:read`
     */
    get: operations['organizations.getByExternalId'];
    put?: never;
    post?: never;
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
     * @description The response carries the `ETag` for a conditional change. A deleted organization is shown only with
     *     `includeDeleted`, and without an `ETag`. With `at` the response is the organization at that time, also if it has been deleted
     *     since, and without an `ETag`. It is a 404 if the organization did not exist at that time, or the entries of the creation are
     *     no longer kept.
     *
     *     **Permission:** `organizations:read`
     */
    get: operations['organizations.get'];
    put?: never;
    post?: never;
    /**
     * Delete an organization
     * @description The memberships are deleted and the pending invitations are revoked, each with its own audit entry. The users stay.
     *     Until `purgeAt` the organization and its memberships can be restored. With `permanent` it is removed for good at once, also if
     *     already deleted.
     *
     *     **Permission:** `organizations:delete`
     */
    delete: operations['organizations.delete'];
    options?: never;
    head?: never;
    /**
     * Change an organization
     * @description Only the given fields change. A no-op leaves `updatedAt`, `version` and the audit log as they are. `seatLimit` must
     *     not be lower than the number of members.
     *
     *     As `application/json`, `metadata` replaces the whole object. As `application/merge-patch+json` (RFC 7396), it is merged with
     *     the stored object at every level. Members that you leave out stay, and null removes a member. Concurrent writers of
     *     different members all keep theirs.
     *
     *     **Permission:** `organizations:write`
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
     * @description The audit entries that changed this organization, newest first, as far back as they are kept. Changes of members are
     *     entries of the memberships. Entries are listed for a deleted organization too. `include=related` adds every other
     *     change that has its `organizationId`, such as those of members and invitations. It needs `audit-logs:read` too.
     *
     *     **Permission:** `organizations:read`
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
     * @description Restores the memberships of users who still exist. Invitations that the deletion revoked stay revoked: invite again.
     *     The slug, the external id and the domains must not be taken meanwhile.
     *
     *     **Permission:** `organizations:write`
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
     * @description Makes a member an owner, and the previous owner an `admin`, in one step. If there are several owners, `fromUserId`
     *     names the previous one.
     *
     *     **Permission:** `members:write`
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
     * @description The newest member comes first. Use `page`, or pass `meta.nextCursor` of the previous page as `cursor`. A
     *     walk by cursor stays correct while the list changes.
     *
     *     **Permission:** `members:read`
     */
    get: operations['organizations.members.list'];
    put?: never;
    /**
     * Add a member
     * @description Makes a user a member of the organization. A user can be a member of many organizations.
     *
     *     **Permission:** `members:write`
     */
    post: operations['organizations.members.add'];
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
     * @description Returns the role of the member and the start of the membership. It is a 404 if the user is no member.
     *
     *     **Permission:** `members:read`
     */
    get: operations['organizations.members.get'];
    put?: never;
    post?: never;
    /**
     * Remove a member
     * @description Deletes the membership for good and keeps the user. `id` in the response is the id of the user. The last owner can
     *     be removed only if no other member is left.
     *
     *     **Permission:** `members:write`
     */
    delete: operations['organizations.members.remove'];
    options?: never;
    head?: never;
    /**
     * Change a member's role
     * @description A no-op leaves the audit log as it is. The role of the last owner cannot change: transfer the ownership first.
     *
     *     **Permission:** `members:write`
     */
    patch: operations['organizations.members.update'];
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
     * @description Lists invitations of every status, newest first. An expired invitation is replaced when its address is invited again.
     *
     *     **Permission:** `invitations:read`
     */
    get: operations['organizations.invitations.list'];
    put?: never;
    /**
     * Invite somebody
     * @description The owner of the address becomes a member by opening the link, once and within seven days. If the service sends mail,
     *     the mail contains the link and `acceptUrl` is null. Otherwise `acceptUrl` is the link to pass on.
     *
     *     **Permission:** `invitations:write`
     */
    post: operations['organizations.invitations.create'];
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
     * @description Returns its status. The link is not shown again. The response carries the `ETag` for a conditional revocation.
     *
     *     **Permission:** `invitations:read`
     */
    get: operations['organizations.invitations.get'];
    put?: never;
    post?: never;
    /**
     * Revoke an invitation
     * @description Makes the link invalid and withdraws a mail that waits to be sent. The invitation stays in the list as `revoked`.
     *
     *     **Permission:** `invitations:write`
     */
    delete: operations['organizations.invitations.revoke'];
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
     * @description Creates a new link for the next seven days and makes the previous one invalid. It works for an expired invitation too.
     *
     *     **Permission:** `invitations:write`
     */
    post: operations['organizations.invitations.resend'];
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
     * @description Needs the token of the link and no session. Makes the account with the invited address a member. If no such account
     *     exists, it is created, and `name` and `password` are required. A token works once. A token that is wrong, used, replaced,
     *     revoked or expired gets the same response. Log in afterwards.
     */
    post: operations['auth.acceptInvitation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List API keys
     * @description A key must match every filter. Revoked and expired keys stay in the list. Use `page`, or pass `meta.nextCursor` of the
     *     previous page as `cursor`. A walk by cursor stays correct while the list changes.
     *
     *     **Permission:** `api-keys:read`
     */
    get: operations['apiKeys.list'];
    put?: never;
    /**
     * Create an API key
     * @description `key` is the token of the program, and is shown only once. The key belongs to the system: it keeps its permissions if
     *     your account loses them or is deleted. A key cannot manage keys and roles, set passwords or log in.
     *
     *     **Permission:** `api-keys:write`
     */
    post: operations['apiKeys.create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/api-keys/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get an API key
     * @description The secret is not shown again. The response carries the `ETag` for a conditional change.
     *
     *     **Permission:** `api-keys:read`
     */
    get: operations['apiKeys.get'];
    put?: never;
    post?: never;
    /**
     * Revoke an API key
     * @description The next request with the key is refused, on every instance. Its exports and streams end. The key stays in the list as
     *     `revoked`. A key that is revoked already does not change.
     *
     *     **Permission:** `api-keys:write`
     */
    delete: operations['apiKeys.revoke'];
    options?: never;
    head?: never;
    /**
     * Change an API key
     * @description Only the given fields change, and the next request with the key is subject to them. Permissions can be taken away, not
     *     added. A no-op leaves `updatedAt`, `version` and the audit log as they are.
     *
     *     **Permission:** `api-keys:write`
     */
    patch: operations['apiKeys.update'];
    trace?: never;
  };
  '/api/admin/api-keys/{id}/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Rotate an API key
     * @description Makes a new secret. `key` is the new token, and is shown only once. The previous one works for `overlapSeconds` more. At
     *     most two secrets work at a time: another rotation during an overlap must end both. `expiresAt` does not change.
     *
     *     **Permission:** `api-keys:write`
     */
    post: operations['apiKeys.rotate'];
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
     * @description Returns the values in force. A value comes from an admin, or else from the environment.
     *
     *     **Permission:** `settings:read`
     */
    get: operations['settings.get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change settings
     * @description Changes the given members only. `null` resets a setting to the value of the environment. The change takes effect on
     *     every instance within 5 s, without a restart.
     *
     *     **Permission:** `settings:write`
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
     *
     *     **Permission:** `audit-logs:read`
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
     *
     *     **Permission:** `audit-logs:read`
     */
    get: operations['auditLogs.checkpoints.list'];
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
     *
     *     **Permission:** `audit-logs:read`
     */
    get: operations['auditLogs.checkpoints.latest'];
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
     *
     *     **Permission:** `audit-logs:export`
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
     *
     *     **Permission:** `audit-logs:read`
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
     *
     *     **Permission:** `audit-logs:read`
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
     *
     *     **Permission:** `audit-logs:read`
     */
    get: operations['auditLogs.proof'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/audit-logs/event-types': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List event types
     * @description The declared actions of application events, in their order. With the setting `auditUnknownEvents` at `refuse`, events with any other action are refused.
     *
     *     **Permission:** `audit-logs:read`
     */
    get: operations['auditLogs.eventTypes.list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/audit-logs/event-types/{action}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get an event type
     * @description The response carries the `ETag` for a conditional deletion.
     *
     *     **Permission:** `audit-logs:read`
     */
    get: operations['auditLogs.eventTypes.get'];
    /**
     * Declare an event type
     * @description Replaces the declaration of this action, if there is one. Later events must have `data` that the schema allows. Events in the log are not checked again.
     *
     *     **Permission:** `settings:write`
     */
    put: operations['auditLogs.eventTypes.put'];
    post?: never;
    /**
     * Delete an event type
     * @description Its events stay in the log.
     *
     *     **Permission:** `settings:write`
     */
    delete: operations['auditLogs.eventTypes.delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/audit-logs/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Record events of your application
     * @description Each event becomes an entry of the audit log, about a resource of the type `event`. The entry is sealed, listed, exported, streamed and kept like every other one. The server records all events of a request, or none. You can repeat a request safely. An event whose `id` was recorded before with the same content is a duplicate, and nothing is written for it. The body may have 2 MiB.
     *
     *     **Permission:** `audit-logs:write`
     */
    post: operations['auditLogs.recordEvents'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/admin/organizations/{id}/audit-viewers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Create an audit viewer
     * @description Returns a token with which a customer reads, follows and exports the audit entries of this organization, and nothing else.
     *     It is shown only once. It is an API key: `DELETE /api/admin/api-keys/{id}` revokes it, and the deletion of the organization ends
     *     it.
     *
     *     **Permissions:** `audit-viewers:write`, `audit-logs:read`, `audit-logs:export`
     */
    post: operations['organizations.auditViewers.create'];
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
     * Check that the process runs
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
     * Check that the service can handle requests
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
    /** @description The token of an invitation, and the fields of a new account. */
    AcceptInvitation: {
      /**
       * @description Part of the link after `#token=`.
       * @example 3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
       */
      token: string;
      /**
       * @description Name of the new account. Required if no account with the address exists, and refused otherwise.
       * @example Grace Hopper
       */
      name?: string;
      /**
       * Format: password
       * @description Password of the new account. Required if no account with the address exists, and refused otherwise.
       * @example a moth in relay no. 70
       */
      password?: string;
    };
    /** @description The token of a link, and the new password. */
    AcceptPasswordReset: {
      /**
       * @description Part of the link after `#token=`.
       * @example 3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
       */
      token: string;
      /**
       * Format: password
       * @description `passwordMinLength` to 256 characters. Commonly used passwords and passwords made of the account's own name or email
       *     are refused.
       * @example difference engine no. 2
       */
      password: string;
    };
    /** @description The new membership. */
    AcceptedInvitation: {
      /** @description The organization that the user has joined. */
      organization: components['schemas']['InvitingOrganization'];
      /** @description The user who has joined, with an existing or a new account. */
      user: components['schemas']['MemberUser'];
      /**
       * @description Role of the new member.
       * @example member
       */
      role: components['schemas']['MemberRole'];
    };
    AcceptedInvitationEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['AcceptedInvitation'];
    };
    /** @description The user to add as a member. */
    AddMember: {
      /**
       * Format: uuid
       * @description Id of the user to add.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      userId: string;
      /**
       * @description `member` by default.
       * @example member
       */
      role?: components['schemas']['MemberRole'];
    };
    /** @description Result of ending the sessions of everybody. */
    AllSessionsEnded: {
      /**
       * Format: int32
       * @description Number of sessions that ended.
       * @example 2
       */
      ended: number;
      /**
       * Format: int32
       * @description Number of sessions that stay, because their accounts hold a permission that the caller lacks.
       * @example 0
       */
      skipped: number;
    };
    AllSessionsEndedDryRun: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['AllSessionsEnded'];
      meta: components['schemas']['DryRunMeta'];
    };
    AllSessionsEndedEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['AllSessionsEnded'];
    };
    /** @description A credential of a program. Its secret is not shown. */
    ApiKey: {
      /**
       * Format: date-time
       * @description In UTC, with milliseconds.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description Time of the last change, or of the creation if nothing has changed.
       * @example 2026-01-31T12:00:00.000Z
       */
      updatedAt: string;
      /**
       * Format: int32
       * @description Grows by one with every change. The `ETag` begins with it.
       * @example 1
       */
      version: number;
      /**
       * Format: uuid
       * @description Id of the key. It is part of the key itself.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      id: string;
      /**
       * @description Name of the program. Audit entries have it.
       * @example CI of the web shop
       */
      name: string;
      /**
       * @description Prefix, id and first characters of the secret. It tells which key was found somewhere.
       * @example admk_01890a5dac96774bbcceb302099a8057_Zx3q
       */
      start: string;
      /**
       * @description Only an active key works.
       * @example active
       */
      status: components['schemas']['ApiKeyStatus'];
      /**
       * @description Permissions of the key. Only audit viewers hold `audit-logs:view`.
       * @example [
       *       "users:read"
       *     ]
       */
      permissions: (
        | 'users:read'
        | 'users:write'
        | 'users:delete'
        | 'users:erase'
        | 'users:roles'
        | 'sessions:read'
        | 'sessions:revoke'
        | 'organizations:read'
        | 'organizations:write'
        | 'organizations:delete'
        | 'members:read'
        | 'members:write'
        | 'invitations:read'
        | 'invitations:write'
        | 'settings:read'
        | 'settings:write'
        | 'audit-logs:read'
        | 'audit-logs:export'
        | 'api-keys:read'
        | 'roles:read'
        | 'audit-viewers:write'
        | 'audit-logs:write'
        | 'audit-logs:view'
      )[];
      /**
       * Format: uuid
       * @description Set for an audit viewer: the organization whose entries it reads. Null for other keys.
       * @example null
       */
      organizationId: string | null;
      /**
       * @description Networks in CIDR notation from which the key works. Null: from everywhere.
       * @example [
       *       "203.0.113.0/24",
       *       "2001:db8::/32"
       *     ]
       */
      allowedIps: string[] | null;
      /**
       * Format: int32
       * @description Number of requests per minute. Null: the limit of the settings.
       * @example 60
       */
      rateLimitPerMinute: number | null;
      /**
       * Format: int32
       * @description Number of requests per hour. Null: the limit of the settings.
       * @example null
       */
      rateLimitPerHour: number | null;
      /**
       * Format: date-time
       * @description Time at which the key expires. It cannot be changed.
       * @example 2026-12-31T00:00:00.000Z
       */
      expiresAt: string;
      /**
       * Format: date-time
       * @description Time of the last use. It is at most a minute behind. Null if the key was never used.
       * @example 2026-01-31T12:34:56.000Z
       */
      lastUsedAt: string | null;
      /**
       * @description IP address of the last use. Null if the key was never used.
       * @example 203.0.113.7
       */
      lastUsedIp: string | null;
      /** @description The user who created the key. */
      createdBy: components['schemas']['ApiKeyCreator'];
      /** @description The secret before the last rotation. Null if only one secret works. */
      previousSecret: components['schemas']['PreviousApiKeySecret'] | null;
      /**
       * Format: date-time
       * @description Time of the revocation. Null until then.
       * @example null
       */
      revokedAt: string | null;
    };
    /** @description The user who created an API key, or the API key that created an audit viewer. The key survives the creator. */
    ApiKeyCreator: {
      /**
       * Format: uuid
       * @description Id of the user or of the API key.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      id: string;
      /**
       * Format: email
       * @description Email of the account. Null if the account was removed for good, and for an API key.
       * @example admin@example.com
       */
      email: string | null;
      /**
       * @description Whether the account is active. `deleted` also if it was removed for good, or if the API key has ended.
       * @example active
       */
      status: components['schemas']['ApiKeyCreatorStatus'];
    };
    /**
     * @description State of the account that created an API key. Later versions may have more values: accept those that you do not know.
     * @enum {string}
     */
    ApiKeyCreatorStatus: 'active' | 'suspended' | 'deleted';
    ApiKeyDryRun: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['ApiKey'];
      meta: components['schemas']['DryRunMeta'];
    };
    ApiKeyEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['ApiKey'];
    };
    ApiKeyPage: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      /** @description The items of the page, in order. */
      data: components['schemas']['ApiKey'][];
      meta: components['schemas']['PageMeta'];
    };
    /**
     * @description A permission that an API key can have. Later versions may have more values: accept those that you do not know.
     * @enum {string}
     */
    ApiKeyPermission:
      | 'users:read'
      | 'users:write'
      | 'users:delete'
      | 'users:erase'
      | 'users:roles'
      | 'sessions:read'
      | 'sessions:revoke'
      | 'organizations:read'
      | 'organizations:write'
      | 'organizations:delete'
      | 'members:read'
      | 'members:write'
      | 'invitations:read'
      | 'invitations:write'
      | 'settings:read'
      | 'settings:write'
      | 'audit-logs:read'
      | 'audit-logs:export'
      | 'api-keys:read'
      | 'roles:read'
      | 'audit-viewers:write'
      | 'audit-logs:write';
    /**
     * @description Order of a list of API keys.
     * @enum {string}
     */
    ApiKeySort:
      'createdAt' | '-createdAt' | 'name' | '-name' | 'expiresAt' | '-expiresAt' | 'lastUsedAt' | '-lastUsedAt';
    /**
     * @description State of an API key. Later versions may have more values: accept those that you do not know.
     * @enum {string}
     */
    ApiKeyStatus: 'active' | 'expired' | 'revoked';
    /** @description An event of the application. */
    ApplicationEvent: {
      /**
       * @description Id of the event, unique in this service. An event that is sent again with its id is recorded once.
       * @example evt_01J9ZC
       */
      id: string;
      /**
       * @description Name of the event, in two or more parts with dots between, such as `invoice.paid`.
       * @example invoice.paid
       */
      action: string;
      /**
       * Format: date-time
       * @description Time of the event, at most 30 days ago and at most 5 minutes ahead.
       * @example 2026-01-31T12:00:00.000Z
       */
      occurredAt: string;
      /** @description The party that did it. */
      actor: components['schemas']['EventParty'];
      /** @description The parties that the event is about, each once. */
      targets?: components['schemas']['EventParty'][];
      /**
       * Format: uuid
       * @description UUID of the organization in whose trail the event belongs. It is not looked up.
       * @example 01890a5d-ac96-774b-bcce-b302099a8058
       */
      organizationId?: string;
      /** @description The client that the actor used. */
      context?: components['schemas']['EventContext'];
      /**
       * @description JSON object of at most 16 KiB and 10 levels.
       * @example {
       *       "amount": 4200,
       *       "currency": "EUR"
       *     }
       */
      data?: {
        [key: string]: unknown;
      };
    };
    /** @description Action of the service, or of an event, such as `invoice.paid`. */
    AuditAction: string;
    /** @description The user, API key or system that acted, or that was refused. */
    AuditActor: {
      /**
       * @description `user` for a request with a session or without credentials, `api_key` for a program, `system` for the service itself. The
       *     application chooses the type in an event.
       * @example user
       */
      type: string;
      /**
       * @description Id of the user or the API key, a UUID. Null for the system, and for a request without credentials. In an event: any id.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      id: string | null;
      /**
       * Format: email
       * @description Email of the user at the time. Null for other actors.
       * @example admin@example.com
       */
      email: string | null;
      /**
       * @description Name of the API key at the time, or the name that an event gives. Missing for other actors.
       * @example CI of the web shop
       */
      name?: string;
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
    /** @description The part of an entry that only an event of the application has. The caller was authenticated. Everything else is a claim of the application. */
    AuditEvent: {
      /**
       * Format: date-time
       * @description Time at which the service received the event, in UTC.
       * @example 2026-01-31T12:00:00.250Z
       */
      receivedAt: string;
      /** @description The caller who sent the event. */
      reportedBy: components['schemas']['EventReporter'];
      /** @description The parties that the event is about. */
      targets: components['schemas']['AuditEventParty'][];
      /**
       * Format: uuid
       * @description The organization that the event names.
       * @example 01890a5d-ac96-774b-bcce-b302099a8058
       */
      organizationId?: string;
      /**
       * @description The JSON object that the application sent. Once it is erased: the pseudonym of a person, as a text.
       * @example {
       *       "amount": 4200,
       *       "currency": "EUR"
       *     }
       */
      data:
        | {
            [key: string]: unknown;
          }
        | string;
    };
    /** @description A person or thing that an event of the application names. */
    AuditEventParty: {
      /**
       * @description Kind of party. The values of a `user` are erased with the account.
       * @example user
       */
      type: string;
      /**
       * @description Id of the party. For the type `user`: the UUID of a user.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      id: string;
      /**
       * @description Name at the time. Once it is erased: the pseudonym of the person.
       * @example Ada Lovelace
       */
      name?: string;
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
       * @description `CREATE`, `UPDATE`, `DELETE` or `READ`. The action of an event has a dot, such as `invoice.paid`.
       * @example UPDATE
       */
      action: components['schemas']['AuditAction'];
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
       */
      outcome: components['schemas']['AuditOutcome'];
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
      /**
       * Format: uuid
       * @description Id of the organization that the entry is about: the organization itself, a member or an invitation of it, or a read or a
       *     refusal of a route under it. Null for other entries, such as those of settings, which hold for the whole system. The seal
       *     does not cover it.
       * @example 01890a5d-ac96-774b-bcce-b302099a8060
       */
      organizationId: string | null;
      /** @description Only entries about the resource type `event` have it. */
      event?: components['schemas']['AuditEvent'];
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
    /**
     * @description Whether the action happened or was refused. Later versions may have more values: accept those that you do not know.
     * @enum {string}
     */
    AuditOutcome: 'SUCCESS' | 'DENIED';
    /** @description The resource that was changed or read, or to which access was refused. */
    AuditResource: {
      /**
       * @description Kind of resource.
       * @example user
       */
      type: components['schemas']['AuditResourceType'];
      /**
       * @description Id of the resource or the event. `settings` for the settings. `-` if a read or a refusal is about no particular resource.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      id: string;
      /**
       * @description Readable name of the resource at the time, such as an email or a slug.
       * @example ada@example.com
       */
      label: string;
    };
    /**
     * @description Kind of a resource in the audit log. Later versions may have more values: accept those that you do not know.
     * @enum {string}
     */
    AuditResourceType:
      | 'user'
      | 'organization'
      | 'membership'
      | 'invitation'
      | 'settings'
      | 'session'
      | 'role'
      | 'api_key'
      | 'password_reset'
      | 'login_failures'
      | 'audit_log'
      | 'route'
      | 'event'
      | 'event_type';
    /** @description A token that reads and exports the audit entries of one organization, and nothing else. */
    AuditViewer: {
      /**
       * Format: uuid
       * @description Id of the API key behind the token, by which it is revoked.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      id: string;
      /**
       * @description The token. It is shown only once.
       * @example admk_01890a5dac96774bbcceb302099a8057_Zx3qEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE0000000
       */
      token: string;
      /**
       * Format: date-time
       * @description Time at which the token expires.
       * @example 2026-01-31T12:15:00.000Z
       */
      expiresAt: string;
    };
    AuditViewerDryRun: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['AuditViewer'];
      meta: components['schemas']['DryRunMeta'];
    };
    AuditViewerEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['AuditViewer'];
    };
    /** @description Old and new password of the caller. */
    ChangePassword: {
      /**
       * Format: password
       * @description The current password.
       * @example analytical engine no. 1
       */
      currentPassword: string;
      /**
       * Format: password
       * @description `passwordMinLength` to 256 characters. Commonly used passwords and passwords made of the account's own name or email
       *     are refused.
       * @example difference engine no. 2
       */
      newPassword: string;
    };
    /** @description Fields of a new API key. */
    CreateApiKey: {
      /**
       * @description Name of the program, byte for byte. Do not name a person in it: it stays in the audit log.
       * @example CI of the web shop
       */
      name: string;
      /**
       * @description At least one. You can only give permissions that you have. An API key cannot hold the permissions that are not listed.
       * @example [
       *       "users:read"
       *     ]
       */
      permissions: components['schemas']['ApiKeyPermission'][];
      /**
       * Format: date-time
       * @description A time in the future, at most 365 days ahead. It cannot be changed later.
       * @example 2026-12-31T00:00:00Z
       */
      expiresAt: string;
      /**
       * @description Addresses and networks in CIDR notation, IPv4 or IPv6. Bits after the prefix must be zero. Null, the default, allows every
       *     address.
       * @example [
       *       "203.0.113.0/24",
       *       "2001:db8::/32"
       *     ]
       */
      allowedIps?: string[] | null;
      /**
       * Format: int32
       * @description Number of requests per minute. Null, the default, is the limit of the settings.
       * @example 60
       */
      rateLimitPerMinute?: number | null;
      /**
       * Format: int32
       * @description Number of requests per hour. Null, the default, is the limit of the settings.
       * @example 1000
       */
      rateLimitPerHour?: number | null;
    };
    /** @description How long a new audit viewer works. */
    CreateAuditViewer: {
      /**
       * Format: int32
       * @description Seconds until the token expires. It cannot be changed later.
       * @example 900
       */
      expiresInSeconds: number;
    };
    /** @description The address to invite. */
    CreateInvitation: {
      /**
       * Format: email
       * @description Address of the person, with or without an account.
       * @example grace@example.com
       */
      email: string;
      /**
       * @description `member` by default.
       * @example member
       */
      role?: components['schemas']['MemberRole'];
    };
    /** @description Fields of a new organization. */
    CreateOrganization: {
      /**
       * @description Stored byte for byte. It needs a visible character and must not contain control characters.
       * @example Acme Corp
       */
      name: string;
      /**
       * @description Unique name for URLs. By default it is derived from the name in Latin letters. A number follows if the result is taken:
       *     `acme`, `acme-2`.
       * @example acme-corp
       */
      slug?: string;
      /**
       * @description Id of the organization in another system, such as your CRM. It is unique, compared byte for byte, and has no blanks at an
       *     end. A deleted organization frees it. Null, the default, means none.
       * @example cus_9s6XKzkNRiz8i3
       */
      externalId?: string | null;
      /**
       * @description Email and web domains of the customer, in any order and spelling. They are stored in ASCII (IDNA) and lower case, without a
       *     dot at the end, each one once, sorted. No two organizations share a domain. A deleted organization frees its domains.
       * @example [
       *       "acme.example",
       *       "acme-labs.example"
       *     ]
       */
      domains?: string[];
      /**
       * Format: uri
       * @description Address of the logo: a URL with `https:`, without a user name or password. Null, the default, means none.
       * @example https://acme.example/logo.svg
       */
      logoUrl?: string | null;
      /**
       * @description A new organization is on `free` by default.
       * @example enterprise
       */
      plan?: components['schemas']['Plan'];
      /**
       * Format: int32
       * @description Largest number of members. Null means no limit, which is the default of a new organization.
       * @example 25
       */
      seatLimit?: number | null;
      /**
       * @description Free-form JSON object, at most 16 KiB and at most 5 levels deep. A change replaces the whole object, except in a merge
       *     patch. A whole number that JSON readers cannot hold exactly, such as a long id, must be a string.
       * @example {
       *       "region": "eu"
       *     }
       */
      metadata?: {
        [key: string]: unknown;
      };
    };
    /** @description Fields of a new role. */
    CreateRole: {
      /**
       * @description Unique, and fixed once the role is created.
       * @example help-desk
       */
      name: components['schemas']['UserRole'];
      /**
       * @description One line of text for people. Null removes it.
       * @example Answers customers, and resets their passwords.
       */
      description?: string | null;
      /**
       * @description Permissions of every user with this role. You need each of them yourself.
       * @example [
       *       "users:read",
       *       "users:write",
       *       "users:passwords"
       *     ]
       */
      permissions: components['schemas']['Permission'][];
    };
    /** @description Fields of a new account. */
    CreateUser: {
      /**
       * Format: email
       * @description Unique. Stored in canonical form: trimmed, NFKC, lower case, the domain in ASCII.
       * @example ada@example.com
       */
      email: string;
      /**
       * @description Stored byte for byte. It needs a visible character and must not contain control characters.
       * @example Ada Lovelace
       */
      name: string;
      /**
       * Format: password
       * @description `passwordMinLength` to 256 characters. Commonly used passwords and passwords made of the account's own name or email
       *     are refused. An account without a password cannot log in.
       * @example analytical engine no. 1
       */
      password?: string;
      /**
       * @description Whether the person must change the password after the next login, before anything else. `false` by default for a new
       *     account, and `true` if the password of an existing account is set.
       * @example true
       */
      mustChangePassword?: boolean;
      /**
       * @description Name of the role. A new account is a `user` by default. Another role needs the permission `users:roles`, and every
       *     permission of the old and of the new role. No change of your own role may take a permission from you.
       * @example user
       */
      role?: components['schemas']['UserRole'];
      /**
       * @description Id of the person in another system. 1 to 255 characters without control characters and without blanks at an end, and not
       *     `.` or `..`. Unique among users that are not deleted, and compared byte for byte. Null removes it.
       * @example cus_9s6XKzkNRiz8i3
       */
      externalId?: string | null;
      /**
       * Format: date-time
       * @description Time at which the email was verified. It must not be in the future. A time at most a minute ahead counts as now. Null means
       *     that the email is not verified. A change of the email removes it, unless the change sets it.
       * @example 2026-01-31T12:00:00.000Z
       */
      emailVerifiedAt?: string | null;
      /**
       * @description International phone number. Stored in E.164, without blanks, hyphens, dots and brackets. Null removes it.
       * @example +44 20 7946 0000
       */
      phone?: string | null;
      /**
       * Format: uri
       * @description URL of a picture, with `https:` and without credentials, at most 2,048 characters. Null removes it.
       * @example https://cdn.example.com/ada.png
       */
      avatarUrl?: string | null;
      /**
       * @description Language as a BCP 47 tag. Stored in canonical form, such as `zh-Hant-TW`. Null removes it.
       * @example en-GB
       */
      locale?: string | null;
      /**
       * @description Time zone, with a name of the IANA database: `Area/Location` or `UTC`. Aliases are stored as the name of their zone, such as
       *     `America/New_York` for `US/Eastern`. Null removes it.
       * @example Europe/London
       */
      timeZone?: string | null;
      /**
       * @description Free-form JSON object, at most 16 KiB and at most 5 levels deep. A change replaces the whole object, except in a merge
       *     patch. A whole number that JSON readers cannot hold exactly, such as a long id, must be a string.
       * @example {
       *       "team": "research"
       *     }
       */
      metadata?: {
        [key: string]: unknown;
      };
    };
    /** @description The session of the token and its user. */
    CurrentSession: {
      /** @description The user who is signed in. */
      user: components['schemas']['User'];
      /** @description The session of the token. */
      session: components['schemas']['Session'];
      /**
       * @description Permissions of the user's role. Empty for a user without admin rights.
       * @example [
       *       "users:read",
       *       "users:write"
       *     ]
       */
      permissions: components['schemas']['Permission'][];
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
    /** @description A deleted event type. */
    DeletedEventType: {
      /**
       * @description The action of the events.
       * @example invoice.paid
       */
      action: string;
      /**
       * @description Always true.
       * @example true
       * @enum {boolean}
       */
      deleted: true;
    };
    DeletedEventTypeDryRun: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['DeletedEventType'];
      meta: components['schemas']['DryRunMeta'];
    };
    DeletedEventTypeEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['DeletedEventType'];
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
    /**
     * @description State of a mail. Later versions may have more values: accept those that you do not know.
     * @enum {string}
     */
    DeliveryStatus: 'none' | 'queued' | 'sent' | 'failed';
    /**
     * @description Kind of a fault. Later versions may have more values: accept those that you do not know.
     * @enum {string}
     */
    DetailCode:
      | 'ARRAY_MAX_SIZE'
      | 'ARRAY_MIN_SIZE'
      | 'ARRAY_UNIQUE'
      | 'COMMON_PASSWORD'
      | 'DUPLICATE_FIELD'
      | 'EXCLUSIVE'
      | 'FOREIGN_CURSOR'
      | 'GIVEN_TWICE'
      | 'HAS_ACCOUNT'
      | 'INCOMPLETE'
      | 'INVALID_CHARACTER'
      | 'INVALID_CURSOR'
      | 'INVALID_ENCODING'
      | 'INVALID_PATH'
      | 'INVALID_SCHEMA'
      | 'IN_THE_FUTURE'
      | 'IS_ALLOWED_IPS'
      | 'IS_ARRAY'
      | 'IS_BATCH'
      | 'IS_BOOLEAN'
      | 'IS_DISPLAY_NAME'
      | 'IS_DOMAIN'
      | 'IS_DOMAINS'
      | 'IS_EMAIL'
      | 'IS_EXTERNAL_ID'
      | 'IS_HTTPS_URL'
      | 'IS_IN'
      | 'IS_INSTANT'
      | 'IS_INT'
      | 'IS_IP'
      | 'IS_JSON_OBJECT'
      | 'IS_LOCALE'
      | 'IS_METADATA'
      | 'IS_METADATA_FILTER'
      | 'IS_NOT_IN'
      | 'IS_OBJECT'
      | 'IS_PHONE'
      | 'IS_SEQUENCE'
      | 'IS_STRING'
      | 'IS_TIME_ZONE'
      | 'IS_UUID'
      | 'IS_ZERO_OR_AT_LEAST'
      | 'LENGTH'
      | 'MALFORMED'
      | 'MALFORMED_JSON'
      | 'MATCHES'
      | 'MAX'
      | 'MAX_LENGTH'
      | 'MIN'
      | 'MONTH_NOT_KEPT'
      | 'NOT_IN_THE_FUTURE'
      | 'NOT_OWN_ACCOUNT'
      | 'NOT_SUSPENDED'
      | 'NUMBER_OUT_OF_RANGE'
      | 'PERMISSION_REQUIRED'
      | 'PERSONAL_PASSWORD'
      | 'PRIVILEGE_REQUIRED'
      | 'REQUIRED'
      | 'SAME_PASSWORD'
      | 'SCHEMA'
      | 'TOO_DEEP'
      | 'TOO_FAR_AHEAD'
      | 'TOO_LARGE'
      | 'TOO_LONG'
      | 'TOO_MANY_PIECES'
      | 'TOO_OLD'
      | 'TOO_SHORT'
      | 'UNEXPECTED_OBJECT'
      | 'UNKNOWN_ACTION'
      | 'UNKNOWN_FIELD'
      | 'UNKNOWN_ROLE'
      | 'WRONG_PASSWORD';
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
    /** @description Result of ending several sessions. */
    EndedSessions: {
      /**
       * Format: int32
       * @description Number of sessions that ended.
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
    /** @description Result of the erasure of a person. */
    Erased: {
      /**
       * Format: uuid
       * @description Id of the user. It stays in the log.
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
       * @description Number of audit entries that hold the pseudonym instead of values of this person.
       * @example 17
       */
      entries: number;
      /**
       * Format: email
       * @description Text that replaces the values of the person.
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
      /** @description Stable code for programs. Each code has one status; BAD_REQUEST is also used with 408. */
      code: components['schemas']['ErrorCode'];
      /** @description A sentence for people. It may be reworded. */
      message: string;
      /** @description The `X-Request-Id` of the response. It is also in the log and the audit log. */
      requestId: string;
      /** @description Stable constant that tells cases with the same code apart. */
      reason: components['schemas']['ErrorReason'];
      /** @description With BAD_REQUEST: one entry per fault, 100 at most. With PERMISSION_REQUIRED and PRIVILEGE_REQUIRED: the permission. */
      details?: components['schemas']['ErrorDetail'][];
    };
    /**
     * @description Kind of an error. Each has one status; BAD_REQUEST is also used with 408. Later versions may have more values: accept those that you do not know.
     * @enum {string}
     */
    ErrorCode:
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
    /** @description One fault of a request. */
    ErrorDetail: {
      /** @description Path of the faulty member, e.g. `email` or `page`. `body` is the whole body. */
      field: string;
      /** @description Kind of fault, e.g. `REQUIRED`, `UNKNOWN_FIELD`, `MAX_LENGTH`. */
      code: components['schemas']['DetailCode'];
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
    /**
     * @description Tells errors with the same code apart. Later versions may have more values: accept those that you do not know.
     * @enum {string}
     */
    ErrorReason:
      | 'ACCOUNT_DETAILS_REQUIRED'
      | 'AUDIT_REASON_REQUIRED'
      | 'BODY_INCOMPLETE'
      | 'CURRENT_PASSWORD_REQUIRED'
      | 'EVENT_MONTH_NOT_KEPT'
      | 'FOREIGN_CURSOR'
      | 'HAS_ACCOUNT'
      | 'HEADERS_TOO_LARGE'
      | 'HOST_REQUIRED'
      | 'INVALID_CURSOR'
      | 'MALFORMED_HEADER'
      | 'MALFORMED_JSON'
      | 'MALFORMED_REQUEST'
      | 'MALFORMED_URL'
      | 'PASSWORD_REFUSED'
      | 'REQUEST_TIMEOUT'
      | 'TOO_MANY_PIECES'
      | 'UNKNOWN_ROLE'
      | 'VALIDATION_FAILED'
      | 'WRONG_PASSWORD'
      | 'INVALID_CREDENTIALS'
      | 'INVALID_TOKEN'
      | 'MISSING_TOKEN'
      | 'ADMIN_REQUIRED'
      | 'OTHER_ORGANIZATION'
      | 'PASSWORD_CHANGE_REQUIRED'
      | 'PERMISSION_REQUIRED'
      | 'PRIVILEGE_REQUIRED'
      | 'SESSION_REQUIRED'
      | 'API_KEY_NOT_FOUND'
      | 'AUDIT_LOG_NOT_FOUND'
      | 'CHECKPOINT_NOT_FOUND'
      | 'EVENT_TYPE_NOT_FOUND'
      | 'INVITATION_NOT_FOUND'
      | 'INVITATION_NOT_VALID'
      | 'MEMBER_NOT_FOUND'
      | 'ORGANIZATION_NOT_FOUND'
      | 'PASSWORD_RESET_NOT_VALID'
      | 'ROLE_NOT_FOUND'
      | 'ROUTE_NOT_FOUND'
      | 'SESSION_NOT_FOUND'
      | 'USER_NOT_FOUND'
      | 'METHOD_NOT_ALLOWED'
      | 'ACCOUNT_SUSPENDED'
      | 'ALREADY_INVITED'
      | 'ALREADY_MEMBER'
      | 'API_KEY_NOT_ACTIVE'
      | 'BUILT_IN_ROLE'
      | 'DOMAIN_TAKEN'
      | 'EMAIL_TAKEN'
      | 'ERASURE_HELD'
      | 'EVENT_ID_REUSED'
      | 'EXTERNAL_ID_TAKEN'
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
      | 'OWN_PASSWORD'
      | 'ROLE_IN_USE'
      | 'ROLE_NAME_TAKEN'
      | 'ROTATION_IN_PROGRESS'
      | 'SEAT_LIMIT_REACHED'
      | 'SEAT_LIMIT_TOO_LOW'
      | 'SEVERAL_OWNERS'
      | 'SLUG_TAKEN'
      | 'USER_NOT_DELETED'
      | 'WIDER_PERMISSIONS'
      | 'STALE_VERSION'
      | 'BODY_TOO_LARGE'
      | 'CHARSET_NOT_SUPPORTED'
      | 'CONTENT_ENCODING_NOT_SUPPORTED'
      | 'MEDIA_TYPE_NOT_SUPPORTED'
      | 'IDEMPOTENCY_KEY_REUSED'
      | 'IF_MATCH_REQUIRED'
      | 'ACCOUNT_LOCKED'
      | 'ADDRESS_LIMIT_REACHED'
      | 'EXPORT_LIMIT_REACHED'
      | 'HOUR_LIMIT_REACHED'
      | 'LOGIN_LIMIT_REACHED'
      | 'MINUTE_LIMIT_REACHED'
      | 'PASSWORD_RESET_LIMIT_REACHED'
      | 'STREAM_LIMIT_REACHED'
      | 'INTERNAL_ERROR'
      | 'DATABASE_UNAVAILABLE'
      | 'OVERLOADED'
      | 'SERVER_EXPORT_LIMIT_REACHED'
      | 'SERVER_STREAM_LIMIT_REACHED'
      | 'SHUTTING_DOWN';
    /** @description The client that the actor of an event used. */
    EventContext: {
      /**
       * @description IPv4 or IPv6 address. It is stored in canonical form.
       * @example 203.0.113.7
       */
      ip?: string;
      /**
       * @description The `User-Agent` of the client.
       * @example Mozilla/5.0
       */
      userAgent?: string;
    };
    /** @description A person or thing that an event of the application names. */
    EventParty: {
      /**
       * @description Kind of party. The values of a `user` are erased with the account.
       * @example user
       */
      type: string;
      /**
       * @description Id of the party. For the type `user`: the UUID of a user.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      id: string;
      /**
       * @description Name at the time. Once it is erased: the pseudonym of the person.
       * @example Ada Lovelace
       */
      name?: string;
    };
    /** @description The caller who sent an event. */
    EventReporter: {
      /**
       * @description Kind of caller.
       * @example api_key
       * @enum {string}
       */
      type: 'user' | 'api_key';
      /**
       * Format: uuid
       * @description Id of the user or the API key.
       * @example 01890a5d-ac96-774b-bcce-b302099a8062
       */
      id: string;
      /**
       * @description Name of the API key at the time. Missing for a user.
       * @example Web shop
       */
      name?: string;
    };
    /** @description A declared action of application events. */
    EventType: {
      /**
       * Format: date-time
       * @description In UTC, with milliseconds.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description Time of the last change, or of the creation if nothing has changed.
       * @example 2026-01-31T12:00:00.000Z
       */
      updatedAt: string;
      /**
       * Format: int32
       * @description Grows by one with every change. The `ETag` begins with it.
       * @example 1
       */
      version: number;
      /**
       * @description The action of the events.
       * @example invoice.paid
       */
      action: string;
      /**
       * @description Text for people. Null if none was given.
       * @example A customer has paid an invoice.
       */
      description: string | null;
      /**
       * @description JSON Schema (draft 2020-12) for `data`. Null if any object is allowed.
       * @example {
       *       "type": "object",
       *       "required": [
       *         "amount"
       *       ],
       *       "properties": {
       *         "amount": {
       *           "type": "number"
       *         }
       *       }
       *     }
       */
      schema: {
        [key: string]: unknown;
      } | null;
    };
    EventTypeDryRun: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['EventType'];
      meta: components['schemas']['DryRunMeta'];
    };
    EventTypeEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['EventType'];
    };
    EventTypePage: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      /** @description The items of the page, in order. */
      data: components['schemas']['EventType'][];
      meta: components['schemas']['PageMeta'];
    };
    /**
     * @description Format of an export.
     * @enum {string}
     */
    ExportFormat: 'ndjson' | 'csv';
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
       * @description `CREATE`, `UPDATE`, `DELETE` or `READ`. The action of an event has a dot, such as `invoice.paid`.
       * @example UPDATE
       */
      action: components['schemas']['AuditAction'];
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
       */
      outcome: components['schemas']['AuditOutcome'];
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
      /**
       * Format: uuid
       * @description Id of the organization that the entry is about: the organization itself, a member or an invitation of it, or a read or a
       *     refusal of a route under it. Null for other entries, such as those of settings, which hold for the whole system. The seal
       *     does not cover it.
       * @example 01890a5d-ac96-774b-bcce-b302099a8060
       */
      organizationId: string | null;
      /** @description Only entries about the resource type `event` have it. */
      event?: components['schemas']['AuditEvent'];
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
    /** @description State of the process. */
    Health: {
      /**
       * @description Always `ok`. Every other state is an error response.
       * @example ok
       * @enum {string}
       */
      status: 'ok';
    };
    /**
     * @description More resources in a history.
     * @enum {string}
     */
    HistoryInclude: 'related';
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
    /** @description An offer to the owner of an email address to become a member. */
    Invitation: {
      /**
       * Format: date-time
       * @description In UTC, with milliseconds.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description Time of the last change, or of the creation if nothing has changed.
       * @example 2026-01-31T12:00:00.000Z
       */
      updatedAt: string;
      /**
       * Format: int32
       * @description Grows by one with every change. The `ETag` begins with it.
       * @example 1
       */
      version: number;
      /**
       * Format: uuid
       * @description Id of the invitation. An account that is created by its acceptance has the same id.
       * @example 01890a5d-ac96-774b-bcce-b302099a8059
       */
      id: string;
      /**
       * Format: uuid
       * @description Id of the inviting organization.
       * @example 01890a5d-ac96-774b-bcce-b302099a8058
       */
      organizationId: string;
      /**
       * Format: email
       * @description Invited address, in canonical form.
       * @example grace@example.com
       */
      email: string;
      /**
       * @description Role of the new member.
       * @example member
       */
      role: components['schemas']['MemberRole'];
      /**
       * @description Only a pending invitation can be accepted.
       * @example pending
       */
      status: components['schemas']['InvitationStatus'];
      /**
       * Format: uuid
       * @description Id of the admin who sent the invitation.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      invitedBy: string | null;
      /**
       * Format: uuid
       * @description Id of the user who became a member, by the link or in another way. Null until then.
       * @example null
       */
      userId: string | null;
      /**
       * @description State of the mail with the link. `none`: no mail is waiting, because the service sends no mail or the mail was withdrawn.
       *     `queued`: the mail waits for its first attempt or a retry. `sent`: the mail server accepted it. `failed`: it is not retried.
       * @example sent
       */
      deliveryStatus: components['schemas']['DeliveryStatus'];
      /**
       * @description Error of the mail server at the last attempt. Null if no attempt failed, or the mail was sent.
       * @example null
       */
      deliveryError: string | null;
      /**
       * Format: date-time
       * @description Time at which the mail server accepted the mail with the current link. Null until then.
       * @example 2026-01-31T12:00:00.000Z
       */
      sentAt: string | null;
      /**
       * Format: date-time
       * @description Time at which the link expires, seven days after it was created.
       * @example 2026-02-07T12:00:00.000Z
       */
      expiresAt: string;
      /**
       * Format: date-time
       * @description Time of the acceptance. Null until then.
       * @example null
       */
      acceptedAt: string | null;
      /**
       * Format: date-time
       * @description Time of the revocation. Null until then.
       * @example null
       */
      revokedAt: string | null;
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
    /**
     * @description State of an invitation. Later versions may have more values: accept those that you do not know.
     * @enum {string}
     */
    InvitationStatus: 'pending' | 'accepted' | 'revoked' | 'expired';
    /** @description The organization that the user has joined. */
    InvitingOrganization: {
      /**
       * Format: uuid
       * @description Id of the organization.
       * @example 01890a5d-ac96-774b-bcce-b302099a8058
       */
      id: string;
      /**
       * @description Name of the organization.
       * @example Acme Corp
       */
      name: string;
      /**
       * @description Unique name for URLs.
       * @example acme-corp
       */
      slug: string;
    };
    /** @description An API key whose secret was just made. */
    IssuedApiKey: {
      /**
       * Format: date-time
       * @description In UTC, with milliseconds.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description Time of the last change, or of the creation if nothing has changed.
       * @example 2026-01-31T12:00:00.000Z
       */
      updatedAt: string;
      /**
       * Format: int32
       * @description Grows by one with every change. The `ETag` begins with it.
       * @example 1
       */
      version: number;
      /**
       * Format: uuid
       * @description Id of the key. It is part of the key itself.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      id: string;
      /**
       * @description Name of the program. Audit entries have it.
       * @example CI of the web shop
       */
      name: string;
      /**
       * @description Prefix, id and first characters of the secret. It tells which key was found somewhere.
       * @example admk_01890a5dac96774bbcceb302099a8057_Zx3q
       */
      start: string;
      /**
       * @description Only an active key works.
       * @example active
       */
      status: components['schemas']['ApiKeyStatus'];
      /**
       * @description Permissions of the key. Only audit viewers hold `audit-logs:view`.
       * @example [
       *       "users:read"
       *     ]
       */
      permissions: (
        | 'users:read'
        | 'users:write'
        | 'users:delete'
        | 'users:erase'
        | 'users:roles'
        | 'sessions:read'
        | 'sessions:revoke'
        | 'organizations:read'
        | 'organizations:write'
        | 'organizations:delete'
        | 'members:read'
        | 'members:write'
        | 'invitations:read'
        | 'invitations:write'
        | 'settings:read'
        | 'settings:write'
        | 'audit-logs:read'
        | 'audit-logs:export'
        | 'api-keys:read'
        | 'roles:read'
        | 'audit-viewers:write'
        | 'audit-logs:write'
        | 'audit-logs:view'
      )[];
      /**
       * Format: uuid
       * @description Set for an audit viewer: the organization whose entries it reads. Null for other keys.
       * @example null
       */
      organizationId: string | null;
      /**
       * @description Networks in CIDR notation from which the key works. Null: from everywhere.
       * @example [
       *       "203.0.113.0/24",
       *       "2001:db8::/32"
       *     ]
       */
      allowedIps: string[] | null;
      /**
       * Format: int32
       * @description Number of requests per minute. Null: the limit of the settings.
       * @example 60
       */
      rateLimitPerMinute: number | null;
      /**
       * Format: int32
       * @description Number of requests per hour. Null: the limit of the settings.
       * @example null
       */
      rateLimitPerHour: number | null;
      /**
       * Format: date-time
       * @description Time at which the key expires. It cannot be changed.
       * @example 2026-12-31T00:00:00.000Z
       */
      expiresAt: string;
      /**
       * Format: date-time
       * @description Time of the last use. It is at most a minute behind. Null if the key was never used.
       * @example 2026-01-31T12:34:56.000Z
       */
      lastUsedAt: string | null;
      /**
       * @description IP address of the last use. Null if the key was never used.
       * @example 203.0.113.7
       */
      lastUsedIp: string | null;
      /** @description The user who created the key. */
      createdBy: components['schemas']['ApiKeyCreator'];
      /** @description The secret before the last rotation. Null if only one secret works. */
      previousSecret: components['schemas']['PreviousApiKeySecret'] | null;
      /**
       * Format: date-time
       * @description Time of the revocation. Null until then.
       * @example null
       */
      revokedAt: string | null;
      /**
       * @description The token for the program. It is shown only once.
       * @example admk_01890a5dac96774bbcceb302099a8057_Zx3qEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE0000000
       */
      key: string;
    };
    IssuedApiKeyDryRun: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['IssuedApiKey'];
      meta: components['schemas']['DryRunMeta'];
    };
    IssuedApiKeyEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['IssuedApiKey'];
    };
    /** @description An invitation whose link was just created. */
    IssuedInvitation: {
      /**
       * Format: date-time
       * @description In UTC, with milliseconds.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description Time of the last change, or of the creation if nothing has changed.
       * @example 2026-01-31T12:00:00.000Z
       */
      updatedAt: string;
      /**
       * Format: int32
       * @description Grows by one with every change. The `ETag` begins with it.
       * @example 1
       */
      version: number;
      /**
       * Format: uuid
       * @description Id of the invitation. An account that is created by its acceptance has the same id.
       * @example 01890a5d-ac96-774b-bcce-b302099a8059
       */
      id: string;
      /**
       * Format: uuid
       * @description Id of the inviting organization.
       * @example 01890a5d-ac96-774b-bcce-b302099a8058
       */
      organizationId: string;
      /**
       * Format: email
       * @description Invited address, in canonical form.
       * @example grace@example.com
       */
      email: string;
      /**
       * @description Role of the new member.
       * @example member
       */
      role: components['schemas']['MemberRole'];
      /**
       * @description Only a pending invitation can be accepted.
       * @example pending
       */
      status: components['schemas']['InvitationStatus'];
      /**
       * Format: uuid
       * @description Id of the admin who sent the invitation.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      invitedBy: string | null;
      /**
       * Format: uuid
       * @description Id of the user who became a member, by the link or in another way. Null until then.
       * @example null
       */
      userId: string | null;
      /**
       * @description State of the mail with the link. `none`: no mail is waiting, because the service sends no mail or the mail was withdrawn.
       *     `queued`: the mail waits for its first attempt or a retry. `sent`: the mail server accepted it. `failed`: it is not retried.
       * @example sent
       */
      deliveryStatus: components['schemas']['DeliveryStatus'];
      /**
       * @description Error of the mail server at the last attempt. Null if no attempt failed, or the mail was sent.
       * @example null
       */
      deliveryError: string | null;
      /**
       * Format: date-time
       * @description Time at which the mail server accepted the mail with the current link. Null until then.
       * @example 2026-01-31T12:00:00.000Z
       */
      sentAt: string | null;
      /**
       * Format: date-time
       * @description Time at which the link expires, seven days after it was created.
       * @example 2026-02-07T12:00:00.000Z
       */
      expiresAt: string;
      /**
       * Format: date-time
       * @description Time of the acceptance. Null until then.
       * @example null
       */
      acceptedAt: string | null;
      /**
       * Format: date-time
       * @description Time of the revocation. Null until then.
       * @example null
       */
      revokedAt: string | null;
      /**
       * Format: uri
       * @description The link to pass on. It is shown only once. Null if the service sends it by mail.
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
    /** @description A network from which a person signed in. Only a keyed hash of it is stored. */
    KnownNetwork: {
      /**
       * Format: date-time
       * @description Time of the last login from there, in UTC.
       * @example 2026-01-31T12:00:00.000Z
       */
      lastLoginAt: string;
    };
    /** @description Credentials of an account. */
    Login: {
      /**
       * Format: email
       * @description Email of the account, in any spelling that has the same canonical form.
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
    /** @description Wrong passwords for an account that are still counted. */
    LoginFailureCount: {
      /**
       * @description Scope in which they are counted.
       * @example ADDRESS
       */
      scope: components['schemas']['LoginFailureScope'];
      /**
       * Format: int32
       * @description Number of wrong passwords.
       * @example 2
       */
      failures: number;
      /**
       * Format: date-time
       * @description Time at which they are forgotten, in UTC.
       * @example 2026-01-31T12:00:00.000Z
       */
      windowEndsAt: string;
    };
    /**
     * @description Attempts that a block refuses. Later versions may have more values: accept those that you do not know.
     * @enum {string}
     */
    LoginFailureScope: 'ADDRESS' | 'SESSION' | 'UNKNOWN_ADDRESSES' | 'KNOWN_ADDRESSES' | 'SESSIONS';
    /** @description A new session. */
    LoginResult: {
      /**
       * @description Send it as `Authorization: Bearer <token>`.
       * @example eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2lnbmF0dXJl
       */
      token: string;
      /**
       * Format: date-time
       * @description Latest end of the session, in UTC. It ends earlier after `sessionIdleSeconds` without a request.
       * @example 2026-02-01T00:00:00.000Z
       */
      expiresAt: string;
      /** @description The user who is signed in. */
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
    /** @description Membership of a user in an organization. */
    Member: {
      /**
       * Format: uuid
       * @description Id of the membership. Audit entries about the membership have it as `resource.id`.
       * @example 01890a5d-ac96-774b-bcce-b302099a805a
       */
      id: string;
      /** @description The user who is the member. */
      user: components['schemas']['MemberUser'];
      /**
       * @description Role of the user in the organization.
       * @example member
       */
      role: components['schemas']['MemberRole'];
      /**
       * Format: date-time
       * @description Start of the membership, in UTC.
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
       * @description Name of the customer.
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
    /**
     * @description Role of a member in an organization. Later versions may have more values: accept those that you do not know.
     * @enum {string}
     */
    MemberRole: 'owner' | 'admin' | 'member';
    /** @description The user who is the member. */
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
       * @description Name of the user.
       * @example Ada Lovelace
       */
      name: string;
    };
    /** @description A customer, to which users belong as members. */
    Organization: {
      /**
       * Format: date-time
       * @description In UTC, with milliseconds.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description Time of the last change, or of the creation if nothing has changed.
       * @example 2026-01-31T12:00:00.000Z
       */
      updatedAt: string;
      /**
       * Format: int32
       * @description Grows by one with every change. The `ETag` begins with it.
       * @example 1
       */
      version: number;
      /**
       * Format: date-time
       * @description Time of the deletion. Null if it is not deleted. Deleted ones are shown only with `includeDeleted`.
       * @example null
       */
      deletedAt: string | null;
      /**
       * Format: date-time
       * @description Time from which a deleted one may be removed for good. Until then it can be restored. Null if it is not deleted.
       * @example null
       */
      purgeAt: string | null;
      /**
       * Format: uuid
       * @description UUID, version 7. Ids sort by the time of creation.
       * @example 01890a5d-ac96-774b-bcce-b302099a8058
       */
      id: string;
      /**
       * @description Name of the customer.
       * @example Acme Corp
       */
      name: string;
      /**
       * @description Unique name for URLs.
       * @example acme-corp
       */
      slug: string;
      /**
       * @description Id of the organization in another system. It is unique.
       * @example cus_9s6XKzkNRiz8i3
       */
      externalId: string | null;
      /**
       * @description Email and web domains of the customer, sorted. No two organizations share one.
       * @example [
       *       "acme.example",
       *       "acme-labs.example"
       *     ]
       */
      domains: string[];
      /**
       * Format: uri
       * @description Address of the logo.
       * @example https://acme.example/logo.svg
       */
      logoUrl: string | null;
      /**
       * @description Plan that the customer pays for.
       * @example enterprise
       */
      plan: components['schemas']['Plan'];
      /**
       * @description Whether the customer is served at present.
       * @example active
       */
      status: components['schemas']['OrganizationStatus'];
      /**
       * @description Free-form JSON object, at most 16 KiB and at most 5 levels deep.
       * @example {
       *       "region": "eu"
       *     }
       */
      metadata: {
        [key: string]: unknown;
      };
      /**
       * Format: int32
       * @description Number of members.
       * @example 3
       */
      memberCount: number;
      /**
       * Format: int32
       * @description Largest number of members. Null means no limit.
       * @example 25
       */
      seatLimit: number | null;
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
    /**
     * @description Order of a list of organizations.
     * @enum {string}
     */
    OrganizationSort: 'createdAt' | '-createdAt' | 'updatedAt' | '-updatedAt' | 'name' | '-name' | 'slug' | '-slug';
    /**
     * @description State of an organization. Later versions may have more values: accept those that you do not know.
     * @enum {string}
     */
    OrganizationStatus: 'active' | 'suspended';
    /** @description The new owner of an organization, and the previous one. */
    OwnershipTransfer: {
      /** @description The member who is an owner now. */
      owner: components['schemas']['Member'];
      /** @description The previous owner, who is an `admin` now. Null if there was none, or the new owner was an owner already. */
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
    /** @description A link with which a person sets a new password. */
    PasswordReset: {
      /**
       * Format: uuid
       * @description Id of the user.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      userId: string;
      /**
       * Format: uri
       * @description The link to pass on. It is shown only once. Null if the service sends it by mail.
       * @example https://app.example.com/password-reset#token=3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
       */
      resetUrl: string | null;
      /**
       * Format: date-time
       * @description Time at which the link expires, 24 hours after it was created.
       * @example 2026-02-01T12:00:00.000Z
       */
      expiresAt: string;
    };
    PasswordResetDryRun: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['PasswordReset'];
      meta: components['schemas']['DryRunMeta'];
    };
    PasswordResetEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['PasswordReset'];
    };
    /** @description A link for a new password, without its token. */
    PasswordResetLink: {
      /**
       * Format: uuid
       * @description Id of the link.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      id: string;
      /**
       * Format: date-time
       * @description Time of the creation, in UTC.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description Time at which it expires, in UTC.
       * @example 2026-01-31T12:00:00.000Z
       */
      expiresAt: string;
    };
    /** @description A request for a new password that is not answered yet. */
    PasswordResetRequest: {
      /**
       * Format: date-time
       * @description Time of the request, in UTC.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
      /**
       * @description IP address of the client.
       * @example 203.0.113.7
       */
      ip: string | null;
      /**
       * @description User agent of the client.
       * @example Mozilla/5.0
       */
      userAgent: string | null;
    };
    /**
     * @description A permission of a role. Later versions may have more values: accept those that you do not know.
     * @enum {string}
     */
    Permission:
      | 'users:read'
      | 'users:write'
      | 'users:delete'
      | 'users:erase'
      | 'users:roles'
      | 'users:passwords'
      | 'sessions:read'
      | 'sessions:revoke'
      | 'organizations:read'
      | 'organizations:write'
      | 'organizations:delete'
      | 'members:read'
      | 'members:write'
      | 'invitations:read'
      | 'invitations:write'
      | 'settings:read'
      | 'settings:write'
      | 'audit-logs:read'
      | 'audit-logs:export'
      | 'api-keys:read'
      | 'api-keys:write'
      | 'roles:read'
      | 'roles:write'
      | 'audit-viewers:write'
      | 'audit-logs:write';
    /** @description Everything that the system holds about one person. */
    PersonalData: {
      /**
       * Format: date-time
       * @description Time at which the document was begun, in UTC. Each list is read page by page afterwards.
       * @example 2026-01-31T12:00:00.000Z
       */
      generatedAt: string;
      /** @description The ids and addresses by which the person was searched. */
      person: components['schemas']['PersonalIdentity'];
      /** @description The account. Null if it was removed for good, or there never was one. */
      profile: components['schemas']['User'] | null;
      /** @description Memberships, also deleted ones that can be restored. */
      memberships: components['schemas']['PersonalMembership'][];
      /** @description Invitations that were sent to the person. */
      invitationsReceived: components['schemas']['Invitation'][];
      /** @description Invitations that the person sent, with `[REDACTED]` instead of the address. */
      invitationsSent: components['schemas']['Invitation'][];
      /** @description Sessions that have not ended. */
      sessions: components['schemas']['PersonalSession'][];
      /** @description Networks from which the person signed in within 30 days. */
      knownNetworks: components['schemas']['KnownNetwork'][];
      /** @description Wrong passwords that are still counted. */
      loginFailures: components['schemas']['LoginFailureCount'][];
      /** @description Links for a new password. */
      passwordResetLinks: components['schemas']['PasswordResetLink'][];
      /** @description Requests for a new password that are not answered yet. */
      passwordResetRequests: components['schemas']['PasswordResetRequest'][];
      /** @description API keys that the person created. */
      apiKeys: components['schemas']['ApiKey'][];
      /** @description Mails to the person, or about the person, that are not sent yet. */
      queuedMails: components['schemas']['PersonalMail'][];
      /**
       * Format: int32
       * @description Number of stored responses that mention the person. They are kept encrypted for 24 hours.
       * @example 0
       */
      storedResponses: number;
      /**
       * @description Entries with values of the person, in order of sequence, then those that name the id of the person, and then events with the
       *     person as a target.
       */
      entriesAbout: components['schemas']['AuditLog'][];
      /** @description Other entries of what the person did, in order of time. */
      entriesBy: components['schemas']['AuditLog'][];
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
      /** @description The data of an event, and the address and the user agent if its actor is not a user. */
      shared?: components['schemas']['SharedPersonalGroup'];
      /** @description The names of targets of an event that are users, a group for each. */
      targets?: components['schemas']['PersonalGroup'][];
    };
    /** @description The ids and addresses by which a person was searched. */
    PersonalIdentity: {
      /**
       * Format: uuid
       * @description Id of the account.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      id: string;
      /**
       * @description Id of the account, and ids of invitations that were sent to the person before there was one.
       * @example [
       *       "01890a5d-ac96-774b-bcce-b302099a8057"
       *     ]
       */
      ids: string[];
      /**
       * @description Addresses that the account has or had, without those that another account has now.
       * @example [
       *       "ada@example.com"
       *     ]
       */
      addresses: string[];
    };
    /** @description A mail that is not sent yet, without its text. */
    PersonalMail: {
      /**
       * @description Address of the recipient. `[REDACTED]` if the mail is to somebody else and mentions the person.
       * @example ada@example.com
       */
      recipient: string;
      /**
       * @description Subject of the mail.
       * @example Your password was changed
       */
      subject: string;
      /**
       * Format: date-time
       * @description Time at which it was queued, in UTC.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description Time after which it is not sent, in UTC.
       * @example 2026-01-31T12:00:00.000Z
       */
      expiresAt: string;
    };
    /** @description Membership of a person, also if it is deleted. */
    PersonalMembership: {
      /** @description The organization that the user is a member of. */
      organization: components['schemas']['MemberOrganization'];
      /**
       * @description Role of the user in the organization.
       * @example member
       */
      role: components['schemas']['MemberRole'];
      /**
       * Format: date-time
       * @description Start of the membership, in UTC.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description Time of the deletion, in UTC. Null if it is not deleted.
       * @example null
       */
      deletedAt: string | null;
    };
    /** @description A session of a person. */
    PersonalSession: {
      /**
       * Format: uuid
       * @description Id of the session. The token has it as `sid`.
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
       * @description Latest end of the session, in UTC. It ends earlier after `sessionIdleSeconds` without a request. A lower `sessionTtlSeconds`
       *     brings this time forward.
       * @example 2026-02-01T00:00:00.000Z
       */
      expiresAt: string;
      /**
       * Format: date-time
       * @description Time of the last use, in UTC. It is at most half a minute behind.
       * @example 2026-01-31T12:34:56.000Z
       */
      lastSeenAt: string;
      /**
       * @description IP address of the client that logged in. Null if it was not recorded.
       * @example 203.0.113.7
       */
      ip: string | null;
      /**
       * @description User agent of the client that logged in, cut to 512 characters.
       * @example Mozilla/5.0
       */
      userAgent: string | null;
    };
    /**
     * @description Plan of an organization. Later versions may have more values: accept those that you do not know.
     * @enum {string}
     */
    Plan: 'free' | 'pro' | 'enterprise';
    /** @description Content of an audit entry that the change would write. A created resource gets another id in the real change. */
    PlannedChange: {
      /**
       * @description `CREATE`, `UPDATE`, `DELETE` or `READ`. The action of an event has a dot, such as `invoice.paid`.
       * @example UPDATE
       */
      action: components['schemas']['AuditAction'];
      /** @description The resource that the entry is about. */
      resource: components['schemas']['AuditResource'];
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
    };
    /** @description Number of audit entries of one kind that the change would write. */
    PlannedCount: {
      /** @description Action on the resources, or of the events. */
      action: components['schemas']['AuditAction'];
      /** @description Type of the resources. */
      resourceType: components['schemas']['AuditResourceType'];
      /**
       * Format: int64
       * @description Number of resources.
       */
      count: number;
    };
    /** @description The secret before the last rotation, while it still works. */
    PreviousApiKeySecret: {
      /**
       * @description First characters of the previous key.
       * @example admk_01890a5dac96774bbcceb302099a8057_Zx3q
       */
      start: string;
      /**
       * Format: date-time
       * @description Time at which it stops working.
       * @example 2026-02-07T12:00:00.000Z
       */
      expiresAt: string;
    };
    /** @description Declaration of an event type. */
    PutEventType: {
      /**
       * @description One line of text for people.
       * @example A customer has paid an invoice.
       */
      description?: string | null;
      /**
       * @description JSON Schema (draft 2020-12) for `data`, of at most 16 KiB. `$ref` may name `$defs` of the schema itself, without a cycle.
       *     Patterns follow RE2, which has no backreferences and no lookarounds.
       * @example {
       *       "type": "object",
       *       "required": [
       *         "amount"
       *       ],
       *       "properties": {
       *         "amount": {
       *           "type": "number"
       *         }
       *       }
       *     }
       */
      schema?: {
        [key: string]: unknown;
      } | null;
    };
    /**
     * @description Something that an operator should look at. Later versions may have more values: accept those that you do not know.
     * @enum {string}
     */
    ReadinessWarning: 'AUDIT_SEAL_LATE' | 'CLOCK_DIFFERENCE';
    /** @description State of the service. */
    Ready: {
      /**
       * @description Always `ok`. Every other state is an error response.
       * @example ok
       * @enum {string}
       */
      status: 'ok';
      /** @description Conditions that an operator should check. Absent if there is none. The log names the cause. */
      warnings?: components['schemas']['ReadinessWarning'][];
    };
    /** @description A batch of events. Either all of them are recorded, or none. */
    RecordEvents: {
      /** @description The events, in the order in which the log gets them. */
      events: components['schemas']['ApplicationEvent'][];
    };
    /** @description The entry of an event. */
    RecordedEvent: {
      /**
       * @description Id of the event.
       * @example evt_01J9ZC
       */
      id: string;
      /**
       * Format: int64
       * @description Sequence of its entry in the audit log.
       * @example 42
       */
      sequence: number;
      /**
       * @description Whether the event was recorded before. Nothing was written for it.
       * @example false
       */
      duplicate: boolean;
    };
    /** @description The entries of a batch of events. */
    RecordedEvents: {
      /** @description In the order of the request. */
      events: components['schemas']['RecordedEvent'][];
    };
    RecordedEventsDryRun: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['RecordedEvents'];
      meta: components['schemas']['DryRunMeta'];
    };
    RecordedEventsEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['RecordedEvents'];
    };
    /** @description The address of an account. */
    RequestPasswordReset: {
      /**
       * Format: email
       * @description Email of the account, in any spelling that has the same canonical form.
       * @example ada@example.com
       */
      email: string;
    };
    /** @description A named set of permissions, which users have by their role. */
    Role: {
      /**
       * Format: date-time
       * @description In UTC, with milliseconds.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description Time of the last change, or of the creation if nothing has changed.
       * @example 2026-01-31T12:00:00.000Z
       */
      updatedAt: string;
      /**
       * Format: int32
       * @description Grows by one with every change. The `ETag` begins with it.
       * @example 1
       */
      version: number;
      /**
       * Format: uuid
       * @description UUID, version 7.
       * @example 01890a5d-ac96-774b-bcce-b302099a8060
       */
      id: string;
      /**
       * @description Unique name, which `role` of a user holds. It cannot change.
       * @example help-desk
       */
      name: components['schemas']['UserRole'];
      /**
       * @description Text for people. Null if none was given.
       * @example Answers customers, and resets their passwords.
       */
      description: string | null;
      /**
       * @description Permissions of every user with this role.
       * @example [
       *       "users:read",
       *       "users:write",
       *       "users:passwords"
       *     ]
       */
      permissions: components['schemas']['Permission'][];
      /**
       * @description Whether it is one of the roles that every service has. These cannot be changed or deleted.
       * @example false
       */
      builtIn: boolean;
    };
    RoleDryRun: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['Role'];
      meta: components['schemas']['DryRunMeta'];
    };
    RoleEnvelope: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      data: components['schemas']['Role'];
    };
    RolePage: {
      /**
       * @description Always true.
       * @enum {boolean}
       */
      success: true;
      /** @description The items of the page, in order. */
      data: components['schemas']['Role'][];
      meta: components['schemas']['PageMeta'];
    };
    /**
     * @description Order of a list of roles.
     * @enum {string}
     */
    RoleSort: 'createdAt' | '-createdAt' | 'updatedAt' | '-updatedAt' | 'name' | '-name';
    /** @description How long the previous secret still works. */
    RotateApiKey: {
      /**
       * Format: int32
       * @description Seconds for which the previous secret still works. 0 ends it at once.
       * @example 86400
       */
      overlapSeconds: number;
    };
    /** @description A login that has not ended. */
    Session: {
      /**
       * Format: uuid
       * @description Id of the session. The token has it as `sid`.
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
       * @description Latest end of the session, in UTC. It ends earlier after `sessionIdleSeconds` without a request. A lower `sessionTtlSeconds`
       *     brings this time forward.
       * @example 2026-02-01T00:00:00.000Z
       */
      expiresAt: string;
    };
    /** @description System-wide settings. */
    Settings: {
      /**
       * Format: int32
       * @description Longest lifetime of a session from its login, in seconds.
       * @example 43200
       */
      sessionTtlSeconds: number;
      /**
       * Format: int32
       * @description A session without a request for so many seconds has ended. 0: no limit.
       * @example 3600
       */
      sessionIdleSeconds: number;
      /**
       * Format: int32
       * @description Largest number of sessions of one user. A login above it ends the oldest session.
       * @example 20
       */
      maxSessionsPerUser: number;
      /**
       * Format: int32
       * @description Shortest password, in characters.
       * @example 15
       */
      passwordMinLength: number;
      /**
       * Format: int32
       * @description Number of requests that a user can make per minute.
       * @example 500
       */
      rateLimitPerMinute: number;
      /**
       * Format: int32
       * @description Number of requests that a user can make per hour.
       * @example 5000
       */
      rateLimitPerHour: number;
      /**
       * @description Whether users get a mail about changes of their account and sign-ins from new addresses. It needs `SMTP_URL`.
       * @example true
       */
      securityNotifications: boolean;
      /**
       * @description Whether application events with an action that no event type declares are accepted.
       * @example accept
       */
      auditUnknownEvents: components['schemas']['UnknownEvents'];
      /**
       * Format: date-time
       * @description Time of the last change, or of the creation if there was none.
       * @example 2026-01-31T12:00:00.000Z
       */
      updatedAt: string;
      /**
       * Format: int32
       * @description Version of the settings. Every change increases it by one. The `ETag` begins with it.
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
    /** @description Values of an event that may be about several persons. They go when any of the persons is erased. */
    SharedPersonalGroup: {
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
      /**
       * @description Ids of the persons.
       * @example [
       *       "01890a5d-ac96-774b-bcce-b302099a8057"
       *     ]
       */
      subjects: string[];
    };
    /** @description The new owner of an organization, and the previous one. */
    TransferOwnership: {
      /**
       * Format: uuid
       * @description Id of the member who becomes an owner.
       * @example 01890a5d-ac96-774b-bcce-b302099a8057
       */
      toUserId: string;
      /**
       * Format: uuid
       * @description Id of the owner who becomes an `admin`. It is required only if there are several owners.
       * @example 01890a5d-ac96-774b-bcce-b302099a8059
       */
      fromUserId?: string;
    };
    /**
     * @description Whether events with an undeclared action are recorded. Later versions may have more values: accept those that you do not know.
     * @enum {string}
     */
    UnknownEvents: 'accept' | 'refuse';
    /** @description Fields of an API key to change. Omitted fields keep their values. `permissions` can only become fewer. */
    UpdateApiKey: {
      /**
       * @description Name of the program, byte for byte. Do not name a person in it: it stays in the audit log.
       * @example CI of the web shop
       */
      name?: string;
      /**
       * @description At least one. You can only give permissions that you have. An API key cannot hold the permissions that are not listed.
       * @example [
       *       "users:read"
       *     ]
       */
      permissions?: components['schemas']['ApiKeyPermission'][];
      /**
       * @description Addresses and networks in CIDR notation, IPv4 or IPv6. Bits after the prefix must be zero. Null, the default, allows every
       *     address.
       * @example [
       *       "203.0.113.0/24",
       *       "2001:db8::/32"
       *     ]
       */
      allowedIps?: string[] | null;
      /**
       * Format: int32
       * @description Number of requests per minute. Null, the default, is the limit of the settings.
       * @example 60
       */
      rateLimitPerMinute?: number | null;
      /**
       * Format: int32
       * @description Number of requests per hour. Null, the default, is the limit of the settings.
       * @example 1000
       */
      rateLimitPerHour?: number | null;
    };
    /** @description Fields of a member to change. */
    UpdateMember: {
      /**
       * @description New role of the user in the organization.
       * @example admin
       */
      role: components['schemas']['MemberRole'];
    };
    /** @description Fields of an organization to change. Omitted fields keep their values. */
    UpdateOrganization: {
      /**
       * @description Stored byte for byte. It needs a visible character and must not contain control characters.
       * @example Acme Corp
       */
      name?: string;
      /**
       * @description Unique name for URLs. By default it is derived from the name in Latin letters. A number follows if the result is taken:
       *     `acme`, `acme-2`.
       * @example acme-corp
       */
      slug?: string;
      /**
       * @description Id of the organization in another system, such as your CRM. It is unique, compared byte for byte, and has no blanks at an
       *     end. A deleted organization frees it. Null, the default, means none.
       * @example cus_9s6XKzkNRiz8i3
       */
      externalId?: string | null;
      /**
       * @description Email and web domains of the customer, in any order and spelling. They are stored in ASCII (IDNA) and lower case, without a
       *     dot at the end, each one once, sorted. No two organizations share a domain. A deleted organization frees its domains.
       * @example [
       *       "acme.example",
       *       "acme-labs.example"
       *     ]
       */
      domains?: string[];
      /**
       * Format: uri
       * @description Address of the logo: a URL with `https:`, without a user name or password. Null, the default, means none.
       * @example https://acme.example/logo.svg
       */
      logoUrl?: string | null;
      /**
       * @description A new organization is on `free` by default.
       * @example enterprise
       */
      plan?: components['schemas']['Plan'];
      /**
       * Format: int32
       * @description Largest number of members. Null means no limit, which is the default of a new organization.
       * @example 25
       */
      seatLimit?: number | null;
      /**
       * @description Free-form JSON object, at most 16 KiB and at most 5 levels deep. A change replaces the whole object, except in a merge
       *     patch. A whole number that JSON readers cannot hold exactly, such as a long id, must be a string.
       * @example {
       *       "region": "eu"
       *     }
       */
      metadata?: {
        [key: string]: unknown;
      };
      /**
       * @description Whether the customer is served at present.
       * @example suspended
       */
      status?: components['schemas']['OrganizationStatus'];
    };
    /** @description Fields of a role to change. Omitted fields keep their values. */
    UpdateRole: {
      /**
       * @description One line of text for people. Null removes it.
       * @example Answers customers, and resets their passwords.
       */
      description?: string | null;
      /**
       * @description Permissions of every user with this role. You need each of them yourself.
       * @example [
       *       "users:read",
       *       "users:write",
       *       "users:passwords"
       *     ]
       */
      permissions?: components['schemas']['Permission'][];
    };
    /** @description The settings to change. `null` resets a setting to the value of the environment. Members that you leave out do not change. */
    UpdateSettings: {
      /**
       * Format: int32
       * @description Longest lifetime of a session from its login, in seconds. A lower value also shortens existing sessions, at once. A higher
       *     value does not lengthen them. `null` resets it to `SESSION_TTL`.
       * @example 43200
       */
      sessionTtlSeconds?: number | null;
      /**
       * Format: int32
       * @description A session without a request for so many seconds has ended: 0 for no limit, or at least 60. `null` resets it to
       *     `SESSION_IDLE`.
       * @example 3600
       */
      sessionIdleSeconds?: number | null;
      /**
       * Format: int32
       * @description Largest number of sessions of one user. A login above it ends the oldest sessions. `null` resets it to
       *     `MAX_SESSIONS_PER_USER`.
       * @example 20
       */
      maxSessionsPerUser?: number | null;
      /**
       * Format: int32
       * @description Shortest new password, in characters. Existing passwords stay valid. `null` resets it to 15.
       * @example 15
       */
      passwordMinLength?: number | null;
      /**
       * Format: int32
       * @description Number of requests that a user can make per minute, at least 60. `null` resets it to `RATE_LIMIT_PER_MINUTE`.
       * @example 500
       */
      rateLimitPerMinute?: number | null;
      /**
       * Format: int32
       * @description Number of requests that a user can make per hour, at least 600. `null` resets it to `RATE_LIMIT_PER_HOUR`.
       * @example 5000
       */
      rateLimitPerHour?: number | null;
      /**
       * @description Whether users get a mail about changes of their account and sign-ins from new addresses. `null` resets it to
       *     `SECURITY_NOTIFICATIONS`.
       * @example true
       */
      securityNotifications?: boolean | null;
      /**
       * @description Whether application events with an action that no event type declares are accepted. `null` resets it to
       *     `AUDIT_UNKNOWN_EVENTS`.
       * @example refuse
       * @enum {string|null}
       */
      auditUnknownEvents?: 'accept' | 'refuse' | null;
    };
    /** @description Fields of an account to change. Omitted fields keep their values. */
    UpdateUser: {
      /**
       * Format: email
       * @description Unique. Stored in canonical form: trimmed, NFKC, lower case, the domain in ASCII.
       * @example ada@example.com
       */
      email?: string;
      /**
       * @description Stored byte for byte. It needs a visible character and must not contain control characters.
       * @example Ada Lovelace
       */
      name?: string;
      /**
       * Format: password
       * @description `passwordMinLength` to 256 characters. Commonly used passwords and passwords made of the account's own name or email
       *     are refused. An account without a password cannot log in.
       * @example analytical engine no. 1
       */
      password?: string;
      /**
       * @description Whether the person must change the password after the next login, before anything else. `false` by default for a new
       *     account, and `true` if the password of an existing account is set.
       * @example true
       */
      mustChangePassword?: boolean;
      /**
       * @description Name of the role. A new account is a `user` by default. Another role needs the permission `users:roles`, and every
       *     permission of the old and of the new role. No change of your own role may take a permission from you.
       * @example user
       */
      role?: components['schemas']['UserRole'];
      /**
       * @description Id of the person in another system. 1 to 255 characters without control characters and without blanks at an end, and not
       *     `.` or `..`. Unique among users that are not deleted, and compared byte for byte. Null removes it.
       * @example cus_9s6XKzkNRiz8i3
       */
      externalId?: string | null;
      /**
       * Format: date-time
       * @description Time at which the email was verified. It must not be in the future. A time at most a minute ahead counts as now. Null means
       *     that the email is not verified. A change of the email removes it, unless the change sets it.
       * @example 2026-01-31T12:00:00.000Z
       */
      emailVerifiedAt?: string | null;
      /**
       * @description International phone number. Stored in E.164, without blanks, hyphens, dots and brackets. Null removes it.
       * @example +44 20 7946 0000
       */
      phone?: string | null;
      /**
       * Format: uri
       * @description URL of a picture, with `https:` and without credentials, at most 2,048 characters. Null removes it.
       * @example https://cdn.example.com/ada.png
       */
      avatarUrl?: string | null;
      /**
       * @description Language as a BCP 47 tag. Stored in canonical form, such as `zh-Hant-TW`. Null removes it.
       * @example en-GB
       */
      locale?: string | null;
      /**
       * @description Time zone, with a name of the IANA database: `Area/Location` or `UTC`. Aliases are stored as the name of their zone, such as
       *     `America/New_York` for `US/Eastern`. Null removes it.
       * @example Europe/London
       */
      timeZone?: string | null;
      /**
       * @description Free-form JSON object, at most 16 KiB and at most 5 levels deep. A change replaces the whole object, except in a merge
       *     patch. A whole number that JSON readers cannot hold exactly, such as a long id, must be a string.
       * @example {
       *       "team": "research"
       *     }
       */
      metadata?: {
        [key: string]: unknown;
      };
      /**
       * Format: password
       * @description Your current password. Needed to change the email of your own account, and refused for other accounts.
       * @example analytical engine no. 1
       */
      currentPassword?: string;
      /**
       * @description `suspended` ends all sessions of the account and refuses its requests. `active` lifts the suspension.
       * @example suspended
       */
      status?: components['schemas']['UserStatus'];
      /**
       * @description Reason of the suspension, in one line. Send it for a suspended account, or together with `status: "suspended"`. Null
       *     removes it, and so does the end of the suspension.
       * @example Unpaid since March
       */
      suspendedReason?: string | null;
      /**
       * Format: date-time
       * @description Time in the future at which the suspension ends by itself. Null means never. Send it for a suspended account, or together
       *     with `status: "suspended"`.
       * @example 2036-01-31T12:00:00.000Z
       */
      suspendedUntil?: string | null;
    };
    /** @description An account. */
    User: {
      /**
       * Format: date-time
       * @description In UTC, with milliseconds.
       * @example 2026-01-31T12:00:00.000Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @description Time of the last change, or of the creation if nothing has changed.
       * @example 2026-01-31T12:00:00.000Z
       */
      updatedAt: string;
      /**
       * Format: int32
       * @description Grows by one with every change. The `ETag` begins with it.
       * @example 1
       */
      version: number;
      /**
       * Format: date-time
       * @description Time of the deletion. Null if it is not deleted. Deleted ones are shown only with `includeDeleted`.
       * @example null
       */
      deletedAt: string | null;
      /**
       * Format: date-time
       * @description Time from which a deleted one may be removed for good. Until then it can be restored. Null if it is not deleted.
       * @example null
       */
      purgeAt: string | null;
      /**
       * Format: uuid
       * @description UUID, version 7. Ids sort by the time of creation.
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
       * @description Name of the person.
       * @example Ada Lovelace
       */
      name: string;
      /**
       * @description Name of the role, whose permissions the user has. A `user` has none, an `admin` all of them.
       * @example user
       */
      role: components['schemas']['UserRole'];
      /**
       * @description Every request of a suspended account is refused.
       * @example active
       */
      status: components['schemas']['UserStatus'];
      /**
       * @description Id of the person in another system, as it was set. Unique among users that are not deleted.
       * @example cus_9s6XKzkNRiz8i3
       */
      externalId: string | null;
      /**
       * Format: date-time
       * @description Time at which the email was verified: an admin set it, or the person accepted an invitation or a link for a new password.
       *     A change of the email removes it.
       * @example 2026-01-31T12:00:00.000Z
       */
      emailVerifiedAt: string | null;
      /**
       * @description Phone number in E.164.
       * @example +442079460000
       */
      phone: string | null;
      /**
       * Format: uri
       * @description URL of a picture of the person.
       * @example https://cdn.example.com/ada.png
       */
      avatarUrl: string | null;
      /**
       * @description Language of the person, as a BCP 47 tag.
       * @example en-GB
       */
      locale: string | null;
      /**
       * @description Time zone of the person, with its name in the IANA database.
       * @example Europe/London
       */
      timeZone: string | null;
      /**
       * @description Reason of the suspension. Null if none was given, and while the account is active.
       * @example null
       */
      suspendedReason: string | null;
      /**
       * Format: date-time
       * @description Time at which the suspension ends by itself. Null if it does not, and while the account is active.
       * @example null
       */
      suspendedUntil: string | null;
      /**
       * @description Free-form JSON object, at most 16 KiB and at most 5 levels deep.
       * @example {
       *       "team": "research"
       *     }
       */
      metadata: {
        [key: string]: unknown;
      };
      /**
       * @description Whether the account has a password. Without one it cannot log in.
       * @example true
       */
      hasPassword: boolean;
      /**
       * @description Whether sessions of the account can do nothing but change the password, read their session and log out.
       * @example false
       */
      mustChangePassword: boolean;
      /**
       * Format: date-time
       * @description Time from which the password no longer logs in. Null if it does not expire. Only a printed password of an admin does.
       * @example null
       */
      passwordExpiresAt: string | null;
      /**
       * Format: date-time
       * @description Time until which logins are blocked after too many wrong passwords, at least from some addresses. Null if they are not
       *     blocked. For the past it is null.
       * @example null
       */
      loginBlockedUntil: string | null;
      /**
       * Format: date-time
       * @description Null until the first login.
       * @example 2026-01-31T12:00:00.000Z
       */
      lastLoginAt: string | null;
      /**
       * Format: date-time
       * @description Time of the last request with a session of the account, at most a minute late. Null until the first login. For the past it
       *     is the start of the last session.
       * @example 2026-01-31T12:34:56.789Z
       */
      lastActiveAt: string | null;
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
    /** @description Membership of a user, seen from the user. */
    UserOrganization: {
      /** @description The organization that the user is a member of. */
      organization: components['schemas']['MemberOrganization'];
      /**
       * @description Role of the user in the organization.
       * @example member
       */
      role: components['schemas']['MemberRole'];
      /**
       * Format: date-time
       * @description Start of the membership, in UTC.
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
    /** @description Name of a role: `admin`, `auditor`, `support` or `user`, or one that an admin created. */
    UserRole: string;
    /** @description A session, as its user and admins see it. */
    UserSession: {
      /**
       * Format: uuid
       * @description Id of the session. The token has it as `sid`.
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
       * @description Latest end of the session, in UTC. It ends earlier after `sessionIdleSeconds` without a request. A lower `sessionTtlSeconds`
       *     brings this time forward.
       * @example 2026-02-01T00:00:00.000Z
       */
      expiresAt: string;
      /**
       * Format: date-time
       * @description Time of the last use, in UTC. It is at most half a minute behind.
       * @example 2026-01-31T12:34:56.000Z
       */
      lastSeenAt: string;
      /**
       * @description IP address of the client that logged in. Null if it was not recorded.
       * @example 203.0.113.7
       */
      ip: string | null;
      /**
       * @description User agent of the client that logged in, cut to 512 characters.
       * @example Mozilla/5.0
       */
      userAgent: string | null;
      /**
       * @description Whether it is the session of the caller's token.
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
    /**
     * @description Order of a list of users.
     * @enum {string}
     */
    UserSort:
      | 'createdAt'
      | '-createdAt'
      | 'updatedAt'
      | '-updatedAt'
      | 'email'
      | '-email'
      | 'name'
      | '-name'
      | 'lastLoginAt'
      | '-lastLoginAt'
      | 'lastActiveAt'
      | '-lastActiveAt';
    /**
     * @description State of an account. Later versions may have more values: accept those that you do not know.
     * @enum {string}
     */
    UserStatus: 'active' | 'suspended';
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
        'application/json': components['schemas']['ErrorEnvelope'] & {
          error: {
            /** @enum {string} */
            code: 'BAD_REQUEST';
            /** @enum {string} */
            reason:
              | 'VALIDATION_FAILED'
              | 'MALFORMED_URL'
              | 'HOST_REQUIRED'
              | 'MALFORMED_REQUEST'
              | 'HEADERS_TOO_LARGE'
              | 'MALFORMED_HEADER';
          };
        };
      };
    };
    /** @description The request is malformed or invalid. `details` has one entry per fault. */
    BadListRequest: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorEnvelope'] & {
          error: {
            /** @enum {string} */
            code: 'BAD_REQUEST';
            /** @enum {string} */
            reason:
              | 'VALIDATION_FAILED'
              | 'MALFORMED_URL'
              | 'HOST_REQUIRED'
              | 'MALFORMED_REQUEST'
              | 'HEADERS_TOO_LARGE'
              | 'INVALID_CURSOR'
              | 'FOREIGN_CURSOR';
          };
        };
      };
    };
    /** @description The request is malformed or invalid. `details` has one entry per fault. */
    BadChangeRequest: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorEnvelope'] & {
          error: {
            /** @enum {string} */
            code: 'BAD_REQUEST';
            /** @enum {string} */
            reason:
              | 'VALIDATION_FAILED'
              | 'MALFORMED_URL'
              | 'HOST_REQUIRED'
              | 'MALFORMED_REQUEST'
              | 'HEADERS_TOO_LARGE'
              | 'MALFORMED_HEADER'
              | 'MALFORMED_JSON'
              | 'BODY_INCOMPLETE'
              | 'TOO_MANY_PIECES'
              | 'AUDIT_REASON_REQUIRED';
          };
        };
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
        'application/json': components['schemas']['ErrorEnvelope'] & {
          error: {
            /** @enum {string} */
            code: 'UNAUTHORIZED';
            /** @enum {string} */
            reason: 'MISSING_TOKEN' | 'INVALID_TOKEN';
          };
        };
      };
    };
    /** @description The caller lacks the permission of the operation, or has none at all. */
    Forbidden: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorEnvelope'] & {
          error: {
            /** @enum {string} */
            code: 'FORBIDDEN';
            /** @enum {string} */
            reason: 'ADMIN_REQUIRED' | 'PERMISSION_REQUIRED' | 'PASSWORD_CHANGE_REQUIRED';
          };
        };
      };
    };
    /** @description The caller lacks the permission of the operation, or has none at all. */
    SessionForbidden: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorEnvelope'] & {
          error: {
            /** @enum {string} */
            code: 'FORBIDDEN';
            /** @enum {string} */
            reason: 'SESSION_REQUIRED' | 'PASSWORD_CHANGE_REQUIRED';
          };
        };
      };
    };
    /** @description The request is malformed or invalid. `details` has one entry per fault. */
    RequestTimeout: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorEnvelope'] & {
          error: {
            /** @enum {string} */
            code: 'BAD_REQUEST';
            /** @enum {string} */
            reason: 'REQUEST_TIMEOUT';
          };
        };
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
        'application/json': components['schemas']['ErrorEnvelope'] & {
          error: {
            /** @enum {string} */
            code: 'CONFLICT';
            /** @enum {string} */
            reason: 'KEY_IN_PROGRESS';
          };
        };
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
        'application/json': components['schemas']['ErrorEnvelope'] & {
          error: {
            /** @enum {string} */
            code: 'PRECONDITION_FAILED';
            /** @enum {string} */
            reason: 'STALE_VERSION';
          };
        };
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
        'application/json': components['schemas']['ErrorEnvelope'] & {
          error: {
            /** @enum {string} */
            code: 'PAYLOAD_TOO_LARGE';
            /** @enum {string} */
            reason: 'BODY_TOO_LARGE';
          };
        };
      };
    };
    /** @description The operation does not accept the media type of the body, or the body is not in UTF-8. */
    UnsupportedMediaType: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        'Accept-Patch': components['headers']['Accept-Patch'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorEnvelope'] & {
          error: {
            /** @enum {string} */
            code: 'UNSUPPORTED_MEDIA_TYPE';
            /** @enum {string} */
            reason: 'MEDIA_TYPE_NOT_SUPPORTED' | 'CHARSET_NOT_SUPPORTED' | 'CONTENT_ENCODING_NOT_SUPPORTED';
          };
        };
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
        'application/json': components['schemas']['ErrorEnvelope'] & {
          error: {
            /** @enum {string} */
            code: 'IDEMPOTENCY_KEY_REUSED';
            /** @enum {string} */
            reason: 'IDEMPOTENCY_KEY_REUSED';
          };
        };
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
        'application/json': components['schemas']['ErrorEnvelope'] & {
          error: {
            /** @enum {string} */
            code: 'PRECONDITION_REQUIRED';
            /** @enum {string} */
            reason: 'IF_MATCH_REQUIRED';
          };
        };
      };
    };
    /** @description Too many requests. Wait for `Retry-After`. */
    AddressRateLimited: {
      headers: {
        'X-Request-Id': components['headers']['X-Request-Id'];
        'RateLimit-Policy': components['headers']['RateLimit-Policy'];
        RateLimit: components['headers']['RateLimit'];
        'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
        'Retry-After': components['headers']['Retry-After'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorEnvelope'] & {
          error: {
            /** @enum {string} */
            code: 'RATE_LIMITED';
            /** @enum {string} */
            reason: 'ADDRESS_LIMIT_REACHED';
          };
        };
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
        'application/json': components['schemas']['ErrorEnvelope'] & {
          error: {
            /** @enum {string} */
            code: 'RATE_LIMITED';
            /** @enum {string} */
            reason: 'MINUTE_LIMIT_REACHED' | 'HOUR_LIMIT_REACHED' | 'ADDRESS_LIMIT_REACHED';
          };
        };
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
        'application/json': components['schemas']['ErrorEnvelope'] & {
          error: {
            /** @enum {string} */
            code: 'INTERNAL_ERROR';
            /** @enum {string} */
            reason: 'INTERNAL_ERROR';
          };
        };
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
        'application/json': components['schemas']['ErrorEnvelope'] & {
          error: {
            /** @enum {string} */
            code: 'SERVICE_UNAVAILABLE';
            /** @enum {string} */
            reason: 'DATABASE_UNAVAILABLE' | 'OVERLOADED';
          };
        };
      };
    };
  };
  parameters: {
    /** @description Id of the api key. */
    ApiKeyId: string;
    /** @description Id of the audit log. */
    AuditLogId: string;
    /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
    AuditReason: string;
    /** @description `meta.nextCursor` of the page before. Bound to its filters and sort; not together with `page`. */
    Cursor: string;
    /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
    DryRun: boolean;
    /** @description Id of the user who is the event type. */
    EventTypeId: string;
    /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
    IdempotencyKey: string;
    /** @description Makes the change only if the resource still has this version. The value is its `ETag`, the version alone in quotes, or a list of these. `*` matches every version. A tag that a proxy made weak matches too. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
    IfMatch: string;
    /** @description The `ETag` of your copy, or a list of tags. `*` matches every version. If the resource is unchanged, the response is a 304 without a body. Ignored with `at`. */
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
    /** @description Id of the role. */
    RoleId: string;
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
    /** @description `true` if the `Idempotency-Key` was used before. This is the stored response. Nothing was changed. */
    'Idempotent-Replayed': 'true';
    /** @description With PATCH: the media types that the operation accepts. */
    'Accept-Patch': 'application/json' | 'application/json, application/merge-patch+json';
    /** @description The export has every matching entry up to this sequence. */
    'Audit-Export-Up-To': number;
    /** @description `false` if entries written before the request could not be sealed in time and are missing at the end. */
    'Audit-Export-Complete': 'true' | 'false';
    /** @description Tag of this representation, for `If-None-Match`. It begins with the `version`. `If-Match` compares only that. */
    ETag: string;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  'auth.login': {
    parameters: {
      query?: never;
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
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
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "updatedAt": "2026-01-31T12:00:00.000Z",
           *           "version": 1,
           *           "deletedAt": null,
           *           "purgeAt": null,
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "email": "ada@example.com",
           *           "name": "Ada Lovelace",
           *           "role": "user",
           *           "status": "active",
           *           "externalId": "cus_9s6XKzkNRiz8i3",
           *           "emailVerifiedAt": "2026-01-31T12:00:00.000Z",
           *           "phone": "+442079460000",
           *           "avatarUrl": "https://cdn.example.com/ada.png",
           *           "locale": "en-GB",
           *           "timeZone": "Europe/London",
           *           "suspendedReason": null,
           *           "suspendedUntil": null,
           *           "metadata": {
           *             "team": "research"
           *           },
           *           "hasPassword": true,
           *           "mustChangePassword": false,
           *           "passwordExpiresAt": null,
           *           "loginBlockedUntil": null,
           *           "lastLoginAt": "2026-01-31T12:00:00.000Z",
           *           "lastActiveAt": "2026-01-31T12:34:56.789Z"
           *         }
           *       }
           *     }
           */
          'application/json': components['schemas']['LoginResultEnvelope'];
        };
      };
      400: components['responses']['BadChangeRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'UNAUTHORIZED';
              /** @enum {string} */
              reason: 'INVALID_CREDENTIALS';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'RATE_LIMITED';
              /** @enum {string} */
              reason: 'LOGIN_LIMIT_REACHED' | 'ACCOUNT_LOCKED' | 'ADDRESS_LIMIT_REACHED';
            };
          };
        };
      };
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'sessions.endAll': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
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
          'Idempotent-Replayed': components['headers']['Idempotent-Replayed'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "data": {
           *         "ended": 2,
           *         "skipped": 0
           *       }
           *     }
           */
          'application/json':
            components['schemas']['AllSessionsEndedEnvelope'] | components['schemas']['AllSessionsEndedDryRun'];
        };
      };
      400: components['responses']['BadChangeRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'users.sessions.list': {
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
      400: components['responses']['BadListRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'USER_NOT_FOUND';
            };
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'users.sessions.deleteAll': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
      400: components['responses']['BadChangeRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'USER_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'users.sessions.delete': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
      400: components['responses']['BadChangeRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'USER_NOT_FOUND' | 'SESSION_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auth.logout': {
    parameters: {
      query?: never;
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
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
      400: components['responses']['BadChangeRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['SessionForbidden'];
      408: components['responses']['RequestTimeout'];
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
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'BAD_REQUEST';
              /** @enum {string} */
              reason:
                | 'WRONG_PASSWORD'
                | 'PASSWORD_REFUSED'
                | 'VALIDATION_FAILED'
                | 'MALFORMED_URL'
                | 'HOST_REQUIRED'
                | 'MALFORMED_REQUEST'
                | 'HEADERS_TOO_LARGE'
                | 'MALFORMED_HEADER'
                | 'MALFORMED_JSON'
                | 'BODY_INCOMPLETE'
                | 'TOO_MANY_PIECES'
                | 'AUDIT_REASON_REQUIRED';
            };
          };
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['SessionForbidden'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'RATE_LIMITED';
              /** @enum {string} */
              reason: 'ACCOUNT_LOCKED' | 'MINUTE_LIMIT_REACHED' | 'HOUR_LIMIT_REACHED' | 'ADDRESS_LIMIT_REACHED';
            };
          };
        };
      };
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auth.requestPasswordReset': {
    parameters: {
      query?: never;
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RequestPasswordReset'];
      };
    };
    responses: {
      /** @description If there is such an account, the link is on its way. */
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
      400: components['responses']['BadChangeRequest'];
      408: components['responses']['RequestTimeout'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'RATE_LIMITED';
              /** @enum {string} */
              reason: 'PASSWORD_RESET_LIMIT_REACHED' | 'ADDRESS_LIMIT_REACHED';
            };
          };
        };
      };
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auth.acceptPasswordReset': {
    parameters: {
      query?: never;
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AcceptPasswordReset'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'BAD_REQUEST';
              /** @enum {string} */
              reason:
                | 'PASSWORD_REFUSED'
                | 'VALIDATION_FAILED'
                | 'MALFORMED_URL'
                | 'HOST_REQUIRED'
                | 'MALFORMED_REQUEST'
                | 'HEADERS_TOO_LARGE'
                | 'MALFORMED_HEADER'
                | 'MALFORMED_JSON'
                | 'BODY_INCOMPLETE'
                | 'TOO_MANY_PIECES'
                | 'AUDIT_REASON_REQUIRED';
            };
          };
        };
      };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'PASSWORD_RESET_NOT_VALID';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'ACCOUNT_SUSPENDED';
            };
          };
        };
      };
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['AddressRateLimited'];
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
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "updatedAt": "2026-01-31T12:00:00.000Z",
           *           "version": 1,
           *           "deletedAt": null,
           *           "purgeAt": null,
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "email": "ada@example.com",
           *           "name": "Ada Lovelace",
           *           "role": "user",
           *           "status": "active",
           *           "externalId": "cus_9s6XKzkNRiz8i3",
           *           "emailVerifiedAt": "2026-01-31T12:00:00.000Z",
           *           "phone": "+442079460000",
           *           "avatarUrl": "https://cdn.example.com/ada.png",
           *           "locale": "en-GB",
           *           "timeZone": "Europe/London",
           *           "suspendedReason": null,
           *           "suspendedUntil": null,
           *           "metadata": {
           *             "team": "research"
           *           },
           *           "hasPassword": true,
           *           "mustChangePassword": false,
           *           "passwordExpiresAt": null,
           *           "loginBlockedUntil": null,
           *           "lastLoginAt": "2026-01-31T12:00:00.000Z",
           *           "lastActiveAt": "2026-01-31T12:34:56.789Z"
           *         },
           *         "session": {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "expiresAt": "2026-02-01T00:00:00.000Z"
           *         },
           *         "permissions": [
           *           "users:read",
           *           "users:write"
           *         ]
           *       }
           *     }
           */
          'application/json': components['schemas']['CurrentSessionEnvelope'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['SessionForbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auth.sessions.list': {
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
      400: components['responses']['BadListRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['SessionForbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auth.sessions.deleteOthers': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
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
      400: components['responses']['BadChangeRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['SessionForbidden'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auth.sessions.delete': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
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
      400: components['responses']['BadChangeRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['SessionForbidden'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'SESSION_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
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
         * @description A whole id or external id, or a substring of the name, the email or the slug. A row with exactly this id, external id, email or
         *     slug comes first, then the rest in the sort order. Blanks at both ends are ignored. Both sides are compared in Unicode form
         *     NFKC and lower case, with `İ` as `i` and `ς` as `σ`; external ids byte for byte. An email matches in any spelling that has
         *     the same canonical form. `%` and `_` are literal. Write `+` as `%2B`, because a `+` in a query is a blank.
         */
        search?: string;
        /**
         * @description Only what has this value in its metadata: `metadata[tier]=gold`. Dots lead to nested names: `metadata[crm.id]=42`. A value
         *     that is a number, a Boolean, `null` or a quoted text of JSON is taken as such, everything else as text. At most 10 paths,
         *     which must all match. Each may be repeated, to match any of several values. One path alone is counted
         *     exactly, which takes long for a value of very many.
         */
        metadata?: {
          [key: string]: unknown;
        };
        /** @description Only what was created after this time. */
        createdAfter?: string;
        /** @description Only what was created before this time. */
        createdBefore?: string;
        /** @description Deleted ones too, among the others in the same order. */
        includeDeleted?: boolean;
        /** @description Only the account with this id. Repeat the parameter to match any of several values. */
        id?: string[];
        /** @description Only the account with this email, in any spelling that has the same canonical form. Repeat the parameter to match any of several values. */
        email?: string[];
        /** @description Only the account with this id in another system, compared byte for byte. Repeat the parameter to match any of several values. */
        externalId?: string[];
        /** @description Only accounts with this role. Repeat the parameter to match any of several values. */
        role?: components['schemas']['UserRole'][];
        /** @description Only accounts with this status. Repeat the parameter to match any of several values. */
        status?: components['schemas']['UserStatus'][];
        /** @description Only members of this organization. */
        organizationId?: string;
        /** @description Only accounts whose last login was after this time. */
        lastLoginAfter?: string;
        /**
         * @description Only accounts whose last login was before this time, and accounts that never logged in. Together with `neverLoggedIn=false`
         *     the latter are left out.
         */
        lastLoginBefore?: string;
        /** @description `true`: only accounts that never logged in. `false`: only accounts that did. */
        neverLoggedIn?: boolean;
        /** @description Only accounts that were last active before this time, and accounts that were never active. */
        lastActiveBefore?: string;
        /** @description `true`: only accounts with a password. `false`: only accounts without one, which cannot log in. */
        hasPassword?: boolean;
        /** @description `true`: only accounts whose email is verified. `false`: only the others. */
        emailVerified?: boolean;
        /**
         * @description Sort order. A leading `-` means descending. `id` breaks ties. Names are ordered as people do, by ICU's root collation
         *     (`und-x-icu`): `ada`, `Ada`, `Änne`, `Zoe`. Other text is ordered by code point. Accounts without a last login or activity come
         *     last in both directions.
         */
        sort?: components['schemas']['UserSort'];
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
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "updatedAt": "2026-01-31T12:00:00.000Z",
           *           "version": 1,
           *           "deletedAt": null,
           *           "purgeAt": null,
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "email": "ada@example.com",
           *           "name": "Ada Lovelace",
           *           "role": "user",
           *           "status": "active",
           *           "externalId": "cus_9s6XKzkNRiz8i3",
           *           "emailVerifiedAt": "2026-01-31T12:00:00.000Z",
           *           "phone": "+442079460000",
           *           "avatarUrl": "https://cdn.example.com/ada.png",
           *           "locale": "en-GB",
           *           "timeZone": "Europe/London",
           *           "suspendedReason": null,
           *           "suspendedUntil": null,
           *           "metadata": {
           *             "team": "research"
           *           },
           *           "hasPassword": true,
           *           "mustChangePassword": false,
           *           "passwordExpiresAt": null,
           *           "loginBlockedUntil": null,
           *           "lastLoginAt": "2026-01-31T12:00:00.000Z",
           *           "lastActiveAt": "2026-01-31T12:34:56.789Z"
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
      400: components['responses']['BadListRequest'];
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
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
         *       "mustChangePassword": true,
         *       "role": "user",
         *       "externalId": "cus_9s6XKzkNRiz8i3",
         *       "emailVerifiedAt": "2026-01-31T12:00:00.000Z",
         *       "phone": "+44 20 7946 0000",
         *       "avatarUrl": "https://cdn.example.com/ada.png",
         *       "locale": "en-GB",
         *       "timeZone": "Europe/London",
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "deletedAt": null,
           *         "purgeAt": null,
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "email": "ada@example.com",
           *         "name": "Ada Lovelace",
           *         "role": "user",
           *         "status": "active",
           *         "externalId": "cus_9s6XKzkNRiz8i3",
           *         "emailVerifiedAt": "2026-01-31T12:00:00.000Z",
           *         "phone": "+442079460000",
           *         "avatarUrl": "https://cdn.example.com/ada.png",
           *         "locale": "en-GB",
           *         "timeZone": "Europe/London",
           *         "suspendedReason": null,
           *         "suspendedUntil": null,
           *         "metadata": {
           *           "team": "research"
           *         },
           *         "hasPassword": true,
           *         "mustChangePassword": false,
           *         "passwordExpiresAt": null,
           *         "loginBlockedUntil": null,
           *         "lastLoginAt": "2026-01-31T12:00:00.000Z",
           *         "lastActiveAt": "2026-01-31T12:34:56.789Z"
           *       }
           *     }
           */
          'application/json': components['schemas']['UserEnvelope'] | components['schemas']['UserDryRun'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'BAD_REQUEST';
              /** @enum {string} */
              reason:
                | 'UNKNOWN_ROLE'
                | 'PASSWORD_REFUSED'
                | 'VALIDATION_FAILED'
                | 'MALFORMED_URL'
                | 'HOST_REQUIRED'
                | 'MALFORMED_REQUEST'
                | 'HEADERS_TOO_LARGE'
                | 'MALFORMED_HEADER'
                | 'MALFORMED_JSON'
                | 'BODY_INCOMPLETE'
                | 'TOO_MANY_PIECES'
                | 'AUDIT_REASON_REQUIRED';
            };
          };
        };
      };
      401: components['responses']['Unauthorized'];
      /** @description The caller lacks the permission of the operation, or has none at all. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'FORBIDDEN';
              /** @enum {string} */
              reason: 'PRIVILEGE_REQUIRED' | 'ADMIN_REQUIRED' | 'PERMISSION_REQUIRED' | 'PASSWORD_CHANGE_REQUIRED';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'EMAIL_TAKEN' | 'EXTERNAL_ID_TAKEN' | 'KEY_IN_PROGRESS';
            };
          };
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
  'users.getByExternalId': {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of your copy, or a list of tags. `*` matches every version. If the resource is unchanged, the response is a 304 without a body. Ignored with `at`. */
        'If-None-Match'?: components['parameters']['IfNoneMatch'];
      };
      path: {
        /** @description The external id. */
        externalId: string;
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "deletedAt": null,
           *         "purgeAt": null,
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "email": "ada@example.com",
           *         "name": "Ada Lovelace",
           *         "role": "user",
           *         "status": "active",
           *         "externalId": "cus_9s6XKzkNRiz8i3",
           *         "emailVerifiedAt": "2026-01-31T12:00:00.000Z",
           *         "phone": "+442079460000",
           *         "avatarUrl": "https://cdn.example.com/ada.png",
           *         "locale": "en-GB",
           *         "timeZone": "Europe/London",
           *         "suspendedReason": null,
           *         "suspendedUntil": null,
           *         "metadata": {
           *           "team": "research"
           *         },
           *         "hasPassword": true,
           *         "mustChangePassword": false,
           *         "passwordExpiresAt": null,
           *         "loginBlockedUntil": null,
           *         "lastLoginAt": "2026-01-31T12:00:00.000Z",
           *         "lastActiveAt": "2026-01-31T12:34:56.789Z"
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'USER_NOT_FOUND';
            };
          };
        };
      };
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
        /** @description The `ETag` of your copy, or a list of tags. `*` matches every version. If the resource is unchanged, the response is a 304 without a body. Ignored with `at`. */
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "deletedAt": null,
           *         "purgeAt": null,
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "email": "ada@example.com",
           *         "name": "Ada Lovelace",
           *         "role": "user",
           *         "status": "active",
           *         "externalId": "cus_9s6XKzkNRiz8i3",
           *         "emailVerifiedAt": "2026-01-31T12:00:00.000Z",
           *         "phone": "+442079460000",
           *         "avatarUrl": "https://cdn.example.com/ada.png",
           *         "locale": "en-GB",
           *         "timeZone": "Europe/London",
           *         "suspendedReason": null,
           *         "suspendedUntil": null,
           *         "metadata": {
           *           "team": "research"
           *         },
           *         "hasPassword": true,
           *         "mustChangePassword": false,
           *         "passwordExpiresAt": null,
           *         "loginBlockedUntil": null,
           *         "lastLoginAt": "2026-01-31T12:00:00.000Z",
           *         "lastActiveAt": "2026-01-31T12:34:56.789Z"
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'USER_NOT_FOUND';
            };
          };
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
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Makes the change only if the resource still has this version. The value is its `ETag`, the version alone in quotes, or a list of these. `*` matches every version. A tag that a proxy made weak matches too. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
      400: components['responses']['BadChangeRequest'];
      401: components['responses']['Unauthorized'];
      /** @description The caller lacks the permission of the operation, or has none at all. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'FORBIDDEN';
              /** @enum {string} */
              reason: 'PRIVILEGE_REQUIRED' | 'ADMIN_REQUIRED' | 'PERMISSION_REQUIRED' | 'PASSWORD_CHANGE_REQUIRED';
            };
          };
        };
      };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'USER_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'OWN_ACCOUNT' | 'LAST_ADMIN' | 'LAST_OWNER' | 'KEY_IN_PROGRESS';
            };
          };
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
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Makes the change only if the resource still has this version. The value is its `ETag`, the version alone in quotes, or a list of these. `*` matches every version. A tag that a proxy made weak matches too. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
        'application/merge-patch+json': components['schemas']['UpdateUser'];
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "deletedAt": null,
           *         "purgeAt": null,
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "email": "ada@example.com",
           *         "name": "Ada Lovelace",
           *         "role": "user",
           *         "status": "active",
           *         "externalId": "cus_9s6XKzkNRiz8i3",
           *         "emailVerifiedAt": "2026-01-31T12:00:00.000Z",
           *         "phone": "+442079460000",
           *         "avatarUrl": "https://cdn.example.com/ada.png",
           *         "locale": "en-GB",
           *         "timeZone": "Europe/London",
           *         "suspendedReason": null,
           *         "suspendedUntil": null,
           *         "metadata": {
           *           "team": "research"
           *         },
           *         "hasPassword": true,
           *         "mustChangePassword": false,
           *         "passwordExpiresAt": null,
           *         "loginBlockedUntil": null,
           *         "lastLoginAt": "2026-01-31T12:00:00.000Z",
           *         "lastActiveAt": "2026-01-31T12:34:56.789Z"
           *       }
           *     }
           */
          'application/json': components['schemas']['UserEnvelope'] | components['schemas']['UserDryRun'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'BAD_REQUEST';
              /** @enum {string} */
              reason:
                | 'UNKNOWN_ROLE'
                | 'PASSWORD_REFUSED'
                | 'CURRENT_PASSWORD_REQUIRED'
                | 'WRONG_PASSWORD'
                | 'VALIDATION_FAILED'
                | 'MALFORMED_URL'
                | 'HOST_REQUIRED'
                | 'MALFORMED_REQUEST'
                | 'HEADERS_TOO_LARGE'
                | 'MALFORMED_HEADER'
                | 'MALFORMED_JSON'
                | 'BODY_INCOMPLETE'
                | 'TOO_MANY_PIECES'
                | 'AUDIT_REASON_REQUIRED';
            };
          };
        };
      };
      401: components['responses']['Unauthorized'];
      /** @description The caller lacks the permission of the operation, or has none at all. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'FORBIDDEN';
              /** @enum {string} */
              reason: 'PRIVILEGE_REQUIRED' | 'ADMIN_REQUIRED' | 'PERMISSION_REQUIRED' | 'PASSWORD_CHANGE_REQUIRED';
            };
          };
        };
      };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'USER_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason:
                'EMAIL_TAKEN' | 'EXTERNAL_ID_TAKEN' | 'OWN_ACCOUNT' | 'OWN_PASSWORD' | 'LAST_ADMIN' | 'KEY_IN_PROGRESS';
            };
          };
        };
      };
      412: components['responses']['PreconditionFailed'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      428: components['responses']['PreconditionRequired'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'RATE_LIMITED';
              /** @enum {string} */
              reason: 'ACCOUNT_LOCKED' | 'MINUTE_LIMIT_REACHED' | 'HOUR_LIMIT_REACHED' | 'ADDRESS_LIMIT_REACHED';
            };
          };
        };
      };
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'users.data': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id of the user. */
        id: components['parameters']['UserId'];
      };
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
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "generatedAt": "2026-01-31T12:00:00.000Z",
           *       "person": {
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "ids": [
           *           "01890a5d-ac96-774b-bcce-b302099a8057"
           *         ],
           *         "addresses": [
           *           "ada@example.com"
           *         ]
           *       },
           *       "profile": null,
           *       "memberships": [
           *         {
           *           "organization": {
           *             "id": "01890a5d-ac96-774b-bcce-b302099a8058",
           *             "name": "Acme Corp",
           *             "slug": "acme-corp"
           *           },
           *           "role": "member",
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "deletedAt": null
           *         }
           *       ],
           *       "invitationsReceived": [
           *         {
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "updatedAt": "2026-01-31T12:00:00.000Z",
           *           "version": 1,
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
           *           "revokedAt": null
           *         }
           *       ],
           *       "invitationsSent": [
           *         {
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "updatedAt": "2026-01-31T12:00:00.000Z",
           *           "version": 1,
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
           *           "revokedAt": null
           *         }
           *       ],
           *       "sessions": [
           *         {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "expiresAt": "2026-02-01T00:00:00.000Z",
           *           "lastSeenAt": "2026-01-31T12:34:56.000Z",
           *           "ip": "203.0.113.7",
           *           "userAgent": "Mozilla/5.0"
           *         }
           *       ],
           *       "knownNetworks": [
           *         {
           *           "lastLoginAt": "2026-01-31T12:00:00.000Z"
           *         }
           *       ],
           *       "loginFailures": [
           *         {
           *           "scope": "ADDRESS",
           *           "failures": 2,
           *           "windowEndsAt": "2026-01-31T12:00:00.000Z"
           *         }
           *       ],
           *       "passwordResetLinks": [
           *         {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "expiresAt": "2026-01-31T12:00:00.000Z"
           *         }
           *       ],
           *       "passwordResetRequests": [
           *         {
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "ip": "203.0.113.7",
           *           "userAgent": "Mozilla/5.0"
           *         }
           *       ],
           *       "apiKeys": [
           *         {
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "updatedAt": "2026-01-31T12:00:00.000Z",
           *           "version": 1,
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "name": "CI of the web shop",
           *           "start": "admk_01890a5dac96774bbcceb302099a8057_Zx3q",
           *           "status": "active",
           *           "permissions": [
           *             "users:read"
           *           ],
           *           "organizationId": null,
           *           "allowedIps": [
           *             "203.0.113.0/24",
           *             "2001:db8::/32"
           *           ],
           *           "rateLimitPerMinute": 60,
           *           "rateLimitPerHour": null,
           *           "expiresAt": "2026-12-31T00:00:00.000Z",
           *           "lastUsedAt": "2026-01-31T12:34:56.000Z",
           *           "lastUsedIp": "203.0.113.7",
           *           "createdBy": {
           *             "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *             "email": "admin@example.com",
           *             "status": "active"
           *           },
           *           "previousSecret": null,
           *           "revokedAt": null
           *         }
           *       ],
           *       "queuedMails": [
           *         {
           *           "recipient": "ada@example.com",
           *           "subject": "Your password was changed",
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "expiresAt": "2026-01-31T12:00:00.000Z"
           *         }
           *       ],
           *       "storedResponses": 0,
           *       "entriesAbout": [
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
           *             "email": "admin@example.com",
           *             "name": "CI of the web shop"
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
           *           "userAgent": "curl/8.5.0",
           *           "organizationId": "01890a5d-ac96-774b-bcce-b302099a8060",
           *           "event": {
           *             "receivedAt": "2026-01-31T12:00:00.250Z",
           *             "reportedBy": {
           *               "type": "api_key",
           *               "id": "01890a5d-ac96-774b-bcce-b302099a8062",
           *               "name": "Web shop"
           *             },
           *             "targets": [
           *               {
           *                 "type": "user",
           *                 "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *                 "name": "Ada Lovelace"
           *               }
           *             ],
           *             "organizationId": "01890a5d-ac96-774b-bcce-b302099a8058",
           *             "data": {
           *               "amount": 4200,
           *               "currency": "EUR"
           *             }
           *           }
           *         }
           *       ],
           *       "entriesBy": [
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
           *             "email": "admin@example.com",
           *             "name": "CI of the web shop"
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
           *           "userAgent": "curl/8.5.0",
           *           "organizationId": "01890a5d-ac96-774b-bcce-b302099a8060",
           *           "event": {
           *             "receivedAt": "2026-01-31T12:00:00.250Z",
           *             "reportedBy": {
           *               "type": "api_key",
           *               "id": "01890a5d-ac96-774b-bcce-b302099a8062",
           *               "name": "Web shop"
           *             },
           *             "targets": [
           *               {
           *                 "type": "user",
           *                 "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *                 "name": "Ada Lovelace"
           *               }
           *             ],
           *             "organizationId": "01890a5d-ac96-774b-bcce-b302099a8058",
           *             "data": {
           *               "amount": 4200,
           *               "currency": "EUR"
           *             }
           *           }
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['PersonalData'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'USER_NOT_FOUND';
            };
          };
        };
      };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'RATE_LIMITED';
              /** @enum {string} */
              reason: 'EXPORT_LIMIT_REACHED' | 'MINUTE_LIMIT_REACHED' | 'HOUR_LIMIT_REACHED' | 'ADDRESS_LIMIT_REACHED';
            };
          };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'SERVICE_UNAVAILABLE';
              /** @enum {string} */
              reason: 'SERVER_EXPORT_LIMIT_REACHED' | 'DATABASE_UNAVAILABLE' | 'OVERLOADED';
            };
          };
        };
      };
    };
  };
  'users.erase': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
      400: components['responses']['BadChangeRequest'];
      401: components['responses']['Unauthorized'];
      /** @description The caller lacks the permission of the operation, or has none at all. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'FORBIDDEN';
              /** @enum {string} */
              reason: 'PRIVILEGE_REQUIRED' | 'ADMIN_REQUIRED' | 'PERMISSION_REQUIRED' | 'PASSWORD_CHANGE_REQUIRED';
            };
          };
        };
      };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'USER_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'USER_NOT_DELETED' | 'ERASURE_HELD' | 'KEY_IN_PROGRESS';
            };
          };
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
        /** @description `related` adds the entries of what belongs to the resource. It needs the permission `audit-logs:read` too. */
        include?: components['schemas']['HistoryInclude'];
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
           *             "email": "admin@example.com",
           *             "name": "CI of the web shop"
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
           *           "userAgent": "curl/8.5.0",
           *           "organizationId": "01890a5d-ac96-774b-bcce-b302099a8060",
           *           "event": {
           *             "receivedAt": "2026-01-31T12:00:00.250Z",
           *             "reportedBy": {
           *               "type": "api_key",
           *               "id": "01890a5d-ac96-774b-bcce-b302099a8062",
           *               "name": "Web shop"
           *             },
           *             "targets": [
           *               {
           *                 "type": "user",
           *                 "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *                 "name": "Ada Lovelace"
           *               }
           *             ],
           *             "organizationId": "01890a5d-ac96-774b-bcce-b302099a8058",
           *             "data": {
           *               "amount": 4200,
           *               "currency": "EUR"
           *             }
           *           }
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
      400: components['responses']['BadListRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'USER_NOT_FOUND';
            };
          };
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
      400: components['responses']['BadListRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'USER_NOT_FOUND';
            };
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'users.sendPasswordReset': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
           *         "userId": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "resetUrl": "https://app.example.com/password-reset#token=3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
           *         "expiresAt": "2026-02-01T12:00:00.000Z"
           *       }
           *     }
           */
          'application/json':
            components['schemas']['PasswordResetEnvelope'] | components['schemas']['PasswordResetDryRun'];
        };
      };
      400: components['responses']['BadChangeRequest'];
      401: components['responses']['Unauthorized'];
      /** @description The caller lacks the permission of the operation, or has none at all. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'FORBIDDEN';
              /** @enum {string} */
              reason: 'PRIVILEGE_REQUIRED' | 'ADMIN_REQUIRED' | 'PERMISSION_REQUIRED' | 'PASSWORD_CHANGE_REQUIRED';
            };
          };
        };
      };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'USER_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'OWN_PASSWORD' | 'KEY_IN_PROGRESS';
            };
          };
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
  'users.restore': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "deletedAt": null,
           *         "purgeAt": null,
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "email": "ada@example.com",
           *         "name": "Ada Lovelace",
           *         "role": "user",
           *         "status": "active",
           *         "externalId": "cus_9s6XKzkNRiz8i3",
           *         "emailVerifiedAt": "2026-01-31T12:00:00.000Z",
           *         "phone": "+442079460000",
           *         "avatarUrl": "https://cdn.example.com/ada.png",
           *         "locale": "en-GB",
           *         "timeZone": "Europe/London",
           *         "suspendedReason": null,
           *         "suspendedUntil": null,
           *         "metadata": {
           *           "team": "research"
           *         },
           *         "hasPassword": true,
           *         "mustChangePassword": false,
           *         "passwordExpiresAt": null,
           *         "loginBlockedUntil": null,
           *         "lastLoginAt": "2026-01-31T12:00:00.000Z",
           *         "lastActiveAt": "2026-01-31T12:34:56.789Z"
           *       }
           *     }
           */
          'application/json': components['schemas']['UserEnvelope'] | components['schemas']['UserDryRun'];
        };
      };
      400: components['responses']['BadChangeRequest'];
      401: components['responses']['Unauthorized'];
      /** @description The caller lacks the permission of the operation, or has none at all. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'FORBIDDEN';
              /** @enum {string} */
              reason: 'PRIVILEGE_REQUIRED' | 'ADMIN_REQUIRED' | 'PERMISSION_REQUIRED' | 'PASSWORD_CHANGE_REQUIRED';
            };
          };
        };
      };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'USER_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'EMAIL_TAKEN' | 'EXTERNAL_ID_TAKEN' | 'SEAT_LIMIT_REACHED' | 'KEY_IN_PROGRESS';
            };
          };
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
  'users.unlock': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "deletedAt": null,
           *         "purgeAt": null,
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "email": "ada@example.com",
           *         "name": "Ada Lovelace",
           *         "role": "user",
           *         "status": "active",
           *         "externalId": "cus_9s6XKzkNRiz8i3",
           *         "emailVerifiedAt": "2026-01-31T12:00:00.000Z",
           *         "phone": "+442079460000",
           *         "avatarUrl": "https://cdn.example.com/ada.png",
           *         "locale": "en-GB",
           *         "timeZone": "Europe/London",
           *         "suspendedReason": null,
           *         "suspendedUntil": null,
           *         "metadata": {
           *           "team": "research"
           *         },
           *         "hasPassword": true,
           *         "mustChangePassword": false,
           *         "passwordExpiresAt": null,
           *         "loginBlockedUntil": null,
           *         "lastLoginAt": "2026-01-31T12:00:00.000Z",
           *         "lastActiveAt": "2026-01-31T12:34:56.789Z"
           *       }
           *     }
           */
          'application/json': components['schemas']['UserEnvelope'] | components['schemas']['UserDryRun'];
        };
      };
      400: components['responses']['BadChangeRequest'];
      401: components['responses']['Unauthorized'];
      /** @description The caller lacks the permission of the operation, or has none at all. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'FORBIDDEN';
              /** @enum {string} */
              reason: 'PRIVILEGE_REQUIRED' | 'ADMIN_REQUIRED' | 'PERMISSION_REQUIRED' | 'PASSWORD_CHANGE_REQUIRED';
            };
          };
        };
      };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'USER_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'roles.list': {
    parameters: {
      query?: {
        /** @description Page to show, from 1. Not together with `cursor`. */
        page?: components['parameters']['Page'];
        /** @description Most entries on a page. */
        limit?: components['parameters']['Limit'];
        /** @description `meta.nextCursor` of the page before. Bound to its filters and sort; not together with `page`. */
        cursor?: components['parameters']['Cursor'];
        /** @description A whole id, or a substring of the name or the description, compared as in the list of users. */
        search?: string;
        /** @description Only roles with this permission. Repeat the parameter to match any of several values. */
        permission?: components['schemas']['Permission'][];
        /** @description Sort order. A leading `-` means descending. `id` breaks ties. Text is ordered by code point. */
        sort?: components['schemas']['RoleSort'];
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
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "updatedAt": "2026-01-31T12:00:00.000Z",
           *           "version": 1,
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8060",
           *           "name": "help-desk",
           *           "description": "Answers customers, and resets their passwords.",
           *           "permissions": [
           *             "users:read",
           *             "users:write",
           *             "users:passwords"
           *           ],
           *           "builtIn": false
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
          'application/json': components['schemas']['RolePage'];
        };
      };
      400: components['responses']['BadListRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'roles.create': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateRole'];
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8060",
           *         "name": "help-desk",
           *         "description": "Answers customers, and resets their passwords.",
           *         "permissions": [
           *           "users:read",
           *           "users:write",
           *           "users:passwords"
           *         ],
           *         "builtIn": false
           *       }
           *     }
           */
          'application/json': components['schemas']['RoleEnvelope'] | components['schemas']['RoleDryRun'];
        };
      };
      400: components['responses']['BadChangeRequest'];
      401: components['responses']['Unauthorized'];
      /** @description The caller lacks the permission of the operation, or has none at all. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'FORBIDDEN';
              /** @enum {string} */
              reason: 'PRIVILEGE_REQUIRED' | 'ADMIN_REQUIRED' | 'PERMISSION_REQUIRED' | 'PASSWORD_CHANGE_REQUIRED';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'ROLE_NAME_TAKEN' | 'KEY_IN_PROGRESS';
            };
          };
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
  'roles.get': {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of your copy, or a list of tags. `*` matches every version. If the resource is unchanged, the response is a 304 without a body. Ignored with `at`. */
        'If-None-Match'?: components['parameters']['IfNoneMatch'];
      };
      path: {
        /** @description Id of the role. */
        id: components['parameters']['RoleId'];
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8060",
           *         "name": "help-desk",
           *         "description": "Answers customers, and resets their passwords.",
           *         "permissions": [
           *           "users:read",
           *           "users:write",
           *           "users:passwords"
           *         ],
           *         "builtIn": false
           *       }
           *     }
           */
          'application/json': components['schemas']['RoleEnvelope'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ROLE_NOT_FOUND';
            };
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'roles.delete': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Makes the change only if the resource still has this version. The value is its `ETag`, the version alone in quotes, or a list of these. `*` matches every version. A tag that a proxy made weak matches too. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the role. */
        id: components['parameters']['RoleId'];
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
      400: components['responses']['BadChangeRequest'];
      401: components['responses']['Unauthorized'];
      /** @description The caller lacks the permission of the operation, or has none at all. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'FORBIDDEN';
              /** @enum {string} */
              reason: 'PRIVILEGE_REQUIRED' | 'ADMIN_REQUIRED' | 'PERMISSION_REQUIRED' | 'PASSWORD_CHANGE_REQUIRED';
            };
          };
        };
      };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ROLE_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'BUILT_IN_ROLE' | 'ROLE_IN_USE' | 'KEY_IN_PROGRESS';
            };
          };
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
  'roles.update': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Makes the change only if the resource still has this version. The value is its `ETag`, the version alone in quotes, or a list of these. `*` matches every version. A tag that a proxy made weak matches too. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the role. */
        id: components['parameters']['RoleId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateRole'];
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8060",
           *         "name": "help-desk",
           *         "description": "Answers customers, and resets their passwords.",
           *         "permissions": [
           *           "users:read",
           *           "users:write",
           *           "users:passwords"
           *         ],
           *         "builtIn": false
           *       }
           *     }
           */
          'application/json': components['schemas']['RoleEnvelope'] | components['schemas']['RoleDryRun'];
        };
      };
      400: components['responses']['BadChangeRequest'];
      401: components['responses']['Unauthorized'];
      /** @description The caller lacks the permission of the operation, or has none at all. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'FORBIDDEN';
              /** @enum {string} */
              reason: 'PRIVILEGE_REQUIRED' | 'ADMIN_REQUIRED' | 'PERMISSION_REQUIRED' | 'PASSWORD_CHANGE_REQUIRED';
            };
          };
        };
      };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ROLE_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'BUILT_IN_ROLE' | 'OWN_ACCOUNT' | 'KEY_IN_PROGRESS';
            };
          };
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
         * @description A whole id or external id, or a substring of the name, the email or the slug. A row with exactly this id, external id, email or
         *     slug comes first, then the rest in the sort order. Blanks at both ends are ignored. Both sides are compared in Unicode form
         *     NFKC and lower case, with `İ` as `i` and `ς` as `σ`; external ids byte for byte. An email matches in any spelling that has
         *     the same canonical form. `%` and `_` are literal. Write `+` as `%2B`, because a `+` in a query is a blank.
         */
        search?: string;
        /**
         * @description Only what has this value in its metadata: `metadata[tier]=gold`. Dots lead to nested names: `metadata[crm.id]=42`. A value
         *     that is a number, a Boolean, `null` or a quoted text of JSON is taken as such, everything else as text. At most 10 paths,
         *     which must all match. Each may be repeated, to match any of several values. One path alone is counted
         *     exactly, which takes long for a value of very many.
         */
        metadata?: {
          [key: string]: unknown;
        };
        /** @description Only what was created after this time. */
        createdAfter?: string;
        /** @description Only what was created before this time. */
        createdBefore?: string;
        /** @description Deleted ones too, among the others in the same order. */
        includeDeleted?: boolean;
        /** @description Only the organization with this id. Repeat the parameter to match any of several values. */
        id?: string[];
        /** @description Only the organization with this slug. Repeat the parameter to match any of several values. */
        slug?: string[];
        /** @description Only the organization with this id in another system, compared byte for byte. Repeat the parameter to match any of several values. */
        externalId?: string[];
        /** @description Only the organization that has this domain. It may be in any spelling. Repeat the parameter to match any of several values. */
        domain?: string[];
        /** @description Only organizations on this plan. Repeat the parameter to match any of several values. */
        plan?: components['schemas']['Plan'][];
        /** @description Only organizations with this status. Repeat the parameter to match any of several values. */
        status?: components['schemas']['OrganizationStatus'][];
        /**
         * @description Sort order. A leading `-` means descending. `id` breaks ties. Names are ordered as people do, by ICU's root collation
         *     (`und-x-icu`): `ada`, `Ada`, `Änne`, `Zoe`. Other text is ordered by code point.
         */
        sort?: components['schemas']['OrganizationSort'];
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
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "updatedAt": "2026-01-31T12:00:00.000Z",
           *           "version": 1,
           *           "deletedAt": null,
           *           "purgeAt": null,
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8058",
           *           "name": "Acme Corp",
           *           "slug": "acme-corp",
           *           "externalId": "cus_9s6XKzkNRiz8i3",
           *           "domains": [
           *             "acme.example",
           *             "acme-labs.example"
           *           ],
           *           "logoUrl": "https://acme.example/logo.svg",
           *           "plan": "enterprise",
           *           "status": "active",
           *           "metadata": {
           *             "region": "eu"
           *           },
           *           "memberCount": 3,
           *           "seatLimit": 25
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
      400: components['responses']['BadListRequest'];
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
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
         *       "externalId": "cus_9s6XKzkNRiz8i3",
         *       "domains": [
         *         "acme.example",
         *         "acme-labs.example"
         *       ],
         *       "logoUrl": "https://acme.example/logo.svg",
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "deletedAt": null,
           *         "purgeAt": null,
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8058",
           *         "name": "Acme Corp",
           *         "slug": "acme-corp",
           *         "externalId": "cus_9s6XKzkNRiz8i3",
           *         "domains": [
           *           "acme.example",
           *           "acme-labs.example"
           *         ],
           *         "logoUrl": "https://acme.example/logo.svg",
           *         "plan": "enterprise",
           *         "status": "active",
           *         "metadata": {
           *           "region": "eu"
           *         },
           *         "memberCount": 3,
           *         "seatLimit": 25
           *       }
           *     }
           */
          'application/json':
            components['schemas']['OrganizationEnvelope'] | components['schemas']['OrganizationDryRun'];
        };
      };
      400: components['responses']['BadChangeRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'SLUG_TAKEN' | 'EXTERNAL_ID_TAKEN' | 'DOMAIN_TAKEN' | 'KEY_IN_PROGRESS';
            };
          };
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
  'organizations.getByExternalId': {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of your copy, or a list of tags. `*` matches every version. If the resource is unchanged, the response is a 304 without a body. Ignored with `at`. */
        'If-None-Match'?: components['parameters']['IfNoneMatch'];
      };
      path: {
        /** @description The external id. */
        externalId: string;
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "deletedAt": null,
           *         "purgeAt": null,
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8058",
           *         "name": "Acme Corp",
           *         "slug": "acme-corp",
           *         "externalId": "cus_9s6XKzkNRiz8i3",
           *         "domains": [
           *           "acme.example",
           *           "acme-labs.example"
           *         ],
           *         "logoUrl": "https://acme.example/logo.svg",
           *         "plan": "enterprise",
           *         "status": "active",
           *         "metadata": {
           *           "region": "eu"
           *         },
           *         "memberCount": 3,
           *         "seatLimit": 25
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ORGANIZATION_NOT_FOUND';
            };
          };
        };
      };
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
        /** @description The `ETag` of your copy, or a list of tags. `*` matches every version. If the resource is unchanged, the response is a 304 without a body. Ignored with `at`. */
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "deletedAt": null,
           *         "purgeAt": null,
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8058",
           *         "name": "Acme Corp",
           *         "slug": "acme-corp",
           *         "externalId": "cus_9s6XKzkNRiz8i3",
           *         "domains": [
           *           "acme.example",
           *           "acme-labs.example"
           *         ],
           *         "logoUrl": "https://acme.example/logo.svg",
           *         "plan": "enterprise",
           *         "status": "active",
           *         "metadata": {
           *           "region": "eu"
           *         },
           *         "memberCount": 3,
           *         "seatLimit": 25
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ORGANIZATION_NOT_FOUND';
            };
          };
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
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Makes the change only if the resource still has this version. The value is its `ETag`, the version alone in quotes, or a list of these. `*` matches every version. A tag that a proxy made weak matches too. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
      400: components['responses']['BadChangeRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ORGANIZATION_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Makes the change only if the resource still has this version. The value is its `ETag`, the version alone in quotes, or a list of these. `*` matches every version. A tag that a proxy made weak matches too. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
        'application/merge-patch+json': components['schemas']['UpdateOrganization'];
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "deletedAt": null,
           *         "purgeAt": null,
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8058",
           *         "name": "Acme Corp",
           *         "slug": "acme-corp",
           *         "externalId": "cus_9s6XKzkNRiz8i3",
           *         "domains": [
           *           "acme.example",
           *           "acme-labs.example"
           *         ],
           *         "logoUrl": "https://acme.example/logo.svg",
           *         "plan": "enterprise",
           *         "status": "active",
           *         "metadata": {
           *           "region": "eu"
           *         },
           *         "memberCount": 3,
           *         "seatLimit": 25
           *       }
           *     }
           */
          'application/json':
            components['schemas']['OrganizationEnvelope'] | components['schemas']['OrganizationDryRun'];
        };
      };
      400: components['responses']['BadChangeRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ORGANIZATION_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'SLUG_TAKEN' | 'EXTERNAL_ID_TAKEN' | 'DOMAIN_TAKEN' | 'SEAT_LIMIT_TOO_LOW' | 'KEY_IN_PROGRESS';
            };
          };
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
        /** @description `related` adds the entries of what belongs to the resource. It needs the permission `audit-logs:read` too. */
        include?: components['schemas']['HistoryInclude'];
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
           *             "email": "admin@example.com",
           *             "name": "CI of the web shop"
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
           *           "userAgent": "curl/8.5.0",
           *           "organizationId": "01890a5d-ac96-774b-bcce-b302099a8060",
           *           "event": {
           *             "receivedAt": "2026-01-31T12:00:00.250Z",
           *             "reportedBy": {
           *               "type": "api_key",
           *               "id": "01890a5d-ac96-774b-bcce-b302099a8062",
           *               "name": "Web shop"
           *             },
           *             "targets": [
           *               {
           *                 "type": "user",
           *                 "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *                 "name": "Ada Lovelace"
           *               }
           *             ],
           *             "organizationId": "01890a5d-ac96-774b-bcce-b302099a8058",
           *             "data": {
           *               "amount": 4200,
           *               "currency": "EUR"
           *             }
           *           }
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
      400: components['responses']['BadListRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ORGANIZATION_NOT_FOUND';
            };
          };
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
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "deletedAt": null,
           *         "purgeAt": null,
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8058",
           *         "name": "Acme Corp",
           *         "slug": "acme-corp",
           *         "externalId": "cus_9s6XKzkNRiz8i3",
           *         "domains": [
           *           "acme.example",
           *           "acme-labs.example"
           *         ],
           *         "logoUrl": "https://acme.example/logo.svg",
           *         "plan": "enterprise",
           *         "status": "active",
           *         "metadata": {
           *           "region": "eu"
           *         },
           *         "memberCount": 3,
           *         "seatLimit": 25
           *       }
           *     }
           */
          'application/json':
            components['schemas']['OrganizationEnvelope'] | components['schemas']['OrganizationDryRun'];
        };
      };
      400: components['responses']['BadChangeRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ORGANIZATION_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'SLUG_TAKEN' | 'EXTERNAL_ID_TAKEN' | 'DOMAIN_TAKEN' | 'KEY_IN_PROGRESS';
            };
          };
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
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
           *           "id": "01890a5d-ac96-774b-bcce-b302099a805a",
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
      400: components['responses']['BadChangeRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ORGANIZATION_NOT_FOUND' | 'MEMBER_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'SEVERAL_OWNERS' | 'NOT_AN_OWNER' | 'KEY_IN_PROGRESS';
            };
          };
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
  'organizations.members.list': {
    parameters: {
      query?: {
        /** @description Page to show, from 1. Not together with `cursor`. */
        page?: components['parameters']['Page'];
        /** @description Most entries on a page. */
        limit?: components['parameters']['Limit'];
        /** @description `meta.nextCursor` of the page before. Bound to its filters and sort; not together with `page`. */
        cursor?: components['parameters']['Cursor'];
        /** @description Only members with this role. Repeat the parameter to match any of several values. */
        role?: components['schemas']['MemberRole'][];
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
           *           "id": "01890a5d-ac96-774b-bcce-b302099a805a",
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
      400: components['responses']['BadListRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ORGANIZATION_NOT_FOUND';
            };
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'organizations.members.add': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
           *         "id": "01890a5d-ac96-774b-bcce-b302099a805a",
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
      400: components['responses']['BadChangeRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ORGANIZATION_NOT_FOUND' | 'USER_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'ALREADY_MEMBER' | 'SEAT_LIMIT_REACHED' | 'KEY_IN_PROGRESS';
            };
          };
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
  'organizations.members.get': {
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
           *         "id": "01890a5d-ac96-774b-bcce-b302099a805a",
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ORGANIZATION_NOT_FOUND' | 'MEMBER_NOT_FOUND';
            };
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'organizations.members.remove': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
      400: components['responses']['BadChangeRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ORGANIZATION_NOT_FOUND' | 'MEMBER_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'LAST_OWNER' | 'KEY_IN_PROGRESS';
            };
          };
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
  'organizations.members.update': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
           *         "id": "01890a5d-ac96-774b-bcce-b302099a805a",
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
      400: components['responses']['BadChangeRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ORGANIZATION_NOT_FOUND' | 'MEMBER_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'LAST_OWNER' | 'KEY_IN_PROGRESS';
            };
          };
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
  'organizations.invitations.list': {
    parameters: {
      query?: {
        /** @description Page to show, from 1. Not together with `cursor`. */
        page?: components['parameters']['Page'];
        /** @description Most entries on a page. */
        limit?: components['parameters']['Limit'];
        /** @description `meta.nextCursor` of the page before. Bound to its filters and sort; not together with `page`. */
        cursor?: components['parameters']['Cursor'];
        /** @description Only invitations with this status. Repeat the parameter to match any of several values. */
        status?: components['schemas']['InvitationStatus'][];
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
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "updatedAt": "2026-01-31T12:00:00.000Z",
           *           "version": 1,
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
           *           "revokedAt": null
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
      400: components['responses']['BadListRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ORGANIZATION_NOT_FOUND';
            };
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'organizations.invitations.create': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
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
           *         "acceptUrl": "https://app.example.com/invitations/accept#token=3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
           *       }
           *     }
           */
          'application/json':
            components['schemas']['IssuedInvitationEnvelope'] | components['schemas']['IssuedInvitationDryRun'];
        };
      };
      400: components['responses']['BadChangeRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ORGANIZATION_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'ALREADY_INVITED' | 'ALREADY_MEMBER' | 'KEY_IN_PROGRESS';
            };
          };
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
  'organizations.invitations.get': {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of your copy, or a list of tags. `*` matches every version. If the resource is unchanged, the response is a 304 without a body. Ignored with `at`. */
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
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
           *         "revokedAt": null
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ORGANIZATION_NOT_FOUND' | 'INVITATION_NOT_FOUND';
            };
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'organizations.invitations.revoke': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Makes the change only if the resource still has this version. The value is its `ETag`, the version alone in quotes, or a list of these. `*` matches every version. A tag that a proxy made weak matches too. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
      400: components['responses']['BadChangeRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ORGANIZATION_NOT_FOUND' | 'INVITATION_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'INVITATION_ACCEPTED' | 'KEY_IN_PROGRESS';
            };
          };
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
  'organizations.invitations.resend': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
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
           *         "acceptUrl": "https://app.example.com/invitations/accept#token=3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
           *       }
           *     }
           */
          'application/json':
            components['schemas']['IssuedInvitationEnvelope'] | components['schemas']['IssuedInvitationDryRun'];
        };
      };
      400: components['responses']['BadChangeRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ORGANIZATION_NOT_FOUND' | 'INVITATION_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'INVITATION_ACCEPTED' | 'INVITATION_REVOKED' | 'ALREADY_MEMBER' | 'KEY_IN_PROGRESS';
            };
          };
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
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'BAD_REQUEST';
              /** @enum {string} */
              reason:
                | 'ACCOUNT_DETAILS_REQUIRED'
                | 'HAS_ACCOUNT'
                | 'PASSWORD_REFUSED'
                | 'VALIDATION_FAILED'
                | 'MALFORMED_URL'
                | 'HOST_REQUIRED'
                | 'MALFORMED_REQUEST'
                | 'HEADERS_TOO_LARGE'
                | 'MALFORMED_HEADER'
                | 'MALFORMED_JSON'
                | 'BODY_INCOMPLETE'
                | 'TOO_MANY_PIECES'
                | 'AUDIT_REASON_REQUIRED';
            };
          };
        };
      };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'INVITATION_NOT_VALID';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'INVITEE_SUSPENDED' | 'ALREADY_MEMBER' | 'ORGANIZATION_FULL';
            };
          };
        };
      };
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      429: components['responses']['AddressRateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'apiKeys.list': {
    parameters: {
      query?: {
        /** @description Page to show, from 1. Not together with `cursor`. */
        page?: components['parameters']['Page'];
        /** @description Most entries on a page. */
        limit?: components['parameters']['Limit'];
        /** @description `meta.nextCursor` of the page before. Bound to its filters and sort; not together with `page`. */
        cursor?: components['parameters']['Cursor'];
        /** @description Only keys with this status. Repeat the parameter to match any of several values. */
        status?: components['schemas']['ApiKeyStatus'][];
        /** @description Only keys that hold this permission. Repeat the parameter to match any of several values. */
        permission?: components['schemas']['ApiKeyPermission'][];
        /** @description Only keys that this user created. Repeat the parameter to match any of several values. */
        createdBy?: string[];
        /** @description Only audit viewers of this organization. Without this filter, the list has no audit viewers. Repeat the parameter to match any of several values. */
        organizationId?: string[];
        /**
         * @description Sort order. A leading `-` means descending. `id` breaks ties. Text is ordered by code point. Keys that were never used come
         *     last in both directions of `lastUsedAt`.
         */
        sort?: components['schemas']['ApiKeySort'];
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
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "updatedAt": "2026-01-31T12:00:00.000Z",
           *           "version": 1,
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "name": "CI of the web shop",
           *           "start": "admk_01890a5dac96774bbcceb302099a8057_Zx3q",
           *           "status": "active",
           *           "permissions": [
           *             "users:read"
           *           ],
           *           "organizationId": null,
           *           "allowedIps": [
           *             "203.0.113.0/24",
           *             "2001:db8::/32"
           *           ],
           *           "rateLimitPerMinute": 60,
           *           "rateLimitPerHour": null,
           *           "expiresAt": "2026-12-31T00:00:00.000Z",
           *           "lastUsedAt": "2026-01-31T12:34:56.000Z",
           *           "lastUsedIp": "203.0.113.7",
           *           "createdBy": {
           *             "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *             "email": "admin@example.com",
           *             "status": "active"
           *           },
           *           "previousSecret": null,
           *           "revokedAt": null
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
          'application/json': components['schemas']['ApiKeyPage'];
        };
      };
      400: components['responses']['BadListRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'apiKeys.create': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CreateApiKey'];
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "name": "CI of the web shop",
           *         "start": "admk_01890a5dac96774bbcceb302099a8057_Zx3q",
           *         "status": "active",
           *         "permissions": [
           *           "users:read"
           *         ],
           *         "organizationId": null,
           *         "allowedIps": [
           *           "203.0.113.0/24",
           *           "2001:db8::/32"
           *         ],
           *         "rateLimitPerMinute": 60,
           *         "rateLimitPerHour": null,
           *         "expiresAt": "2026-12-31T00:00:00.000Z",
           *         "lastUsedAt": "2026-01-31T12:34:56.000Z",
           *         "lastUsedIp": "203.0.113.7",
           *         "createdBy": {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "email": "admin@example.com",
           *           "status": "active"
           *         },
           *         "previousSecret": null,
           *         "revokedAt": null,
           *         "key": "admk_01890a5dac96774bbcceb302099a8057_Zx3qEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE0000000"
           *       }
           *     }
           */
          'application/json':
            components['schemas']['IssuedApiKeyEnvelope'] | components['schemas']['IssuedApiKeyDryRun'];
        };
      };
      400: components['responses']['BadChangeRequest'];
      401: components['responses']['Unauthorized'];
      /** @description The caller lacks the permission of the operation, or has none at all. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'FORBIDDEN';
              /** @enum {string} */
              reason: 'PRIVILEGE_REQUIRED' | 'ADMIN_REQUIRED' | 'PERMISSION_REQUIRED' | 'PASSWORD_CHANGE_REQUIRED';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'apiKeys.get': {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of your copy, or a list of tags. `*` matches every version. If the resource is unchanged, the response is a 304 without a body. Ignored with `at`. */
        'If-None-Match'?: components['parameters']['IfNoneMatch'];
      };
      path: {
        /** @description Id of the api key. */
        id: components['parameters']['ApiKeyId'];
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "name": "CI of the web shop",
           *         "start": "admk_01890a5dac96774bbcceb302099a8057_Zx3q",
           *         "status": "active",
           *         "permissions": [
           *           "users:read"
           *         ],
           *         "organizationId": null,
           *         "allowedIps": [
           *           "203.0.113.0/24",
           *           "2001:db8::/32"
           *         ],
           *         "rateLimitPerMinute": 60,
           *         "rateLimitPerHour": null,
           *         "expiresAt": "2026-12-31T00:00:00.000Z",
           *         "lastUsedAt": "2026-01-31T12:34:56.000Z",
           *         "lastUsedIp": "203.0.113.7",
           *         "createdBy": {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "email": "admin@example.com",
           *           "status": "active"
           *         },
           *         "previousSecret": null,
           *         "revokedAt": null
           *       }
           *     }
           */
          'application/json': components['schemas']['ApiKeyEnvelope'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'API_KEY_NOT_FOUND';
            };
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'apiKeys.revoke': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Makes the change only if the resource still has this version. The value is its `ETag`, the version alone in quotes, or a list of these. `*` matches every version. A tag that a proxy made weak matches too. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the api key. */
        id: components['parameters']['ApiKeyId'];
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
      400: components['responses']['BadChangeRequest'];
      401: components['responses']['Unauthorized'];
      /** @description The caller lacks the permission of the operation, or has none at all. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'FORBIDDEN';
              /** @enum {string} */
              reason: 'PRIVILEGE_REQUIRED' | 'ADMIN_REQUIRED' | 'PERMISSION_REQUIRED' | 'PASSWORD_CHANGE_REQUIRED';
            };
          };
        };
      };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'API_KEY_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
  'apiKeys.update': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Makes the change only if the resource still has this version. The value is its `ETag`, the version alone in quotes, or a list of these. `*` matches every version. A tag that a proxy made weak matches too. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the api key. */
        id: components['parameters']['ApiKeyId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UpdateApiKey'];
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "name": "CI of the web shop",
           *         "start": "admk_01890a5dac96774bbcceb302099a8057_Zx3q",
           *         "status": "active",
           *         "permissions": [
           *           "users:read"
           *         ],
           *         "organizationId": null,
           *         "allowedIps": [
           *           "203.0.113.0/24",
           *           "2001:db8::/32"
           *         ],
           *         "rateLimitPerMinute": 60,
           *         "rateLimitPerHour": null,
           *         "expiresAt": "2026-12-31T00:00:00.000Z",
           *         "lastUsedAt": "2026-01-31T12:34:56.000Z",
           *         "lastUsedIp": "203.0.113.7",
           *         "createdBy": {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "email": "admin@example.com",
           *           "status": "active"
           *         },
           *         "previousSecret": null,
           *         "revokedAt": null
           *       }
           *     }
           */
          'application/json': components['schemas']['ApiKeyEnvelope'] | components['schemas']['ApiKeyDryRun'];
        };
      };
      400: components['responses']['BadChangeRequest'];
      401: components['responses']['Unauthorized'];
      /** @description The caller lacks the permission of the operation, or has none at all. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'FORBIDDEN';
              /** @enum {string} */
              reason: 'PRIVILEGE_REQUIRED' | 'ADMIN_REQUIRED' | 'PERMISSION_REQUIRED' | 'PASSWORD_CHANGE_REQUIRED';
            };
          };
        };
      };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'API_KEY_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'API_KEY_NOT_ACTIVE' | 'WIDER_PERMISSIONS' | 'KEY_IN_PROGRESS';
            };
          };
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
  'apiKeys.rotate': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Makes the change only if the resource still has this version. The value is its `ETag`, the version alone in quotes, or a list of these. `*` matches every version. A tag that a proxy made weak matches too. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the api key. */
        id: components['parameters']['ApiKeyId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RotateApiKey'];
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *         "name": "CI of the web shop",
           *         "start": "admk_01890a5dac96774bbcceb302099a8057_Zx3q",
           *         "status": "active",
           *         "permissions": [
           *           "users:read"
           *         ],
           *         "organizationId": null,
           *         "allowedIps": [
           *           "203.0.113.0/24",
           *           "2001:db8::/32"
           *         ],
           *         "rateLimitPerMinute": 60,
           *         "rateLimitPerHour": null,
           *         "expiresAt": "2026-12-31T00:00:00.000Z",
           *         "lastUsedAt": "2026-01-31T12:34:56.000Z",
           *         "lastUsedIp": "203.0.113.7",
           *         "createdBy": {
           *           "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *           "email": "admin@example.com",
           *           "status": "active"
           *         },
           *         "previousSecret": null,
           *         "revokedAt": null,
           *         "key": "admk_01890a5dac96774bbcceb302099a8057_Zx3qEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE0000000"
           *       }
           *     }
           */
          'application/json':
            components['schemas']['IssuedApiKeyEnvelope'] | components['schemas']['IssuedApiKeyDryRun'];
        };
      };
      400: components['responses']['BadChangeRequest'];
      401: components['responses']['Unauthorized'];
      /** @description The caller lacks the permission of the operation, or has none at all. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'FORBIDDEN';
              /** @enum {string} */
              reason: 'PRIVILEGE_REQUIRED' | 'ADMIN_REQUIRED' | 'PERMISSION_REQUIRED' | 'PASSWORD_CHANGE_REQUIRED';
            };
          };
        };
      };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'API_KEY_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'API_KEY_NOT_ACTIVE' | 'ROTATION_IN_PROGRESS' | 'KEY_IN_PROGRESS';
            };
          };
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
  'settings.get': {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of your copy, or a list of tags. `*` matches every version. If the resource is unchanged, the response is a 304 without a body. Ignored with `at`. */
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
           *         "sessionIdleSeconds": 3600,
           *         "maxSessionsPerUser": 20,
           *         "passwordMinLength": 15,
           *         "rateLimitPerMinute": 500,
           *         "rateLimitPerHour": 5000,
           *         "securityNotifications": true,
           *         "auditUnknownEvents": "accept",
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
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Makes the change only if the resource still has this version. The value is its `ETag`, the version alone in quotes, or a list of these. `*` matches every version. A tag that a proxy made weak matches too. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
           *         "sessionIdleSeconds": 3600,
           *         "maxSessionsPerUser": 20,
           *         "passwordMinLength": 15,
           *         "rateLimitPerMinute": 500,
           *         "rateLimitPerHour": 5000,
           *         "securityNotifications": true,
           *         "auditUnknownEvents": "accept",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1
           *       }
           *     }
           */
          'application/json': components['schemas']['SettingsEnvelope'] | components['schemas']['SettingsDryRun'];
        };
      };
      400: components['responses']['BadChangeRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      408: components['responses']['RequestTimeout'];
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
        /** @description Only entries of these actors. Repeat the parameter to match any of several values. */
        actorId?: string[];
        /** @description Only entries of actors of these types: `user`, `api_key`, `system`, or types that events name. Repeat the parameter to match any of several values. */
        actorType?: string[];
        /**
         * @description Only entries of the actor with this email at the time, in any spelling that has the same canonical form. An erased person is
         *     found by the pseudonym, `<id>@erased.invalid`, and no longer by the email.
         */
        actorEmail?: string;
        /** @description Only entries with these actions. Repeat the parameter to match any of several values. */
        action?: components['schemas']['AuditAction'][];
        /** @description Only entries about resources of these types. Repeat the parameter to match any of several values. */
        resourceType?: components['schemas']['AuditResourceType'][];
        /** @description Only entries about these resources, or events with these ids. Repeat the parameter to match any of several values. */
        resourceId?: string[];
        /** @description Only entries with these outcomes. Repeat the parameter to match any of several values. */
        outcome?: components['schemas']['AuditOutcome'][];
        /** @description Only entries about these organizations, their members and their invitations, and about access to them. Repeat the parameter to match any of several values. */
        organizationId?: string[];
        /** @description Only events with a target of this type. Together with `targetId`: with a target of this type and this id. Repeat the parameter to match any of several values. */
        targetType?: string[];
        /** @description Only events with a target that has this id. Repeat the parameter to match any of several values. */
        targetId?: string[];
        /** @description Only entries of this request. */
        requestId?: string;
        /** @description Only entries of requests from this address, in any spelling. */
        ip?: string;
        /** @description Only entries whose `changes` have this field, such as `role`. */
        changed?: string;
        /**
         * @description Only entries whose `resource.label` contains this text, such as a part of an email, a slug or a name. Both sides are compared
         *     in Unicode form NFKC and lower case, with `İ` as `i` and `ς` as `σ`. `%` and `_` are literal. Blanks at both ends are ignored.
         */
        search?: string;
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
           *             "email": "admin@example.com",
           *             "name": "CI of the web shop"
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
           *           "userAgent": "curl/8.5.0",
           *           "organizationId": "01890a5d-ac96-774b-bcce-b302099a8060",
           *           "event": {
           *             "receivedAt": "2026-01-31T12:00:00.250Z",
           *             "reportedBy": {
           *               "type": "api_key",
           *               "id": "01890a5d-ac96-774b-bcce-b302099a8062",
           *               "name": "Web shop"
           *             },
           *             "targets": [
           *               {
           *                 "type": "user",
           *                 "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *                 "name": "Ada Lovelace"
           *               }
           *             ],
           *             "organizationId": "01890a5d-ac96-774b-bcce-b302099a8058",
           *             "data": {
           *               "amount": 4200,
           *               "currency": "EUR"
           *             }
           *           }
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
      400: components['responses']['BadListRequest'];
      401: components['responses']['Unauthorized'];
      /** @description The caller lacks the permission of the operation, or has none at all. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'FORBIDDEN';
              /** @enum {string} */
              reason: 'OTHER_ORGANIZATION' | 'ADMIN_REQUIRED' | 'PERMISSION_REQUIRED' | 'PASSWORD_CHANGE_REQUIRED';
            };
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auditLogs.checkpoints.list': {
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
      400: components['responses']['BadListRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auditLogs.checkpoints.latest': {
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'CHECKPOINT_NOT_FOUND';
            };
          };
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
        /** @description Only entries of these actors. Repeat the parameter to match any of several values. */
        actorId?: string[];
        /** @description Only entries of actors of these types: `user`, `api_key`, `system`, or types that events name. Repeat the parameter to match any of several values. */
        actorType?: string[];
        /**
         * @description Only entries of the actor with this email at the time, in any spelling that has the same canonical form. An erased person is
         *     found by the pseudonym, `<id>@erased.invalid`, and no longer by the email.
         */
        actorEmail?: string;
        /** @description Only entries with these actions. Repeat the parameter to match any of several values. */
        action?: components['schemas']['AuditAction'][];
        /** @description Only entries about resources of these types. Repeat the parameter to match any of several values. */
        resourceType?: components['schemas']['AuditResourceType'][];
        /** @description Only entries about these resources, or events with these ids. Repeat the parameter to match any of several values. */
        resourceId?: string[];
        /** @description Only entries with these outcomes. Repeat the parameter to match any of several values. */
        outcome?: components['schemas']['AuditOutcome'][];
        /** @description Only entries about these organizations, their members and their invitations, and about access to them. Repeat the parameter to match any of several values. */
        organizationId?: string[];
        /** @description Only events with a target of this type. Together with `targetId`: with a target of this type and this id. Repeat the parameter to match any of several values. */
        targetType?: string[];
        /** @description Only events with a target that has this id. Repeat the parameter to match any of several values. */
        targetId?: string[];
        /** @description Only entries of this request. */
        requestId?: string;
        /** @description Only entries of requests from this address, in any spelling. */
        ip?: string;
        /** @description Only entries whose `changes` have this field, such as `role`. */
        changed?: string;
        /**
         * @description Only entries whose `resource.label` contains this text, such as a part of an email, a slug or a name. Both sides are compared
         *     in Unicode form NFKC and lower case, with `İ` as `i` and `ς` as `σ`. `%` and `_` are literal. Blanks at both ends are ignored.
         */
        search?: string;
        /** @description Only entries at or after this time. */
        from?: string;
        /** @description Only entries before this time. */
        to?: string;
        /** @description `ndjson`: one line of JSON for each entry. `csv`: a table. */
        format?: components['schemas']['ExportFormat'];
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
      400: components['responses']['BadListRequest'];
      401: components['responses']['Unauthorized'];
      /** @description The caller lacks the permission of the operation, or has none at all. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'FORBIDDEN';
              /** @enum {string} */
              reason: 'OTHER_ORGANIZATION' | 'ADMIN_REQUIRED' | 'PERMISSION_REQUIRED' | 'PASSWORD_CHANGE_REQUIRED';
            };
          };
        };
      };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'RATE_LIMITED';
              /** @enum {string} */
              reason: 'EXPORT_LIMIT_REACHED' | 'MINUTE_LIMIT_REACHED' | 'HOUR_LIMIT_REACHED' | 'ADDRESS_LIMIT_REACHED';
            };
          };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'SERVICE_UNAVAILABLE';
              /** @enum {string} */
              reason: 'SERVER_EXPORT_LIMIT_REACHED' | 'DATABASE_UNAVAILABLE' | 'OVERLOADED';
            };
          };
        };
      };
    };
  };
  'auditLogs.follow': {
    parameters: {
      query?: {
        /** @description Only entries of these actors. Repeat the parameter to match any of several values. */
        actorId?: string[];
        /** @description Only entries of actors of these types: `user`, `api_key`, `system`, or types that events name. Repeat the parameter to match any of several values. */
        actorType?: string[];
        /**
         * @description Only entries of the actor with this email at the time, in any spelling that has the same canonical form. An erased person is
         *     found by the pseudonym, `<id>@erased.invalid`, and no longer by the email.
         */
        actorEmail?: string;
        /** @description Only entries with these actions. Repeat the parameter to match any of several values. */
        action?: components['schemas']['AuditAction'][];
        /** @description Only entries about resources of these types. Repeat the parameter to match any of several values. */
        resourceType?: components['schemas']['AuditResourceType'][];
        /** @description Only entries about these resources, or events with these ids. Repeat the parameter to match any of several values. */
        resourceId?: string[];
        /** @description Only entries with these outcomes. Repeat the parameter to match any of several values. */
        outcome?: components['schemas']['AuditOutcome'][];
        /** @description Only entries about these organizations, their members and their invitations, and about access to them. Repeat the parameter to match any of several values. */
        organizationId?: string[];
        /** @description Only events with a target of this type. Together with `targetId`: with a target of this type and this id. Repeat the parameter to match any of several values. */
        targetType?: string[];
        /** @description Only events with a target that has this id. Repeat the parameter to match any of several values. */
        targetId?: string[];
        /** @description Only entries of this request. */
        requestId?: string;
        /** @description Only entries of requests from this address, in any spelling. */
        ip?: string;
        /** @description Only entries whose `changes` have this field, such as `role`. */
        changed?: string;
        /**
         * @description Only entries whose `resource.label` contains this text, such as a part of an email, a slug or a name. Both sides are compared
         *     in Unicode form NFKC and lower case, with `İ` as `i` and `ς` as `σ`. `%` and `_` are literal. Blanks at both ends are ignored.
         */
        search?: string;
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
      /** @description The caller lacks the permission of the operation, or has none at all. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['X-Request-Id'];
          'RateLimit-Policy': components['headers']['RateLimit-Policy'];
          RateLimit: components['headers']['RateLimit'];
          'Access-Control-Allow-Origin': components['headers']['Access-Control-Allow-Origin'];
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'FORBIDDEN';
              /** @enum {string} */
              reason: 'OTHER_ORGANIZATION' | 'ADMIN_REQUIRED' | 'PERMISSION_REQUIRED' | 'PASSWORD_CHANGE_REQUIRED';
            };
          };
        };
      };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'RATE_LIMITED';
              /** @enum {string} */
              reason: 'STREAM_LIMIT_REACHED' | 'MINUTE_LIMIT_REACHED' | 'HOUR_LIMIT_REACHED' | 'ADDRESS_LIMIT_REACHED';
            };
          };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'SERVICE_UNAVAILABLE';
              /** @enum {string} */
              reason: 'SERVER_STREAM_LIMIT_REACHED' | 'DATABASE_UNAVAILABLE' | 'OVERLOADED';
            };
          };
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
           *           "email": "admin@example.com",
           *           "name": "CI of the web shop"
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
           *         "userAgent": "curl/8.5.0",
           *         "organizationId": "01890a5d-ac96-774b-bcce-b302099a8060",
           *         "event": {
           *           "receivedAt": "2026-01-31T12:00:00.250Z",
           *           "reportedBy": {
           *             "type": "api_key",
           *             "id": "01890a5d-ac96-774b-bcce-b302099a8062",
           *             "name": "Web shop"
           *           },
           *           "targets": [
           *             {
           *               "type": "user",
           *               "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *               "name": "Ada Lovelace"
           *             }
           *           ],
           *           "organizationId": "01890a5d-ac96-774b-bcce-b302099a8058",
           *           "data": {
           *             "amount": 4200,
           *             "currency": "EUR"
           *           }
           *         }
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'AUDIT_LOG_NOT_FOUND';
            };
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auditLogs.proof': {
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
           *             "email": "admin@example.com",
           *             "name": "CI of the web shop"
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
           *           "userAgent": "curl/8.5.0",
           *           "organizationId": "01890a5d-ac96-774b-bcce-b302099a8060",
           *           "event": {
           *             "receivedAt": "2026-01-31T12:00:00.250Z",
           *             "reportedBy": {
           *               "type": "api_key",
           *               "id": "01890a5d-ac96-774b-bcce-b302099a8062",
           *               "name": "Web shop"
           *             },
           *             "targets": [
           *               {
           *                 "type": "user",
           *                 "id": "01890a5d-ac96-774b-bcce-b302099a8057",
           *                 "name": "Ada Lovelace"
           *               }
           *             ],
           *             "organizationId": "01890a5d-ac96-774b-bcce-b302099a8058",
           *             "data": {
           *               "amount": 4200,
           *               "currency": "EUR"
           *             }
           *           }
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
           *           },
           *           "shared": {
           *             "paths": [
           *               "actor.email",
           *               "ip"
           *             ],
           *             "salt": "q3fkOJzslvQ2xkAQS0mZdA",
           *             "commitment": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
           *             "subjects": [
           *               "01890a5d-ac96-774b-bcce-b302099a8057"
           *             ]
           *           },
           *           "targets": [
           *             {
           *               "subject": "01890a5d-ac96-774b-bcce-b302099a8057",
           *               "paths": [
           *                 "actor.email",
           *                 "ip"
           *               ],
           *               "salt": "q3fkOJzslvQ2xkAQS0mZdA",
           *               "commitment": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
           *             }
           *           ]
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'AUDIT_LOG_NOT_FOUND';
            };
          };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'NOT_SEALED_YET';
            };
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auditLogs.eventTypes.list': {
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
           *           "createdAt": "2026-01-31T12:00:00.000Z",
           *           "updatedAt": "2026-01-31T12:00:00.000Z",
           *           "version": 1,
           *           "action": "invoice.paid",
           *           "description": "A customer has paid an invoice.",
           *           "schema": {
           *             "type": "object",
           *             "required": [
           *               "amount"
           *             ],
           *             "properties": {
           *               "amount": {
           *                 "type": "number"
           *               }
           *             }
           *           }
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
          'application/json': components['schemas']['EventTypePage'];
        };
      };
      400: components['responses']['BadListRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auditLogs.eventTypes.get': {
    parameters: {
      query?: never;
      header?: {
        /** @description The `ETag` of your copy, or a list of tags. `*` matches every version. If the resource is unchanged, the response is a 304 without a body. Ignored with `at`. */
        'If-None-Match'?: components['parameters']['IfNoneMatch'];
      };
      path: {
        /** @description Id of the user who is the event type. */
        action: components['parameters']['EventTypeId'];
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "action": "invoice.paid",
           *         "description": "A customer has paid an invoice.",
           *         "schema": {
           *           "type": "object",
           *           "required": [
           *             "amount"
           *           ],
           *           "properties": {
           *             "amount": {
           *               "type": "number"
           *             }
           *           }
           *         }
           *       }
           *     }
           */
          'application/json': components['schemas']['EventTypeEnvelope'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'EVENT_TYPE_NOT_FOUND';
            };
          };
        };
      };
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auditLogs.eventTypes.put': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the user who is the event type. */
        action: components['parameters']['EventTypeId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PutEventType'];
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
           *         "createdAt": "2026-01-31T12:00:00.000Z",
           *         "updatedAt": "2026-01-31T12:00:00.000Z",
           *         "version": 1,
           *         "action": "invoice.paid",
           *         "description": "A customer has paid an invoice.",
           *         "schema": {
           *           "type": "object",
           *           "required": [
           *             "amount"
           *           ],
           *           "properties": {
           *             "amount": {
           *               "type": "number"
           *             }
           *           }
           *         }
           *       }
           *     }
           */
          'application/json': components['schemas']['EventTypeEnvelope'] | components['schemas']['EventTypeDryRun'];
        };
      };
      400: components['responses']['BadChangeRequest'];
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      408: components['responses']['RequestTimeout'];
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
      429: components['responses']['RateLimited'];
      500: components['responses']['InternalError'];
      503: components['responses']['ServiceUnavailable'];
    };
  };
  'auditLogs.eventTypes.delete': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Makes the change only if the resource still has this version. The value is its `ETag`, the version alone in quotes, or a list of these. `*` matches every version. A tag that a proxy made weak matches too. If the tag is stale, the response is 412. Without the header the last writer wins. If the service requires the header, the response is 428. */
        'If-Match'?: components['parameters']['IfMatch'];
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path: {
        /** @description Id of the user who is the event type. */
        action: components['parameters']['EventTypeId'];
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
           *         "action": "invoice.paid",
           *         "deleted": true
           *       }
           *     }
           */
          'application/json':
            components['schemas']['DeletedEventTypeEnvelope'] | components['schemas']['DeletedEventTypeDryRun'];
        };
      };
      400: components['responses']['BadChangeRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'EVENT_TYPE_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
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
  'auditLogs.recordEvents': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey'];
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RecordEvents'];
      };
    };
    responses: {
      /** @description Recorded. */
      201: {
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
           *         "events": [
           *           {
           *             "id": "evt_01J9ZC",
           *             "sequence": 42,
           *             "duplicate": false
           *           }
           *         ]
           *       }
           *     }
           */
          'application/json':
            components['schemas']['RecordedEventsEnvelope'] | components['schemas']['RecordedEventsDryRun'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'BAD_REQUEST';
              /** @enum {string} */
              reason:
                | 'EVENT_MONTH_NOT_KEPT'
                | 'VALIDATION_FAILED'
                | 'MALFORMED_URL'
                | 'HOST_REQUIRED'
                | 'MALFORMED_REQUEST'
                | 'HEADERS_TOO_LARGE'
                | 'MALFORMED_HEADER'
                | 'MALFORMED_JSON'
                | 'BODY_INCOMPLETE'
                | 'TOO_MANY_PIECES'
                | 'AUDIT_REASON_REQUIRED';
            };
          };
        };
      };
      401: components['responses']['Unauthorized'];
      403: components['responses']['Forbidden'];
      408: components['responses']['RequestTimeout'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'CONFLICT';
              /** @enum {string} */
              reason: 'EVENT_ID_REUSED' | 'KEY_IN_PROGRESS';
            };
          };
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
  'organizations.auditViewers.create': {
    parameters: {
      query?: {
        /** @description With `true`, nothing is stored: the transaction is rolled back. The response is that of the change. `meta.changes` lists its effects. */
        dryRun?: components['parameters']['DryRun'];
      };
      header?: {
        /** @description Reason for the change. The audit log stores it. It has 1 to 500 characters in UTF-8. Clients that can send ASCII only use an extended value (RFC 8187), such as `UTF-8''Z%C3%BCrich`. If the service requires a reason and there is none, the response is 400. */
        'X-Audit-Reason'?: components['parameters']['AuditReason'];
        /** @description Makes the change safe to retry. Use a new random key for each change. A retry with the same key within 24 hours gets the stored response. The change happens once. */
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
         *       "expiresInSeconds": 900
         *     }
         */
        'application/json': components['schemas']['CreateAuditViewer'];
      };
    };
    responses: {
      /** @description Recorded. */
      201: {
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
           *         "token": "admk_01890a5dac96774bbcceb302099a8057_Zx3qEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLEEXAMPLE0000000",
           *         "expiresAt": "2026-01-31T12:15:00.000Z"
           *       }
           *     }
           */
          'application/json': components['schemas']['AuditViewerEnvelope'] | components['schemas']['AuditViewerDryRun'];
        };
      };
      400: components['responses']['BadChangeRequest'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'NOT_FOUND';
              /** @enum {string} */
              reason: 'ORGANIZATION_NOT_FOUND';
            };
          };
        };
      };
      408: components['responses']['RequestTimeout'];
      409: components['responses']['IdempotencyKeyInProgress'];
      413: components['responses']['PayloadTooLarge'];
      415: components['responses']['UnsupportedMediaType'];
      422: components['responses']['IdempotencyKeyReused'];
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'BAD_REQUEST';
              /** @enum {string} */
              reason: 'VALIDATION_FAILED';
            };
          };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'INTERNAL_ERROR';
              /** @enum {string} */
              reason: 'INTERNAL_ERROR';
            };
          };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'BAD_REQUEST';
              /** @enum {string} */
              reason: 'VALIDATION_FAILED';
            };
          };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'INTERNAL_ERROR';
              /** @enum {string} */
              reason: 'INTERNAL_ERROR';
            };
          };
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
          'application/json': components['schemas']['ErrorEnvelope'] & {
            error: {
              /** @enum {string} */
              code: 'SERVICE_UNAVAILABLE';
              /** @enum {string} */
              reason: 'DATABASE_UNAVAILABLE' | 'SHUTTING_DOWN';
            };
          };
        };
      };
    };
  };
}
