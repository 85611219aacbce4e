/** What a newcomer reads first, in Markdown. */
export const introduction = `
The back office of a SaaS product over HTTP: users, organizations, system-wide settings, and an audit log of every change.

## Begin here

1. Log in: \`POST /api/auth/login\` with the email and the password of an admin. The start of the service has printed those
   of the first one.
2. Send the \`token\` of the answer with every request: \`Authorization: Bearer <token>\`. On this page, give it to
   **Authorize**; it stays until you log out here.
3. List the users: \`GET /api/admin/users\`.

\`\`\`sh
TOKEN=$(curl -s localhost:3000/api/auth/login -H 'Content-Type: application/json' \\
  -d '{"email":"admin@example.com","password":"…"}' | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')
curl localhost:3000/api/admin/users -H "Authorization: Bearer $TOKEN"
\`\`\`

Everything under \`/api/admin\` is for admins. A user who is suspended, demoted, deleted or logged out is refused on the very
next request.

## Answers

A success is \`{ "success": true, "data": … }\`; lists have \`meta\` beside it. An error is
\`{ "success": false, "error": { "code", "message", "requestId", "details" } }\`. It holds for everything under \`/api\`, unknown
paths and malformed JSON included. Decide by \`code\`; \`message\` may be reworded.

| code | status | when |
| --- | --- | --- |
| \`BAD_REQUEST\` | 400 | malformed or invalid input; \`details\` has \`{ field, code, message }\` for each fault |
| \`UNAUTHORIZED\` | 401 | no valid session |
| \`FORBIDDEN\` | 403 | the session is not that of an admin |
| \`NOT_FOUND\` | 404 | no such resource or path |
| \`METHOD_NOT_ALLOWED\` | 405 | the path takes other methods: see \`Allow\` |
| \`CONFLICT\` | 409 | a unique value is taken, a rule refuses, or the same \`Idempotency-Key\` is under way |
| \`PRECONDITION_FAILED\` | 412 | \`If-Match\` is stale |
| \`PAYLOAD_TOO_LARGE\` | 413 | the body is larger than 1 MiB |
| \`UNSUPPORTED_MEDIA_TYPE\` | 415 | the body is anything but JSON in UTF-8 |
| \`IDEMPOTENCY_KEY_REUSED\` | 422 | the \`Idempotency-Key\` belongs to another request |
| \`PRECONDITION_REQUIRED\` | 428 | the service is configured to require \`If-Match\` |
| \`RATE_LIMITED\` | 429 | too many requests: wait for \`Retry-After\` |
| \`INTERNAL_ERROR\` | 500 | a fault of the service |
| \`SERVICE_UNAVAILABLE\` | 503 | the database cannot be reached, or more comes than can be served: try again after \`Retry-After\` |

They are checked in this order: 401, 429, 403, then the rest. A field or query parameter that is not documented is a 400
that names it. Times are ISO 8601 in UTC with milliseconds; ids are UUIDs.

## Lists

Walk a list by \`page\` (from 1) and \`limit\` (20, at most 100), or by \`cursor\`: pass \`meta.nextCursor\` of one page to get
the next, until it is null. A cursor is bound to its filters and sort. While the list changes it does not skip or repeat
entries where it is sorted by \`createdAt\`; an entry whose sort value changes meanwhile can come twice or not at all.
\`meta.total\` is exact unless \`meta.totalIsCapped\`: then counting stopped at 10,000.

## Changes that meet each other

Users, organizations, invitations and settings have an \`ETag\`, which begins with their \`version\`. Send it as \`If-Match\` with PATCH or
DELETE, and the change is made only if nobody was faster; else the answer is 412. Without \`If-Match\` the last writer wins,
or, where the service is configured so, the answer is 428. Sent as \`If-None-Match\` with GET it gives a 304 while nothing has
changed.

Send a random \`Idempotency-Key\` with any change under \`/api/admin\`, or with \`POST /api/auth/password\`, to make it safe to
repeat: the same request with the same key gets the same answer for 24 hours, marked with \`Idempotent-Replayed: true\`, and
does nothing. What failed is not kept: nothing was done.

Add \`?dryRun=true\` to any of these to see what it would do: the same answer, with \`meta.changes\` as the audit log would
tell them, and nothing is written. Logging in and out and accepting an invitation know neither.

## Deletion

What is deleted can be restored until its \`purgeAt\`, 30 days on unless the service is configured otherwise:
\`POST …/:id/restore\`. Until then only \`includeDeleted=true\` shows it. \`DELETE …/:id?permanent=true\` cannot be undone.

## Members of an organization

While an organization has members it keeps an owner: the last one can be neither demoted, nor removed or deleted while others
remain. \`POST …/:id/transfer-ownership\` makes another member the owner.

\`seatLimit\` is how many members an organization can have; null is any number. Who would be one more is refused with 409.

An invitation goes to an address: whoever reads mail there becomes a member, with a new account where there is none. The
answer has the link to hand on, unless the service is configured to send mail. It is good for seven days, and once.

## Sessions of others

\`GET /api/admin/users/:id/sessions\` shows where an account is signed in. Delete one of them, or all: the very next request with
the token is refused. To keep somebody out, suspend the account; a suspension can say why, and end by itself.

## The audit log

Every change leaves an entry in the transaction that makes it. Send \`X-Audit-Reason\` with a change (1 to 500 characters of
UTF-8), and its entries keep it as \`reason\`; the service can be configured to require it for some changes. Refusals are
entries with \`outcome: "DENIED"\` and their code as \`reason\`:

| reason | when |
| --- | --- |
| \`FORBIDDEN\` | somebody who is no admin |
| \`INVALID_CREDENTIALS\` | a failed login, or a wrong current password |
| \`ACCOUNT_LOCKED\` | the begin of a block after too many wrong passwords for an account; \`changes\` says what is blocked and until when |
| \`RATE_LIMITED\` | a user or an address over its limit; the first in each window |
| \`REFUSALS_OMITTED\` | the number of refusals that have no entries of their own, since there were too many |

Reads are recorded where the service is configured so.

## Limits

Each user has 500 requests a minute and 5000 an hour, over all sessions (an admin can change the numbers in the settings).
Without a valid session there are 100 a minute for each address. Every answer under \`/api\` says what holds and what is left:

\`\`\`http
RateLimit-Policy: "minute";q=500;w=60, "hour";q=5000;w=3600
RateLimit: "minute";r=499;t=42, "hour";r=4871;t=1820
\`\`\`

## Tracing

Every answer has an \`X-Request-Id\`. The same id is in the body of an error, in the service's log and in the audit log. Send
your own (1 to 128 of \`A-Z a-z 0-9 . _ -\`) to follow a request across systems.
`.trim();
