/**
 * Calls the Admin API. `createAdminClient` is the beginning: it returns an `AdminClient`, which has a member for each resource.
 *
 * @module admin-api-client
 */
import type { Hooks } from './hooks';
import { createHttp } from './http';
import type { Clock, Fetch, HttpConfig } from './http-call';
import { createPacer } from './http-pacing';
import { checkLimits } from './http-plan';
import { createStreams } from './http-stream';
import { type ApiKeysResource, apiKeysResource } from './resources/api-keys';
import { type AuditLogsResource, auditLogsResource } from './resources/audit-logs';
import { type AuthResource, authResource } from './resources/auth';
import { type OrganizationsResource, organizationsResource } from './resources/organizations';
import { type RolesResource, rolesResource } from './resources/roles';
import { type SessionsResource, sessionsResource } from './resources/sessions';
import { type SettingsResource, settingsResource } from './resources/settings';
import { type UsersResource, usersResource } from './resources/users';
import { env, pageOrigin, userAgent } from './runtime';

export { AdminApiError, type AdminApiErrorCode } from './admin-api-error';
export { ApiPromise, type ApiResult, PagePromise } from './api-promise';
export type * from './contract/api-keys';
export type * from './contract/application-events';
export type * from './contract/audit-logs';
export type * from './contract/audit-seals';
export type * from './contract/audit-viewers';
export type * from './contract/dry-run';
export type * from './contract/envelope';
export type { DetailCode, ErrorBody, ErrorCode, ErrorDetail, ErrorReason, ReasonOf } from './contract/errors';
export type * from './contract/invitations';
export type * from './contract/organizations';
export type * from './contract/permissions';
export type * from './contract/personal-data';
export type * from './contract/roles';
export type * from './contract/sessions';
export type * from './contract/settings';
export type * from './contract/users';
export type * from './hooks';
export type { Fetch } from './http-call';
export type {
  ChangeOptions,
  DryRun,
  DryRunResult,
  Found,
  MutationOptions,
  Outcome,
  ReadOptions,
  RequestOptions,
  Tryable,
  UpdateOptions,
} from './options';
export type { RateLimit, ResponseInfo } from './response-info';
export type { Finding, FindingKind, Verification } from './verification/findings';
export type { ExportedLines, VerifyOptions } from './verification/verify';
export type { EventTypesResource } from './resources/application-events';
export type { AuditCheckpointsResource } from './resources/audit-checkpoints';
export type { ExportOptions } from './resources/audit-export';
export type { FollowQuery } from './resources/audit-stream';
export type { Collection, Reader } from './resources/collection';
export type { Deletable, DeleteOptions } from './resources/deletable';
export type { InvitationsResource } from './resources/invitations';
export type { AuditViewersResource, MembersResource } from './resources/organizations';
export type { OwnSessionsResource } from './resources/own-sessions';
export type { GetOptions } from './resources/historical';
export type { SessionsResource } from './resources/sessions';
export type { UserSessionsResource } from './resources/user-sessions';
export type {
  ApiKeysResource,
  AuditLogsResource,
  AuthResource,
  OrganizationsResource,
  RolesResource,
  SettingsResource,
  UsersResource,
};

type MaybeToken = string | null | undefined;

/** The options of `createAdminClient`. Hooks are among them. */
export interface AdminClientOptions extends Hooks {
  /**
   * The address of the API without `/api`, such as `https://admin.example.com`. A final `/api/admin` is ignored.
   * Default: the environment variable `ADMIN_API_URL`, or else the origin of the page in a browser.
   */
  baseUrl?: string;
  /**
   * The session token or the API key, or a function that returns it. The function is called before every attempt, and its errors
   * reach the caller. After a 401 it is called once more with the token that the server refused, and the call is sent again if
   * the function returns another one. If the token is null, undefined or '', none is sent. Default: the environment variable
   * `ADMIN_API_TOKEN`.
   */
  token?: string | ((refused?: string) => MaybeToken | Promise<MaybeToken>);
  /** Default: the `fetch` of the runtime. */
  fetch?: Fetch;
  /**
   * Time limit in milliseconds of one attempt, from the token to the end of the body. For a stream: of each wait for data.
   * 1 to 2,147,483,647. Default: 30,000.
   */
  timeout?: number;
  /**
   * Number of retries. Default: 2. A call is retried after a 408, 500, 502, 503, 504, a time-out and a broken connection if that
   * is safe: reads, dry runs, and changes, which carry an idempotency key. Every call is retried after a 429 and after a 409
   * with `Retry-After`. The client waits for `Retry-After` up to 60 s. If it is longer, the call fails at once. Without it, the
   * wait begins at 250 ms and doubles each time, with random jitter.
   *
   * If the rate limits of the server are used up, the client waits up to 60 s before the request. Loops over pages wait until
   * the limit allows the next page. With 0 the client neither waits nor sends idempotency keys.
   */
  maxRetries?: number;
}

/** A client: the methods of the API by resource. */
export interface AdminClient {
  /** Accounts. */
  readonly users: UsersResource;
  /** Customers, their members, invitations and audit viewers. */
  readonly organizations: OrganizationsResource;
  /** Credentials of programs. */
  readonly apiKeys: ApiKeysResource;
  /** Roles and their permissions. */
  readonly roles: RolesResource;
  /** The sessions of everybody. */
  readonly sessions: SessionsResource;
  /** Settings of the deployment. */
  readonly settings: SettingsResource;
  /** The audit log. */
  readonly auditLogs: AuditLogsResource;
  /** Log in, and the own account. */
  readonly auth: AuthResource;
}

/**
 * Creates a client of the Admin API for any runtime with `fetch`. It makes no request by itself. Every failed call rejects
 * with `AdminApiError { status, code, reason, message, details, requestId, retryAfter }`. A wrong `baseUrl` or `token` makes
 * the first call reject with a `TypeError`.
 *
 *     const admin = createAdminClient();
 *     const { data, meta } = await admin.users.list({ page: 1, limit: 50, search: 'john@example.com' });
 *
 * @param clock For tests only.
 * @throws RangeError if `timeout` or `maxRetries` is out of range
 */
export function createAdminClient(options: AdminClientOptions = {}, clock: Clock = systemClock): AdminClient {
  const { timeout = 30_000, maxRetries = 2 } = options;
  checkLimits(timeout, maxRetries);

  let loginToken: string | null = null;
  const config: HttpConfig = {
    baseUrl: () => baseUrlOf(options),
    token: async (refused) => headerSafe(loginToken ?? (await tokenOf(options, refused))),
    fetch: () => fetchOf(options),
    timeout,
    maxRetries,
    userAgent: userAgent(),
    clock,
    pacer: createPacer(clock),
    onRequest: options.onRequest,
    onResponse: options.onResponse,
    onRetry: options.onRetry,
  };
  const http = createHttp(config);
  const streams = createStreams(config);
  return {
    users: usersResource(http, streams),
    organizations: organizationsResource(http),
    apiKeys: apiKeysResource(http),
    roles: rolesResource(http),
    sessions: sessionsResource(http),
    settings: settingsResource(http),
    auditLogs: auditLogsResource(http, streams),
    auth: authResource(http, (token) => (loginToken = token)),
  };
}

const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, signal?.aborted ? 0 : ms);
      signal?.addEventListener('abort', wake);
    }),
};

/**
 * A base URL without credentials, query, fragment, white space and backslash. It is a regular expression, because some
 * runtimes lack a complete `URL`.
 */
const BASE_URL = /^\s*https?:\/\/(\[[0-9a-f:.]+\]|[^\s/?#@:[\]\\%<>"^`{|}]+)(:\d{1,5})?(\/[^\s?#\\]*)?\s*$/i;

function baseUrlOf(options: AdminClientOptions): string {
  const given = options.baseUrl || env('ADMIN_API_URL') || pageOrigin();
  if (!given) {
    throw new TypeError('createAdminClient: the address is missing. Pass the option baseUrl or set ADMIN_API_URL.');
  }
  if (!BASE_URL.test(given)) {
    // The message does not contain the value, because it may hold a password.
    throw new TypeError(
      'createAdminClient: baseUrl (or ADMIN_API_URL) must be like https://admin.example.com, with no credentials, query or fragment.',
    );
  }
  return given.trim().replace(/(\/api\/admin)?\/*$/, ''); // The service prints its address with this path.
}

async function tokenOf(options: AdminClientOptions, refused: string | undefined): Promise<MaybeToken> {
  if (typeof options.token === 'function') return options.token(refused);
  return options.token ?? env('ADMIN_API_TOKEN');
}

/** Trims the token, because a token from a file ends in a line break. `fetch` would quote an invalid header in its error. */
function headerSafe(token: MaybeToken): string | undefined {
  const trimmed = token?.trim();
  if (!trimmed) return undefined;
  if (!/^[\x21-\x7e]+$/.test(trimmed)) {
    throw new TypeError('createAdminClient: token (or ADMIN_API_TOKEN) has characters that a token cannot have.');
  }
  return trimmed;
}

function fetchOf(options: AdminClientOptions): Fetch {
  const found = options.fetch ?? globalThis.fetch;
  if (typeof found !== 'function') {
    throw new TypeError('createAdminClient: this runtime has no fetch. Pass the option fetch.');
  }
  return found;
}
