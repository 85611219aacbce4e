/** Why a mail was not sent. */
export interface DeliveryFailure {
  /**
   * `refused`: the server refuses this mail for good. `deferred`: it refuses this mail for now. `unavailable`: the server
   * takes no mail at all at the moment, for instance because it is away or refuses our credentials.
   */
  kind: 'refused' | 'deferred' | 'unavailable';
  /** A code of nodemailer, such as `EAUTH`. */
  code: string;
  /** For the log and the API: without addresses, links and credentials. */
  reason: string;
}

const REASON_MAX_LENGTH = 300;
/** Codes of failures that are about one mail. */
const ABOUT_ONE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);
/** Replies that are about our session and not about the mail (RFC 5321, RFC 4954). */
const ABOUT_THE_SESSION = new Set([421, 530, 534, 535, 538]);
/** Replies from here on are permanent (RFC 5321, 4.2.1). */
const PERMANENT = 500;

const CONTROL = /\p{Cc}+/gu;
const LINK = /\b[a-z][a-z0-9+.-]{0,20}:\/\/\S+/gi;
const ADDRESS = /[^\s<>"(),:;]+@[^\s<>"(),:;]+/g;
/** As long as a token or an encoded password; no word is. */
const SECRET_LIKE = /[\w+/=-]{30,}/g;

interface SmtpError {
  code?: string;
  command?: string;
  message?: string;
  response?: string;
  responseCode?: number;
}

/**
 * Tells what an error of nodemailer means for the mail.
 * @param secrets What must not appear in the reason, besides what looks like an address, a link or a token.
 */
export function deliveryFailure(error: unknown, secrets: readonly string[]): DeliveryFailure {
  const { code = 'UNKNOWN', command, message, response, responseCode = 0 } = error as SmtpError;
  const reason = sanitized(response || message || 'unknown', secrets);
  const isAboutOneMail = ABOUT_ONE_MAIL.has(code) && command !== 'MAIL FROM' && !ABOUT_THE_SESSION.has(responseCode);
  if (!isAboutOneMail) {
    return { kind: 'unavailable', code, reason };
  }
  return { kind: responseCode >= PERMANENT ? 'refused' : 'deferred', code, reason };
}

function sanitized(text: string, secrets: readonly string[]): string {
  const known = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [secret, Buffer.from(secret).toString('base64')]);
  return known
    .reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text)
    .replace(CONTROL, ' ')
    .replace(LINK, '[link]')
    .replace(ADDRESS, '[address]')
    .replace(SECRET_LIKE, '[secret]')
    .slice(0, REASON_MAX_LENGTH)
    .toWellFormed()
    .trim();
}
