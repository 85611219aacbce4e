import type { Command } from 'commander';
import { action } from '../context';
import { examples } from './options';

interface LoginFlags {
  email?: string;
  passwordStdin?: true;
  tokenStdin?: true;
}

/** Adds the commands about the caller's own session. */
export function accountCommands(root: Command): void {
  examples(
    root
      .command('login')
      .description('sign in, and store the session in your configuration folder')
      .option('--email <email>', 'email of your account')
      .option('--password-stdin', 'read the password from standard input instead of asking for it')
      .option('--token-stdin', 'store an API key or a token from standard input instead of signing in')
      .action(
        action<[], LoginFlags>(async (context, flags) => {
          const { login, storeToken } = await import('./login.js');
          await (flags.tokenStdin ? storeToken(context) : login(context, flags));
        }),
      ),
    'admin-api login',
    'admin-api login --url https://admin.example.com --email ada@example.com',
    'admin-api login --email ada@example.com --password-stdin < password.txt',
    'admin-api login --url https://admin.example.com --token-stdin < api-key.txt',
  );
  root
    .command('logout')
    .description('end the session, and remove it from your configuration folder')
    .action(action(async (context) => (await import('./login.js')).logout(context)));
  root
    .command('whoami')
    .description('show the server, the account and its permissions')
    .action(action(async (context) => (await import('./whoami.js')).whoami(context)));
  examples(
    root
      .command('password')
      .description('change your password; ends your other sessions')
      .option('--password-stdin', 'read the current and the new password from two lines of standard input')
      .action(
        action<[], { passwordStdin?: true }>(async (context, { passwordStdin }) =>
          (await import('./password.js')).changePassword(context, passwordStdin === true),
        ),
      ),
    'admin-api password',
  );
}
