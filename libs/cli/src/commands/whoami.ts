import type { CurrentSession } from 'admin-api-client';
import { Credentials } from '../connection/credentials';
import type { Context } from '../context';
import { isApiError } from '../report-error';

/** Shows the server, the account and its permissions. */
export async function whoami({ out, connection }: Context): Promise<void> {
  const { url, token, stored } = await connection.identity();
  const client = await connection.clientOf(url, token);
  const session = await client.auth.session().catch(keyOrThrow);
  await out.record({
    url,
    ...(session === null ? keyOf(token) : accountOf(session)),
    tokenFrom: stored === null ? 'ADMIN_API_TOKEN' : (await Credentials.open()).file,
  });
}

function accountOf({ user, session, permissions }: CurrentSession): object {
  const { id, email, name, role, mustChangePassword } = user;
  return { email, name, role, id, mustChangePassword, permissions, sessionExpiresAt: session.expiresAt };
}

/** Describes an API key by the id in it. It has no route to read itself. */
function keyOf(token: string): object {
  const [, hex] = /^admk_([0-9a-f]{32})_/.exec(token) ?? [];
  const id = hex?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') ?? null;
  return { account: 'an API key', id };
}

/** Returns null if the token is an API key, which has no session. */
function keyOrThrow(error: unknown): null {
  if (isApiError(error) && error.reason === 'SESSION_REQUIRED') return null;
  throw error;
}
