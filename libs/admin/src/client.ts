import { createHttp } from './http';
import type { Clock, Fetch, HttpConfig } from './http-call';
import { createStreams } from './http-stream';
import { type AuditLogsResource, auditLogsResource } from './resources/audit-logs';
import { type AuthResource, authResource } from './resources/auth';
import { type OrganizationsResource, organizationsResource } from './resources/organizations';
import { type SettingsResource, settingsResource } from './resources/settings';
import { type UsersResource, usersResource } from './resources/users';

export { AdminApiError, type AdminApiErrorCode } from './admin-api-error';
export type * from './contract/audit-logs';
export type * from './contract/audit-seals';
export type * from './contract/dry-run';
export type * from './contract/envelope';
export type { ErrorCode, ErrorDetail } from './contract/errors';
export type * from './contract/invitations';
export type * from './contract/organizations';
export type * from './contract/sessions';
export type * from './contract/settings';
export type * from './contract/users';
export type { Fetch } from './http-call';
export type { ChangeOptions, DryRunResult, MutationOptions, Outcome, RequestOptions } from './options';
export type { Finding, FindingKind, Verification } from './verification/findings';
export type { ExportedLines, VerifyOptions } from './verification/verify';
export type { AuditCheckpointsResource } from './resources/audit-checkpoints';
export type { FollowQuery } from './resources/audit-stream';
export type { Deletable, DeleteOptions } from './resources/deletable';
export type { InvitationsResource } from './resources/invitations';
export type { MembersResource } from './resources/organizations';
export type { GetOptions } from './resources/historical';
export type { UserSessionsResource } from './resources/user-sessions';
export type { AuditLogsResource, AuthResource, OrganizationsResource, SettingsResource, UsersResource };

type MaybeToken = string | null | undefined;

export interface AdminClientOptions {
  /**
   * Where the API is, without `/api`: `https://admin.example.com`.
   * Default: the environment's `ADMIN_API_URL`, else the page's own origin in a browser.
   */
  baseUrl?: string;
  /**
   * The session token, or a function that gives it, which is asked before every attempt; what it throws reaches the
   * caller as it is. Null, undefined or '' from it, or '' here, sends none. Default: the environment's `ADMIN_API_TOKEN`.
   */
  token?: string | (() => MaybeToken | Promise<MaybeToken>);
  /** Default: the runtime's own. */
  fetch?: Fetch;
  /**
   * Milliseconds for one attempt, from the token to the end of the body, and of a stream for each wait; 1 to 2,147,483,647,
   * default 30,000.
   */
  timeout?: number;
  /**
   * Tries after the first one, default 2. Any call is tried again after a 429; reads, dry runs and changes with an
   * `idempotencyKey` also after a 500, 502, 503, 504, a time-out and a broken connection. `Retry-After` is waited for up to 60 s, and thrown at once beyond; without it the wait is 250 ms,
   * doubled each time, less a random part of up to half.
   */
  maxRetries?: number;
}

export interface AdminClient {
  readonly users: UsersResource;
  readonly organizations: OrganizationsResource;
  readonly settings: SettingsResource;
  readonly auditLogs: AuditLogsResource;
  readonly auth: AuthResource;
}

/**
 * A client of the Admin API for any runtime with `fetch`. Makes no call by itself; what is wrong with `baseUrl` or
 * `token` is told by the first call (`TypeError`), a wrong `timeout` or `maxRetries` here (`RangeError`).
 * Every failed call rejects with `AdminApiError { status, code, reason, message, details, requestId, retryAfter }`.
 *
 *     const admin = createAdminClient();
 *     const { data, meta } = await admin.users.list({ page: 1, limit: 50, search: 'john@example.com' });
 *
 * @param clock for tests only
 */
export function createAdminClient(options: AdminClientOptions = {}, clock: Clock = systemClock): AdminClient {
  const { timeout = 30_000, maxRetries = 2 } = options;
  mustBeInteger('timeout', timeout, 1, 2 ** 31 - 1); // more overflows a timer, which then fires at once
  mustBeInteger('maxRetries', maxRetries, 0, 100);

  let loginToken: string | null = null;
  const config: HttpConfig = {
    baseUrl: () => baseUrlOf(options),
    token: async () => headerSafe(loginToken ?? (await tokenOf(options))),
    fetch: () => fetchOf(options),
    timeout,
    maxRetries,
    clock,
  };
  const http = createHttp(config);
  return {
    users: usersResource(http),
    organizations: organizationsResource(http),
    settings: settingsResource(http),
    auditLogs: auditLogsResource(http, createStreams(config)),
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

function mustBeInteger(name: string, value: number, min: number, max: number): void {
  if (Number.isInteger(value) && value >= min && value <= max) return;
  throw new RangeError(`createAdminClient: ${name} must be a whole number from ${min} to ${max}; got ${value}`);
}

/** Checked by its form: not every runtime has a whole `URL`. No credentials, query, fragment, white space or backslash. */
const BASE_URL = /^\s*https?:\/\/(\[[0-9a-f:.]+\]|[^\s/?#@:[\]\\%<>"^`{|}]+)(:\d{1,5})?(\/[^\s?#\\]*)?\s*$/i;

function baseUrlOf(options: AdminClientOptions): string {
  const given = options.baseUrl || env('ADMIN_API_URL') || pageOrigin();
  if (!given) {
    throw new TypeError('createAdminClient: no address. Pass the option baseUrl or set ADMIN_API_URL.');
  }
  if (!BASE_URL.test(given)) {
    // The value is not shown: it may hold a password.
    throw new TypeError(
      'createAdminClient: baseUrl (or ADMIN_API_URL) must be like https://admin.example.com, with no credentials, query or fragment.',
    );
  }
  return given.trim().replace(/\/+$/, '');
}

async function tokenOf(options: AdminClientOptions): Promise<MaybeToken> {
  if (typeof options.token === 'function') return options.token();
  return options.token ?? env('ADMIN_API_TOKEN');
}

/** A token read from a file ends in a line break. What else a header cannot hold `fetch` would quote in its error. */
function headerSafe(token: MaybeToken): string | undefined {
  const trimmed = token?.trim();
  if (!trimmed) return undefined;
  if (!/^[\x21-\x7e]+$/.test(trimmed)) {
    throw new TypeError('createAdminClient: token (or ADMIN_API_TOKEN) has characters that no token can have.');
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

// What a runtime may lack, typed so that reading it is safe in each.
const runtime = globalThis as unknown as {
  process?: { env?: Record<string, string | undefined> };
  location?: { origin?: string };
};

function env(name: string): string | undefined {
  try {
    return runtime.process?.env?.[name]?.trim();
  } catch {
    return undefined; // Deno without leave to read it
  }
}

/** 'null' is what a page from a file says. */
function pageOrigin(): string | undefined {
  const origin = runtime.location?.origin;
  return origin === 'null' ? undefined : origin;
}
