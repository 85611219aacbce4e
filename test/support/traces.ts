import { call } from './requests';
import type { TestApp } from './test-app';

/** Configuration of a service whose mail stays in the queue, because nobody listens at its SMTP address. */
export const QUEUED_MAIL = { smtpUrl: 'smtp://127.0.0.1:9?tls=off', publicUrl: 'https://app.example.com' };

/** Logs in from this address with this browser. The service must trust one proxy. */
export function loginFrom(
  { baseUrl }: TestApp,
  { address, browser }: { address: string; browser: string },
  credentials: { email: string; password: string },
) {
  return call(baseUrl, '/api/auth/login', {
    method: 'POST',
    address,
    headers: { 'user-agent': browser },
    body: credentials,
  });
}
