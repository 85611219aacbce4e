import type { ApiPromise } from '../api-promise';
import type { AcceptedInvitation, AcceptInvitation } from '../contract/invitations';
import type {
  AcceptPasswordReset,
  ChangePassword,
  CurrentSession,
  Login,
  LoginResult,
  RequestPasswordReset,
} from '../contract/sessions';
import { dataOf, type Http } from '../http';
import type { Answer } from '../http-answer';
import type { DryRunResult, MutationOptions, RequestOptions } from '../options';
import { type OwnSessionsResource, ownSessionsResource } from './own-sessions';

/** Log in and out, invitations and passwords. */
export interface AuthResource {
  /**
   * Returns the token, its expiry and the user. From then on the client sends this token instead of the one it was created
   * with. `UNAUTHORIZED` (401): the email, the password or the account is wrong.
   */
  login(credentials: Login, options?: RequestOptions): ApiPromise<LoginResult>;
  /** Returns the user and the session of the token. */
  session(options?: RequestOptions): ApiPromise<CurrentSession>;
  /** Ends the session on the server. The client drops the token of `login` and uses the one it was created with. */
  logout(options?: RequestOptions): ApiPromise<void>;
  /**
   * Accepts an invitation by its token. It needs no session and starts none. `NOT_FOUND` (404): the token is not valid.
   * `BAD_REQUEST`: `name` and `password` are missing for a new account, or given for an existing one.
   */
  acceptInvitation(acceptance: AcceptInvitation, options?: RequestOptions): ApiPromise<AcceptedInvitation>;
  /**
   * Has a link for a new password mailed to the address of an account. It needs no session, and tells nothing about the
   * account.
   */
  requestPasswordReset(request: RequestPasswordReset, options?: RequestOptions): ApiPromise<void>;
  /**
   * Sets a new password with the token of a link, and ends all sessions of the account. It needs no session and starts none.
   * `NOT_FOUND` (404): the token is not valid.
   */
  acceptPasswordReset(acceptance: AcceptPasswordReset, options?: RequestOptions): ApiPromise<void>;
  /** Changes the password and ends the user's other sessions. A wrong current password counts even in a dry run. */
  changePassword(
    passwords: ChangePassword,
    options: Omit<MutationOptions, 'dryRun'> & { dryRun: true },
  ): ApiPromise<DryRunResult<null>>;
  /** Changes the password and ends the user's other sessions. */
  changePassword(passwords: ChangePassword, options?: MutationOptions): ApiPromise<void>;
  /** The sessions of the own account. */
  readonly sessions: OwnSessionsResource;
}

/** @param keepToken Called with the token after a login, and with null after a logout. */
export function authResource(http: Http, keepToken: (token: string | null) => void): AuthResource {
  const anonymous = <T>(path: string, body: object, options: RequestOptions | undefined, read: (answer: Answer) => T) =>
    http.send({ method: 'POST', path: [`/api/auth/${path}`], body, anonymous: true }, options, read);
  return {
    login: (body, options) =>
      anonymous('login', body, options, (answer) => {
        const result = dataOf(answer) as LoginResult;
        keepToken(result.token);
        return result;
      }),
    session: (options) => http.read(['/api/auth/session'], options),
    logout: (options) =>
      http.send(
        { method: 'POST', path: ['/api/auth/logout'] },
        options,
        () => {
          keepToken(null);
        },
        // After a 401 the session has ended. After any other failure the caller needs the token to retry.
        ({ status }) => status === 401 && keepToken(null),
      ),
    acceptInvitation: (body, options) =>
      anonymous('invitations/accept', body, options, (answer) => dataOf(answer) as AcceptedInvitation),
    requestPasswordReset: (body, options) => anonymous('password-reset', body, options, () => {}),
    acceptPasswordReset: (body, options) => anonymous('password-reset/accept', body, options, () => {}),
    changePassword: ((body, options) =>
      http.change(
        { method: 'POST', path: ['/api/auth/password'], body, isVoid: true },
        options,
      )) as AuthResource['changePassword'],
    sessions: ownSessionsResource(http),
  };
}
