import { randomUUID } from 'node:crypto';
import { API_KEY_PERMISSIONS, USER_ONLY_PERMISSIONS } from '@/lib/admin/contract/api-keys';
import { PERMISSIONS, type Permission, VIEWER_PERMISSION } from '@/lib/admin/contract/permissions';
import { ANY_ROLE, PUBLIC } from '@/http/access/public.decorator';
import { OmittedRefusals } from '@/audit/refusals/omitted-refusals';
import { ANY_PERMISSION, PERMISSION, VIEWERS_TOO } from '@/http/access/requires-permission.decorator';
import { freshAddress } from '../support/addresses';
import { createRole, signedInAs } from '../support/callers';
import { createApiKey, createOrganization } from '../support/factories';
import { callWhenServed } from '../support/requests';
import { type HandlerRoute, handlerRoutes } from '../support/routes';
import { snapshot } from '../support/snapshot';
import { createTestApp, type TestApp } from '../support/test-app';

/** A caller of the matrix. */
interface Caller {
  token?: string;
  /** Null if the credential is not accepted, and for strangers. */
  permissions: readonly Permission[] | null;
  isUser: boolean;
}

const BUILT_IN = ['admin', 'auditor', 'support', 'user'];
const CUSTOM: Permission[] = ['users:read', 'users:write', 'organizations:read', 'audit-logs:export'];

/** A parameter that no route knows. A request that gets past the guards is a 400 for it, so the walk changes nothing. */
const QUERY = '?no-route-knows-it=1';

const ALLOWED = 'not 401, 403 or a fault';
const ADMIN_REQUIRED = '403 ADMIN_REQUIRED';
const SESSION_REQUIRED = '403 SESSION_REQUIRED';

/** Makes a key with every permission that a key can hold. */
const strongKey = ({ admin }: TestApp, allowedIps: string[] | null = null) =>
  createApiKey(admin, { permissions: [...API_KEY_PERMISSIONS], allowedIps });

/** Keys that are not accepted any more, or not from here. */
const BAD_KEYS: Record<string, (service: TestApp) => Promise<string>> = {
  expired: async (service) => {
    const { id, key } = await strongKey(service);
    await service.sql(`UPDATE api_keys SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]);
    return key;
  },
  revoked: async (service) => {
    const { id, key } = await strongKey(service);
    await service.admin.apiKeys.revoke(id);
    return key;
  },
  'rotated out': async (service) => {
    const { id, key } = await strongKey(service);
    await service.admin.apiKeys.rotate(id, { overlapSeconds: 0 });
    return key;
  },
  'rotated out, after its overlap': async (service) => {
    const { id, key } = await strongKey(service);
    await service.admin.apiKeys.rotate(id, { overlapSeconds: 60 });
    await service.sql(`UPDATE api_keys SET previous_expires_at = now() - interval '1 second' WHERE id = $1`, [id]);
    return key;
  },
  'sent from an address that it does not allow': async (service) =>
    (await strongKey(service, ['198.51.100.0/24', '2001:db8::/32'])).key,
  'another one with its checksum': async (service) =>
    (await strongKey(service)).key.replace(/_.{47}/, `_${'a'.repeat(47)}`),
};

/** Returns the answer that follows from the marks of a route. */
function expectedOf(route: HandlerRoute, { token, permissions, isUser }: Caller): string {
  if (route.read(PUBLIC) === true) {
    return ALLOWED;
  }
  if (permissions === null) {
    return token === undefined ? '401 MISSING_TOKEN' : '401 INVALID_TOKEN';
  }
  if (route.read(ANY_ROLE) === true) {
    return isUser ? ALLOWED : SESSION_REQUIRED;
  }
  if (permissions.length === 0) {
    return ADMIN_REQUIRED;
  }
  if (permissions.includes(VIEWER_PERMISSION) && route.read(VIEWERS_TOO) === true) {
    return ALLOWED;
  }
  const needed = (route.read(PERMISSION) ?? []) as Permission[];
  const missing = needed.find((permission) => !permissions.includes(permission));
  if (route.read(ANY_PERMISSION) === true || (needed.length > 0 && missing === undefined)) {
    return ALLOWED;
  }
  return `403 PERMISSION_REQUIRED ${missing}`;
}

describe('The authorization matrix', () => {
  let service: TestApp;
  let routes: HandlerRoute[];

  beforeAll(async () => {
    // One proxy is trusted, so that strangers come from an address of their own and reach no limit.
    service = await createTestApp({ config: { trustProxy: 1 } });
    routes = handlerRoutes(service.app);
  });
  afterAll(() => service.close());

  async function holderOf(role: string): Promise<Caller> {
    const { token } = await signedInAs(service, role);
    return { token, permissions: (await service.client(token).auth.session()).permissions, isUser: true };
  }

  /** A path of the route, with ids that nothing has. */
  const pathOf = ({ url }: HandlerRoute) =>
    url.replace(/:\w+/g, () => randomUUID()).replace('*', 'nothing/here') + QUERY;

  const send = (method: string, path: string, { token }: Caller) =>
    callWhenServed(service.baseUrl, path, { method, token, address: freshAddress() });

  /** Returns what the answer says about access. */
  async function answerOf(method: string, route: HandlerRoute, caller: Caller): Promise<string> {
    const { status, body } = await send(method, pathOf(route), caller);
    if (status !== 401 && status !== 403) {
      return status < 500 ? ALLOWED : `${status}`;
    }
    const { reason, details } = body.error as { reason: string; details?: object[] };
    if (details === undefined) {
      return `${status} ${reason}`;
    }
    const named = PERMISSIONS.filter((permission) => JSON.stringify(details).includes(`permission ${permission} `));
    return `${status} ${reason} ${named.join()}`;
  }

  /** Walks every route. @returns the answers that differ from the declared ones */
  async function differencesOf(caller: Caller): Promise<string[]> {
    const differences: string[] = [];
    await Promise.all(
      routes.map(async (route) => {
        const method = route.method === 'ALL' ? 'PUT' : route.method;
        const expected = expectedOf(route, caller);
        const actual = await answerOf(method, route, caller);
        if (actual !== expected) {
          differences.push(`${method} ${route.url}: ${actual}, expected ${expected}`);
        }
      }),
    );
    return differences.sort();
  }

  it.each(BUILT_IN)('the role %s gets the declared answer from every route', async (role) => {
    expect(await differencesOf(await holderOf(role))).toEqual([]);
  });

  it('a custom role gets the declared answer from every route', async () => {
    const caller = await holderOf(await createRole(service, CUSTOM));
    expect(caller.permissions).toEqual(CUSTOM);
    expect(await differencesOf(caller)).toEqual([]);
  });

  it.each(BUILT_IN)('the role %s gets the status of GET for HEAD', async (role) => {
    const caller = await holderOf(role);
    const reads = routes.filter(({ method }) => method === 'GET');
    expect(reads.length).toBeGreaterThan(20);
    for (const route of reads) {
      const path = pathOf(route);
      const [get, head] = await Promise.all(['GET', 'HEAD'].map((method) => send(method, path, caller)));
      expect([path, head!.status]).toEqual([path, get!.status]);
    }
  });

  it.each(API_KEY_PERMISSIONS)('a key with %s alone gets the declared answer from every route', async (permission) => {
    const { key } = await createApiKey(service.admin, { permissions: [permission] });
    expect(await differencesOf({ token: key, permissions: [permission], isUser: false })).toEqual([]);
  });

  it('an audit viewer gets the declared answer from every route', async () => {
    const { id } = await createOrganization(service.admin);
    const { token } = await service.admin.organizations.auditViewers.create(id, { expiresInSeconds: 600 });
    expect(await differencesOf({ token, permissions: [VIEWER_PERMISSION], isUser: false })).toEqual([]);
  });

  it.each(Object.entries(BAD_KEYS))(
    'a key that is %s gets a 401 from every route that is not public',
    async (_, make) => {
      const token = await make(service);
      expect(await differencesOf({ token, permissions: null, isUser: false })).toEqual([]);
    },
  );

  it.each(USER_ONLY_PERMISSIONS)(
    'a role with %s alone gets the declared answer from every route',
    async (permission) => {
      const caller = await holderOf(await createRole(service, [permission]));
      expect(caller.permissions).toEqual([permission]);
      expect(await differencesOf(caller)).toEqual([]);
    },
  );

  it.each([
    ['no token', undefined],
    ['a token that is none', 'nonsense'],
  ])('%s gets a 401 from every route that is not public', async (_name, token) => {
    expect(await differencesOf({ token, permissions: null, isUser: true })).toEqual([]);
  });

  it('a suspended, a deleted and a signed-out admin get a 401 from every route that is not public', async () => {
    const [suspended, deleted, signedOut] = [
      await signedInAs(service, 'admin'),
      await signedInAs(service, 'admin'),
      await signedInAs(service, 'admin'),
    ];
    await service.admin.users.update(suspended.user.id, { status: 'suspended' });
    await service.admin.users.delete(deleted.user.id);
    await service.client(signedOut.token).auth.logout();
    for (const { token } of [suspended, deleted, signedOut]) {
      expect(await differencesOf({ token, permissions: null, isUser: true })).toEqual([]);
    }
  });

  it('has a route for each permission, except the one that only bodies need and that of audit viewers', () => {
    const declared = new Set(routes.flatMap((route) => route.read(PERMISSION) as Permission[] | undefined));
    expect(PERMISSIONS.filter((permission) => !declared.has(permission))).toEqual(['users:roles', VIEWER_PERMISSION]);
    expect(routes.length).toBeGreaterThan(50);
  });

  it('the walk of an admin changes nothing', async () => {
    const caller = await holderOf('admin');
    // The job would write the counts of refusals by the walks before at any moment.
    await service.app.get(OmittedRefusals, { strict: false }).writeEntries();
    const before = await snapshot(service);
    await differencesOf(caller);
    expect(await snapshot(service)).toEqual(before);
  });
});
