const CHANGES: ReadonlySet<string> = new Set(['POST', 'PATCH', 'DELETE']);
const OWN_PASSWORD = '/api/auth/password';

/**
 * Whether a route changes something for a signed-in user. All of these can be repeated with an `Idempotency-Key` and tried
 * out with `dryRun`; logging in and out cannot: they decide who is asking.
 * @param path Of the route, with the names of its parameters.
 */
export function isChangeRoute(method: string, path: string): boolean {
  return CHANGES.has(method) && (path.startsWith('/api/admin/') || path === OWN_PASSWORD);
}
