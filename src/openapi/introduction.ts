/** The first part of the documentation, in Markdown. */
export const introduction = `
The back office of a SaaS product over HTTP: users, organizations, system-wide settings, and an audit log of every change.

## Begin here

1. Log in: \`POST /api/auth/login\` with the email and the password of an admin. The first start of the service prints those of
   the first admin.
2. Send the \`token\` of the response with every request: \`Authorization: Bearer <token>\`. On this page, enter it under
   **Authorize**. It stays until you log out here.
3. List the users: \`GET /api/admin/users\`.

\`\`\`sh
TOKEN=$(curl -s localhost:3000/api/auth/login -H 'Content-Type: application/json' \\
  -d '{"email":"admin@example.com","password":"…"}' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')
curl localhost:3000/api/admin/users -H "Authorization: Bearer $TOKEN"
\`\`\`

Every operation under \`/api/admin\` names the permission that it needs. The role of a user has permissions: an \`admin\` has all of
them, a \`user\` none. \`GET /api/auth/session\` lists yours. Without any permission the response is 403 \`Admin access required\`. If
one is missing, it is 403 with the reason \`PERMISSION_REQUIRED\`, and \`details\` names it. A user who is suspended, demoted, deleted
or logged out is refused from the next request on.

A program sends an API key in place of the token: \`POST /api/admin/api-keys\` creates one. A key has permissions, an expiry,
networks and limits of its own. It cannot manage keys and roles, set passwords or use the routes of a session
(\`SESSION_REQUIRED\`).

## Responses

A success is \`{ "success": true, "data": … }\`. Lists also have \`meta\`. An error is
\`{ "success": false, "error": { "code", "message", "requestId", "details" } }\`. This applies to everything under \`/api\`,
including unknown paths and malformed JSON. Use \`code\` in programs; \`message\` may be reworded.

| code | status | when |
| --- | --- | --- |
| \`BAD_REQUEST\` | 400 | The input is malformed or invalid. \`details\` has \`{ field, code, message }\` for each fault. A request that takes too long to arrive gets 408. |
| \`UNAUTHORIZED\` | 401 | There is no valid session or API key. |
| \`FORBIDDEN\` | 403 | The caller has no permission, or lacks the one that is needed. |
| \`NOT_FOUND\` | 404 | The resource or path does not exist. |
| \`METHOD_NOT_ALLOWED\` | 405 | The path has other methods: see \`Allow\`. |
| \`CONFLICT\` | 409 | A unique value is taken, a rule refuses, or a request with the same \`Idempotency-Key\` is in progress. |
| \`PRECONDITION_FAILED\` | 412 | \`If-Match\` is stale. |
| \`PAYLOAD_TOO_LARGE\` | 413 | The body is larger than 1 MiB. |
| \`UNSUPPORTED_MEDIA_TYPE\` | 415 | The body is not JSON in UTF-8. |
| \`IDEMPOTENCY_KEY_REUSED\` | 422 | The \`Idempotency-Key\` belongs to another request. |
| \`PRECONDITION_REQUIRED\` | 428 | The service is configured to require \`If-Match\`. |
| \`RATE_LIMITED\` | 429 | There were too many requests. Wait for \`Retry-After\`. |
| \`INTERNAL_ERROR\` | 500 | The service has a fault. |
| \`SERVICE_UNAVAILABLE\` | 503 | The database is unavailable, or the server is overloaded. Wait for \`Retry-After\`. |

They are checked in this order: 401, 429, 403, then the rest. An undocumented field or query parameter is a 400 that names it.
Times are ISO 8601 in UTC with milliseconds. Ids are UUIDs.

## Lists

Read a list by \`page\` (from 1) and \`limit\` (default 20, at most 100), or by \`cursor\`: pass the \`meta.nextCursor\` of a page
to get the next one, until it is null. A cursor is bound to its filters and sort. If the list changes meanwhile, a walk by
cursor in the order of \`createdAt\` skips and repeats nothing. In another order, an item whose sort value changes can be
repeated or skipped. \`meta.total\` is exact, unless \`meta.totalIsCapped\` is true: then counting stopped at 10,000.

Repeat a filter by a value to match any of several values: \`?role=admin&role=support\`. Different filters must all match.

## Concurrent changes

Users, organizations, invitations, API keys and settings have an \`ETag\`, which begins with their \`version\`. Send it as \`If-Match\` with
PATCH or DELETE. If the resource has changed meanwhile, the response is 412. Without \`If-Match\` the last writer wins. If the
service is configured to require it, the response is 428. With GET, send the tag as \`If-None-Match\`: the response is 304 while
the resource is unchanged.

Send a random \`Idempotency-Key\` with any change under \`/api/admin\`, or with \`POST /api/auth/password\`, to make it safe to
retry. For 24 hours the same request with the same key returns the same response, marked with \`Idempotent-Replayed: true\`,
and does nothing. Failures are not stored, because they changed nothing.

Add \`?dryRun=true\` to any of these to see its effect: the response is the same, \`meta.changes\` lists the changes as the audit log
would, and nothing is stored. Login, logout and accepting an invitation support neither.

## Deletion

A deleted resource can be restored until its \`purgeAt\` with \`POST …/:id/restore\`. The default is 30 days. Until then only
\`includeDeleted=true\` shows it. \`DELETE …/:id?permanent=true\` cannot be undone.

## Members of an organization

An organization with members keeps an owner. The last owner cannot be demoted, removed or deleted while others remain.
\`POST …/:id/transfer-ownership\` makes another member the owner.

\`seatLimit\` is the maximum number of members; null means no limit. A member over the limit is refused with 409.

An invitation is sent to an email address. Its reader becomes a member, with a new account if there is none. The response has
the link to pass on, unless the service is configured to send mail. The link is valid for seven days, and once.

## Sessions of other users

\`GET /api/admin/users/:id/sessions\` lists the sessions of an account. Delete one or all of them: the next request with the token
is refused. To lock a user out, suspend the account. A suspension can have a reason and an end.

## The audit log

Every change writes an entry in its transaction. Send \`X-Audit-Reason\` with a change (1 to 500 characters in UTF-8), and its
entries store it as \`reason\`. The service can be configured to require it for some changes. Refusals are entries with
\`outcome: "DENIED"\` and their code as \`reason\`:

| reason | when |
| --- | --- |
| \`FORBIDDEN\` | A caller lacked the permission that was needed. |
| \`INVALID_CREDENTIALS\` | A login failed, or a current password was wrong. |
| \`ACCOUNT_LOCKED\` | A block began after too many wrong passwords. \`changes\` has its scope and its end. |
| \`ADDRESS_NOT_ALLOWED\` | An API key came from an address outside its \`allowedIps\`. |
| \`RATE_LIMITED\` | A user, an API key or an address exceeded a limit. Only the first refusal in each window has an entry. |
| \`REFUSALS_OMITTED\` | There were too many refusals. This entry has the number of those without an entry. |

Reads are recorded if the service is configured to do so.

## Limits

Each user has 500 requests per minute and 5000 per hour, over all sessions. An admin can change these numbers in the settings.
An API key has its own. Without a valid session or key there are 100 per minute and address. Every response under \`/api\` has the limits and what remains:

\`\`\`http
RateLimit-Policy: "minute";q=500;w=60, "hour";q=5000;w=3600
RateLimit: "minute";r=499;t=42, "hour";r=4871;t=1820
\`\`\`

## Tracing

Every response has an \`X-Request-Id\`. It is also in the body of an error, in the log of the service and in the audit log.
Send your own (1 to 128 of \`A-Z a-z 0-9 . _ -\`) to follow a request across systems.
`.trim();
