import { AdminApiError, errorBodyOf, isObject, parseJson } from './admin-api-error';
import type { Call, Clock } from './http-call';

export interface Answer {
  /** Null if the body is empty. */
  envelope: Record<string, unknown> | null;
  invalid(reason: string): AdminApiError;
}

export function readAnswer(
  call: Call,
  response: Response,
  text: string,
  token: string | undefined,
  clock: Clock,
): Answer {
  const { ok, status, headers } = response;
  const requestId = headers.get('x-request-id');
  const retryAfter = secondsOf(headers.get('retry-after'), clock);
  const invalid = (reason: string): AdminApiError => {
    const message = `${call.method} ${call.path}: ${reason} (status ${status}, ${headers.get('content-type') ?? 'no content type'})`;
    return new AdminApiError({ status, code: 'INVALID_RESPONSE', message, requestId, retryAfter });
  };
  if (ok && text === '') return { envelope: null, invalid };
  const envelope = parseJson(text, ok ? undefined : token);
  if (ok && isObject(envelope) && envelope.success === true) return { envelope, invalid };
  const error = ok ? null : errorBodyOf(envelope);
  if (error) throw new AdminApiError({ ...error, status, requestId: error.requestId || requestId, retryAfter });
  const redirected = response.type === 'opaqueredirect' || (status >= 300 && status < 400);
  throw invalid(
    redirected ? 'the server redirects: set baseUrl to the API itself' : 'the response is not from the Admin API',
  );
}

/** Returns the seconds in `Retry-After`, which is whole seconds or a date (RFC 9110, 10.2.3). */
function secondsOf(retryAfter: string | null, clock: Clock): number | null {
  if (retryAfter === null) return null;
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - clock.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, Math.ceil(seconds));
}
