import { BlockList, isIP } from 'node:net';

/** The mail server that `SMTP_URL` names. */
export interface SmtpServer {
  host: string;
  /** Unset: 465 with implicit TLS, else 587. */
  port?: number;
  auth?: { user: string; pass: string };
  /** `implicit`: from the first byte. `required`: STARTTLS or no mail. `offered`: STARTTLS if the server offers it. */
  tls: 'implicit' | 'required' | 'offered' | 'off';
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/**
 * Parses `smtp://user:password@host:port`, `smtps://…`, or `smtp://…?tls=off`. Other parameters are rejected, so none can
 * disable the certificate check.
 * @returns null for any other text
 */
export function parseSmtpUrl(value: unknown): SmtpServer | null {
  if (typeof value !== 'string' || !URL.canParse(value)) {
    return null;
  }
  const url = new URL(value);
  const isImplicit = url.protocol === 'smtps:';
  const isOff = url.search === '?tls=off';
  const [user, pass] = [decoded(url.username), decoded(url.password)];
  const isKnown = (isImplicit || url.protocol === 'smtp:') && url.hostname !== '' && ['', '/'].includes(url.pathname);
  if (!isKnown || url.hash !== '' || (url.search !== '' && !isOff) || (isImplicit && isOff)) {
    return null;
  }
  if (user === null || pass === null) {
    return null;
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return {
    host,
    ...(url.port !== '' && { port: Number(url.port) }),
    ...(user + pass !== '' && { auth: { user, pass } }),
    tls: isImplicit ? 'implicit' : isOff ? 'off' : isLoopback(host) ? 'offered' : 'required',
  };
}

function isLoopback(host: string): boolean {
  const family = isIP(host);
  return family === 0 ? /^(.+\.)?localhost$/i.test(host) : LOOPBACK.check(host, family === 6 ? 'ipv6' : 'ipv4');
}

/** Returns null if the percent-encoding is broken. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
