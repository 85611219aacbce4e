import { AdminApiError, errorBodyOf, isObject, parseJson } from './admin-api-error';
import type { Clock, Plan } from './http-call';
import { type ResponseInfo, responseInfoOf } from './response-info';

export interface Answer {
  /** Empty if the body is empty. */
  envelope: Record<string, unknown>;
  response: ResponseInfo;
  invalid(reason: string): AdminApiError;
}

/** @throws AdminApiError if the response is an error, or not from the Admin API */
export function readAnswer(
  { method, path, headers: { 'if-none-match': ifNoneMatch } }: Plan,
  response: Response,
  text: string,
  secret: string | undefined,
  clock: Clock,
): Answer {
  const { ok, status, headers } = response;
  const info = responseInfoOf(response);
  const { requestId } = info;
  const retryAfter = secondsOf(headers.get('retry-after'), clock);
  const invalid = (reason: string): AdminApiError => {
    const message = `${method} ${path}: ${reason} (status ${status}, ${headers.get('content-type') ?? 'no content type'})`;
    return new AdminApiError({ status, code: 'INVALID_RESPONSE', message, requestId, retryAfter });
  };
  const isUnchanged = status === 304 && ifNoneMatch !== undefined;
  if (isUnchanged || (ok && text === ''))
    return { envelope: isUnchanged ? { data: null } : {}, response: info, invalid };
  const envelope = parseJson(text, ok ? undefined : secret);
  if (ok && isObject(envelope) && envelope.success === true) return { envelope, response: info, invalid };
  const error = ok ? null : errorBodyOf(envelope);
  if (error) throw new AdminApiError({ ...error, status, requestId: error.requestId || requestId, retryAfter });
  const isRedirect = response.type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(status);
  throw invalid(
    isRedirect ? 'the server redirects: set baseUrl to the API itself' : 'the response is not from the Admin API',
  );
}

/** Returns the seconds in `Retry-After`, which is whole seconds or a date (RFC 9110, 10.2.3). */
function secondsOf(retryAfter: string | null, clock: Clock): number | null {
  if (retryAfter === null) return null;
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - clock.now()) / 1000;
  return Number.isNaN(seconds) ? null : Math.max(0, Math.ceil(seconds));
}
