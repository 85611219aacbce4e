import { AdminApiError } from '../admin-api-error';
import type { AcceptedInvitation, AcceptInvitation } from '../contract/invitations';
import type {
  AcceptPasswordReset,
  ChangePassword,
  CurrentSession,
  Login,
  LoginResult,
  RequestPasswordReset,
} from '../contract/sessions';
import type { Http } from '../http';
import type { DryRunResult, MutationOptions, RequestOptions, Tryable } from '../options';
import { type OwnSessionsResource, ownSessionsResource } from './own-sessions';

export interface AuthResource {
  /**
   * Returns the token, its expiry and the user. From then on the client sends this token instead of the one it was created
   * with. `UNAUTHORIZED` (401): the email, the password or the account is wrong.
   */
  login(credentials: Login, options?: RequestOptions): Promise<LoginResult>;
  /** Returns the user and the session of the token. */
  session(options?: RequestOptions): Promise<CurrentSession>;
  /** Ends the session on the server. The client drops the token of `login` and uses the one it was created with. */
  logout(options?: RequestOptions): Promise<void>;
  /**
   * Accepts an invitation by its token. It needs no session and starts none. `NOT_FOUND` (404): the token is not valid.
   * `BAD_REQUEST`: `name` and `password` are missing for a new account, or given for an existing one.
   */
  acceptInvitation(acceptance: AcceptInvitation, options?: RequestOptions): Promise<AcceptedInvitation>;
  /**
   * Has a link for a new password mailed to the address of an account. It needs no session, and tells nothing about the
   * account.
   */
  requestPasswordReset(request: RequestPasswordReset, options?: RequestOptions): Promise<void>;
  /**
   * Sets a new password with the token of a link, and ends all sessions of the account. It needs no session and starts none.
   * `NOT_FOUND` (404): the token is not valid.
   */
  acceptPasswordReset(acceptance: AcceptPasswordReset, options?: RequestOptions): Promise<void>;
  /** Changes the password and ends the user's other sessions. A wrong current password counts even in a dry run. */
  changePassword(
    passwords: ChangePassword,
    options: Omit<MutationOptions, 'dryRun'> & { dryRun: true },
  ): Promise<DryRunResult<null>>;
  changePassword(passwords: ChangePassword, options?: MutationOptions): Promise<void>;
  readonly sessions: OwnSessionsResource;
}

/** @param keepToken Called with the token after a login, and with null after a logout. */
export function authResource(http: Http, keepToken: (token: string | null) => void): AuthResource {
  return {
    async login(credentials, options) {
      const result = await http.resource<LoginResult>({
        method: 'POST',
        path: '/api/auth/login',
        body: credentials,
        anonymous: true,
        signal: options?.signal,
      });
      keepToken(result.token);
      return result;
    },

    session: (options) =>
      http.resource<CurrentSession>({ method: 'GET', path: '/api/auth/session', signal: options?.signal }),

    async logout(options) {
      try {
        await http.nothing({ method: 'POST', path: '/api/auth/logout', signal: options?.signal });
      } catch (error) {
        // After a 401 the session has ended. After any other failure the caller needs the token to retry.
        if (error instanceof AdminApiError && error.status === 401) keepToken(null);
        throw error;
      }
      keepToken(null);
    },

    acceptInvitation: (acceptance, options) =>
      http.resource<AcceptedInvitation>({
        method: 'POST',
        path: '/api/auth/invitations/accept',
        body: acceptance,
        anonymous: true,
        signal: options?.signal,
      }),

    requestPasswordReset: (body, options) =>
      http.nothing({
        method: 'POST',
        path: '/api/auth/password-reset',
        body,
        anonymous: true,
        signal: options?.signal,
      }),

    acceptPasswordReset: (body, options) =>
      http.nothing({
        method: 'POST',
        path: '/api/auth/password-reset/accept',
        body,
        anonymous: true,
        signal: options?.signal,
      }),

    changePassword: ((passwords, options) => {
      const call = { method: 'POST', path: '/api/auth/password', body: passwords } as const;
      return options?.dryRun ? http.change<null, Tryable<MutationOptions>>(call, options) : http.nothing(call, options);
    }) as AuthResource['changePassword'],

    sessions: ownSessionsResource(http),
  };
}
