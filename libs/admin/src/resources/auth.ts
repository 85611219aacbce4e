import { AdminApiError } from '../admin-api-error';
import type { AcceptedInvitation, AcceptInvitation } from '../contract/invitations';
import type { ChangePassword, CurrentSession, Login, LoginResult } from '../contract/sessions';
import type { Http } from '../http';
import type { DryRunResult, MutationOptions, RequestOptions, Tryable } from '../options';

export interface AuthResource {
  /**
   * Gives the session's token, its end and its user. The client sends that token from then on, before the one it was
   * made with: one client is one identity. `UNAUTHORIZED` (401) for whatever is wrong with email, password or account.
   */
  login(credentials: Login, options?: RequestOptions): Promise<LoginResult>;
  /** Who the token belongs to, and its session. */
  session(options?: RequestOptions): Promise<CurrentSession>;
  /** Ends the session on the server. The client forgets the token of `login` and has the one it was made with again. */
  logout(options?: RequestOptions): Promise<void>;
  /**
   * Makes whoever has the token of an invitation a member. Needs no session, and begins none. `NOT_FOUND` (404) for whatever is
   * wrong with the token; `BAD_REQUEST` where `name` and `password` are needed, or given although there is an account.
   */
  acceptInvitation(acceptance: AcceptInvitation, options?: RequestOptions): Promise<AcceptedInvitation>;
  /** Also ends the user's other sessions. A dry run counts wrong guesses of the current password like any other. */
  changePassword(
    passwords: ChangePassword,
    options: Omit<MutationOptions, 'dryRun'> & { dryRun: true },
  ): Promise<DryRunResult<null>>;
  changePassword(passwords: ChangePassword, options?: MutationOptions): Promise<void>;
}

/** `keepToken` takes the token of a login, and null after a logout. */
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
        // A session that is over already needs no second try; any other failure may, and needs the token for it.
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

    changePassword: ((passwords, options) => {
      const call = { method: 'POST', path: '/api/auth/password', body: passwords } as const;
      return options?.dryRun ? http.change<null, Tryable<MutationOptions>>(call, options) : http.nothing(call, options);
    }) as AuthResource['changePassword'],
  };
}
