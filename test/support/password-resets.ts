import { freshAddress } from './addresses';
import { type Answer, call, until } from './requests';
import type { SmtpServer } from './smtp-server';
import type { TestApp } from './test-app';

/** Returns the token of a link for a new password. */
export const tokenOfLink = (link: string | null): string => link!.split('#token=')[1]!;

/** Accepts a link from a new address, so that no test reaches a limit of another one. It needs `trustProxy: 1`. */
export function acceptPasswordReset(service: TestApp, token: string, password: string): Promise<Answer> {
  const body = { token, password };
  return call(service.baseUrl, '/api/auth/password-reset/accept', { method: 'POST', address: freshAddress(), body });
}

/** Asks for a link. It needs `trustProxy: 1`. */
export function requestPasswordReset(service: TestApp, email: string, address = freshAddress()): Promise<Answer> {
  return call(service.baseUrl, '/api/auth/password-reset', { method: 'POST', address, body: { email } });
}

export function login(service: TestApp, email: string, password: string, address = freshAddress()): Promise<Answer> {
  return call(service.baseUrl, '/api/auth/login', { method: 'POST', address, body: { email, password } });
}

/** Waits until the job has answered every request for a link, and every mail has left. */
export async function answered(service: TestApp): Promise<void> {
  await until(
    'requests are answered',
    async () => (await service.sql('SELECT FROM password_reset_requests')).length === 0,
  );
  await until(
    'mails are sent',
    async () => (await service.sql('SELECT FROM outgoing_mails WHERE next_attempt_at IS NOT NULL')).length === 0,
  );
}

/** Returns the tokens of the links that were mailed to an address, oldest first. */
export function mailedTokens(server: SmtpServer, email: string): string[] {
  return server.mails.filter(({ to }) => to.includes(email)).map(({ text }) => /#token=(\S+)/.exec(text)![1]!);
}
