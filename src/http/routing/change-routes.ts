const CHANGES: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const OWN_PASSWORD = '/api/auth/password';
const OWN_SESSIONS = '/api/auth/sessions';

/**
 * Returns whether a route changes data for a signed-in user. All of these take `Idempotency-Key` and `dryRun`. Login and
 * logout take neither: they change who is asking.
 * @param path Path of the route, with the names of its parameters
 */
export function isChangeRoute(method: string, path: string): boolean {
  return (
    CHANGES.has(method) && (path.startsWith('/api/admin/') || path === OWN_PASSWORD || path.startsWith(OWN_SESSIONS))
  );
}
