import type { LoginResult } from 'admin-api-client';
import { CliError, usageError } from '../cli-error';
import type { Context } from '../context';
import { environment } from '../environment';
import { Credentials } from '../connection/credentials';
import { LOCAL_URL, serverUrl } from '../connection/server-url';
import { isApiError } from '../report-error';
import { askSecret, askText, canAsk, readStdin } from '../terminal/ask';
import { safeText } from '../terminal/safe-text';
import { chooseNewPassword } from './password';

interface LoginFlags {
  email?: string;
  passwordStdin?: true;
}

/** Signs in with email and password, and stores the session. */
export async function login(context: Context, flags: LoginFlags): Promise<void> {
  const { out, connection } = context;
  if (!flags.passwordStdin && !canAsk()) {
    throw usageError(
      'There is no terminal to ask for the password.',
      'Add --password-stdin, or --token-stdin with an API key.',
    );
  }
  const url = await serverOf(context, flags.passwordStdin !== true);
  const email = flags.email ?? (flags.passwordStdin ? null : await askText('Email'));
  if (email === null) throw usageError('The email is missing.', 'Add --email <email>.');
  const password = flags.passwordStdin ? await readStdin() : await askSecret('Password');
  const client = await connection.clientOf(url, '');
  const result = await client.auth.login({ email, password }).catch((error: unknown) => {
    throw isApiError(error) && error.code === 'UNAUTHORIZED' ? new CliError(...wrongPassword(error.message)) : error;
  });
  await keep(url, result);
  if (result.user.mustChangePassword) {
    if (flags.passwordStdin) {
      out.warn('This account must choose a new password before it can do anything else: admin-api password');
    } else {
      out.note('This account must choose a new password before it can do anything else.');
      await chooseNewPassword(out, client, password);
    }
  }
  await report(context, url, result);
  warnOfEnvironment(context);
}

/** Stores an API key or a token for a server. */
export async function storeToken(context: Context): Promise<void> {
  const url = await serverOf(context, false);
  const token = (await readStdin()).trim();
  if (!/^[\x21-\x7e]+$/.test(token))
    throw usageError('Standard input has no token.', 'Pass the API key, and nothing else.');
  (await Credentials.open()).keep(url, { token, email: null, expiresAt: null });
  context.out.note(`The token for ${url} is stored. Try it with: admin-api users list`);
  warnOfEnvironment(context);
}

/** Ends the session and forgets it. The token of the environment stays. */
export async function logout({ out, connection }: Context): Promise<void> {
  const { url, token, stored } = await connection.identity();
  if (stored === null) throw usageError('The token comes from ADMIN_API_TOKEN.', 'Unset that variable instead.');
  const isSession = stored.expiresAt !== null;
  const client = await connection.clientOf(url, token);
  try {
    if (isSession) await client.auth.logout();
  } catch (error) {
    // The session may have ended already. After any other failure it may still work, so the token is kept.
    if (!isApiError(error) || error.code !== 'UNAUTHORIZED') throw error;
  }
  (await Credentials.open()).forget(url);
  out.note(
    isSession
      ? `Signed out of ${url}.`
      : `The API key for ${url} is removed from this computer. It still works elsewhere.`,
  );
}

/** A token of the environment would be used instead of the login. */
function warnOfEnvironment({ out }: Context): void {
  if (environment().token !== null)
    out.warn('ADMIN_API_TOKEN is set, and commands use it instead of this login. Unset it.');
}

async function serverOf({ connection }: Context, mayAsk: boolean): Promise<string> {
  const known = await connection.url();
  if (known !== null) return known;
  if (mayAsk) return serverUrl(await askText('Address of the Admin API', LOCAL_URL));
  // A guess could hand the secret to another program.
  throw usageError('The address of the server is missing.', `Add --url <url>, such as ${LOCAL_URL}.`);
}

async function keep(url: string, { token, user, expiresAt }: LoginResult): Promise<void> {
  (await Credentials.open()).keep(url, { token, email: user.email, expiresAt });
}

async function report({ out }: Context, url: string, { user, expiresAt }: LoginResult): Promise<void> {
  out.note(`Signed in to ${url} as ${safeText(user.email)} (${safeText(user.role)}).`);
  if (out.isJson) await out.json({ url, user, expiresAt });
}

function wrongPassword(message: string): ConstructorParameters<typeof CliError> {
  return [
    safeText(message),
    3,
    'Check both. Nobody can see which one is wrong. An admin can send you a link for a new password.',
  ];
}
