/** Why a mail was not sent. */
export interface DeliveryFailure {
  /**
   * `refused`: the server rejects this mail permanently. `deferred`: it rejects this mail for now. `unavailable`: the server
   * accepts no mail at the moment, for example because it is down or rejects our credentials.
   */
  kind: 'refused' | 'deferred' | 'unavailable';
  /** A code of nodemailer, such as `EAUTH`. */
  code: string;
  /** Text for the log and the API, without addresses, links and credentials. */
  reason: string;
}

const REASON_MAX_LENGTH = 300;
/** Error codes of failures that concern one mail. */
const ABOUT_ONE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);
/** Replies that concern our session and not the mail (RFC 5321, RFC 4954). */
const ABOUT_THE_SESSION = new Set([421, 530, 534, 535, 538]);
/** Replies from here on are permanent (RFC 5321, 4.2.1). */
const PERMANENT = 500;

const CONTROL = /\p{Cc}+/gu;
const LINK = /\b[a-z][a-z0-9+.-]{0,20}:\/\/\S+/gi;
const ADDRESS = /[^\s<>"(),:;]+@[^\s<>"(),:;]+/g;
/** A word as long as a token or an encoded password. */
const SECRET_LIKE = /[\w+/=-]{30,}/g;

interface SmtpError {
  code?: string;
  command?: string;
  message?: string;
  response?: string;
  responseCode?: number;
}

/**
 * Classifies an error of nodemailer.
 * @param secrets Further texts that must not appear in the reason. Addresses, links and tokens are always removed.
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
