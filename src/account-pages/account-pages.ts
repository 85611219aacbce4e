import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { INVITATION_PAGE, PASSWORD_PAGE, pageOf } from './page';

/** Allows only the style, the script and requests to this service. The script creates no markup from text. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/**
 * Serves the pages to which links of invitations and of new passwords lead: static files that call the public routes of the
 * API. All addresses in them are relative, so that they work behind a proxy with a path prefix.
 */
export function setUpAccountPages(fastify: FastifyInstance): void {
  const serve = (path: string, type: string, content: string): void => {
    fastify.get(path, (_request: FastifyRequest, reply: FastifyReply) =>
      reply.headers(HEADERS).type(`${type}; charset=utf-8`).send(content),
    );
  };
  serve('/invitations/accept', 'text/html', pageOf(INVITATION_PAGE));
  serve('/password-reset', 'text/html', pageOf(PASSWORD_PAGE));
  serve('/account-pages/styles.css', 'text/css', fileOf('styles.css'));
  serve('/account-pages/browser.js', 'text/javascript', fileOf('browser.js'));
}

/** Returns a file for the browser, which the build copies as it is. */
function fileOf(name: string): string {
  return readFileSync(join(__dirname, 'files', name), 'utf8');
}
