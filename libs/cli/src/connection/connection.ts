import type { AdminClient } from 'admin-api-client';
import { CliError, EXIT, usageError } from '../cli-error';
import type { Environment } from '../environment';
import type { Output } from '../terminal/output';
import { Credentials, type Credential } from './credentials';
import { hooksOf } from './hooks';
import { isReadable, serverUrl } from './server-url';

export interface ConnectionOptions {
  url?: string;
  debug?: boolean;
}

/** The server of a command and the token for it. */
export interface Identity {
  url: string;
  token: string;
  /** Null if the token comes from the environment. */
  stored: Credential | null;
}

/** Finds the server and the token of a command, and makes clients. */
export class Connection {
  constructor(
    private readonly options: ConnectionOptions,
    private readonly env: Environment,
    private readonly out: Output,
  ) {}

  /** Returns the address that the command or the environment names, or that of the last login. */
  async url(): Promise<string | null> {
    const given = this.options.url ?? this.env.url;
    return given ? serverUrl(given) : (await Credentials.open()).current;
  }

  /** @throws CliError if there is no token for the server */
  async identity(): Promise<Identity> {
    if (this.env.token !== null) return { url: this.urlForToken(), token: this.env.token, stored: null };
    const [credentials, url] = [await Credentials.open(), await this.url()];
    const stored = url === null ? null : credentials.of(url);
    if (url === null) throw new CliError('You are not signed in.', EXIT.NOT_SIGNED_IN, 'Sign in with: admin-api login');
    if (stored === null) {
      const { current } = credentials;
      const other = current === null ? '' : ` Your token for ${current} is not sent to other servers.`;
      const hint = `Sign in with: admin-api login --url ${url}`;
      throw new CliError(`You are not signed in to ${url}.${other}`, EXIT.NOT_SIGNED_IN, hint);
    }
    return { url, token: stored.token, stored };
  }

  /** Returns a client of the server with the token for it. */
  async client(): Promise<AdminClient> {
    const { url, token } = await this.identity();
    return this.clientOf(url, token);
  }

  /** @param token '' sends none. */
  async clientOf(url: string, token: string): Promise<AdminClient> {
    if (isReadable(url)) this.out.warn(`${url} is not encrypted: others on the way can read the token. Use https.`);
    const { createAdminClient } = await import('admin-api-client');
    return createAdminClient({ baseUrl: url, token, ...hooksOf(this.out, this.options.debug === true) });
  }

  private urlForToken(): string {
    const given = this.options.url ?? this.env.url;
    if (given) return serverUrl(given);
    throw usageError(
      'ADMIN_API_TOKEN is set, but the server that it is for is unknown.',
      'Set ADMIN_API_URL too, or unset ADMIN_API_TOKEN to use your login.',
    );
  }
}
