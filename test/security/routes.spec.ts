import { randomUUID } from 'node:crypto';
import { type RequestMethod } from '@nestjs/common';
import type { Response } from 'supertest';
import { AUDIT, type AuditMark } from '@/audit/recording/audit.decorators';
import { BODY_MAX_BYTES } from '@/http/body/body-limits';
import { PERMISSIONS } from '@/lib/admin/contract/permissions';
import { ANY_ROLE, PUBLIC } from '@/http/access/public.decorator';
import { ANY_PERMISSION, PERMISSION } from '@/http/access/requires-permission.decorator';
import { freshAddress } from '../support/addresses';
import { createApiKey, createOrganization, createSignedInUser, createUser } from '../support/factories';
import { type HandlerRoute, handlerRoutes, recordServedRoutes, type ServedRoute } from '../support/routes';
import { createTestApp, type TestApp } from '../support/test-app';

type Verb = keyof typeof RequestMethod;

/** Open to everyone. Say why, if you add a route to this list. */
const PUBLIC_ROUTES = [
  'POST /api/auth/login',
  // An invited person has a token of another kind, and no account yet.
  'POST /api/auth/invitations/accept',
  // A person who cannot log in has no session.
  'POST /api/auth/password-reset',
  'POST /api/auth/password-reset/accept',
  'GET /health/live',
  'GET /health/ready',
];
/** Open to every signed-in user: they are about the user's own session. */
const ANY_ROLE_ROUTES = [
  'GET /api/auth/session',
  'POST /api/auth/logout',
  'POST /api/auth/password',
  'GET /api/auth/sessions',
  'DELETE /api/auth/sessions',
  'DELETE /api/auth/sessions/:sid',
];
/** Changes nothing, whatever the verb, and is no resource. */
const REFUSING = 'FallbackController.refuse';
/** Answer an admin without an end; the suite of the stream reads them. */
const ENDLESS = ['GET /api/admin/audit-logs/stream'];
/** Would sign out the user of this suite, so that it is only tried. */
const SIGNS_OUT = 'DELETE /api/admin/sessions';
/** Swagger UI and the document. */
const DOCS = /^\/(docs|reference)(\/|$)|^\/$/;
/** Static pages that call public routes. */
const ACCOUNT_PAGES = /^\/(invitations\/accept|password-reset|account-pages\/[\w.]+)$/;

const UNAUTHORIZED = {
  code: 'UNAUTHORIZED',
  reason: 'MISSING_TOKEN',
  message: 'Missing or invalid authentication',
};
const FORBIDDEN = { code: 'FORBIDDEN', reason: 'ADMIN_REQUIRED', message: 'Admin access required' };

/** Bodies that a route must not even look at before it knows who asks and whether they may. */
const BAD_BODIES = [
  { name: 'malformed JSON', type: 'application/json', body: '{"name":' },
  { name: 'a wrong content type', type: 'text/plain', body: 'name=x' },
  { name: 'a wrong charset', type: 'application/json; charset=utf-7', body: '{}' },
  { name: 'an over-long body', type: 'application/json', body: `"${'x'.repeat(BODY_MAX_BYTES)}"` },
  { name: 'invalid UTF-8', type: 'application/json', body: Buffer.from([0x22, 0xff, 0x22]) },
];

describe('Every route of the running application', () => {
  let service: TestApp;
  let served: ServedRoute[];
  let handlers: HandlerRoute[];
  let userToken: string;
  /** Ids that exist, by the path that they stand in. */
  let existing: {
    user: string;
    organization: string;
    entry: string;
    session: string;
    invitation: string;
    apiKey: string;
    role: string;
    eventType: string;
  };

  beforeAll(async () => {
    served = recordServedRoutes();
    // One proxy is believed, so that each anonymous request may come from an address of its own.
    service = await createTestApp({ config: { trustProxy: 1 } });
    handlers = handlerRoutes(service.app);
    const signedIn = await createSignedInUser(service.admin, service.client(''));
    userToken = signedIn.token;
    const sessions = await service.admin.users.sessions.list(signedIn.user.id);
    const user = await createUser(service.admin);
    const organization = await createOrganization(service.admin);
    await service.admin.organizations.members.add(organization.id, { userId: user.id });
    const { id } = organization;
    const invitation = await service.admin.organizations.invitations.create(id, { email: 'invited@example.com' });
    const role = await service.admin.roles.create({ name: 'walked', permissions: [] });
    const { data } = await service.admin.auditLogs.list({ limit: 1 });
    existing = {
      user: user.id,
      organization: organization.id,
      entry: data[0]!.id,
      session: sessions.data[0]!.id,
      invitation: invitation.id,
      apiKey: (await createApiKey(service.admin)).id,
      role: role.id,
      eventType: (await service.admin.auditLogs.eventTypes.put('walked.by', {})).action,
    };
  });
  afterAll(() => service.close());

  const nameOf = ({ method, url }: ServedRoute) => `${method} ${url}`;
  const isClosed = (route: HandlerRoute) => !PUBLIC_ROUTES.includes(nameOf(route));
  const isForAdmins = (route: HandlerRoute) => isClosed(route) && !ANY_ROLE_ROUTES.includes(nameOf(route));
  const verbOf = ({ method }: HandlerRoute) => (method === 'ALL' ? 'PUT' : method);
  const takesBody = (route: HandlerRoute) => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(verbOf(route));

  /** The path of a route with ids that exist. */
  function pathWithExisting({ url }: ServedRoute): string {
    const ids = { 'audit-logs': existing.entry, 'api-keys': existing.apiKey, roles: existing.role };
    const id = Object.entries(ids).find(([noun]) => url.includes(`/${noun}/`))?.[1] ?? existing.organization;
    return url
      .replace(':id', url.includes('/users/:id') ? existing.user : id)
      .replace(':userId', existing.user)
      .replace(':sid', existing.session)
      .replace(':invitationId', existing.invitation)
      .replace(':action', existing.eventType)
      .replace('*', 'nothing/here');
  }

  function send(route: HandlerRoute, path: string, token?: string) {
    const request = service.http[verbOf(route).toLowerCase() as Lowercase<Verb> & 'get'](path);
    void request.set('X-Forwarded-For', freshAddress());
    return token === undefined ? request : request.set('Authorization', `Bearer ${token}`);
  }

  function expectError(response: Response, status: number, error: Record<string, unknown>): void {
    expect(response.status).toBe(status);
    expect(response.headers['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
    expect(response.body).toEqual({
      success: false,
      error: { ...error, requestId: response.headers['x-request-id'] },
    });
  }

  it('is a handler that this suite walks, the documentation, or a page of accounts', () => {
    const walked = new Set(handlers.map(nameOf));
    const unknown = served.filter(
      ({ method, url }) =>
        !DOCS.test(url) &&
        !ACCOUNT_PAGES.test(url) &&
        !walked.has(`${method} ${url}`) &&
        !walked.has(`ALL ${url}`) &&
        !(method === 'HEAD' && walked.has(`GET ${url}`)),
    );
    expect(unknown).toEqual([]);
    expect(served.length).toBeGreaterThan(handlers.length);
    expect(handlers.filter((route) => route.url.startsWith('/api/admin')).length).toBeGreaterThanOrEqual(18);
    const files = served.filter(({ url }) => DOCS.test(url) || ACCOUNT_PAGES.test(url));
    expect(files.filter(({ method }) => !['GET', 'HEAD'].includes(method))).toEqual([]);
  });

  it('is open only if a list of this suite says so', () => {
    const marked = (mark: string) => handlers.filter((route) => route.read(mark) === true).map(nameOf);
    expect(marked(PUBLIC).sort()).toEqual([...PUBLIC_ROUTES].sort());
    expect(marked(ANY_ROLE).sort()).toEqual([...ANY_ROLE_ROUTES].sort());
  });

  it('names a permission of the contract by @RequiresPermission if it is not open to more callers', () => {
    const open = handlers.filter((route) => !isForAdmins(route) || route.read(ANY_PERMISSION) === true);
    const named = handlers.filter((route) => {
      const permissions = route.read(PERMISSION) as string[] | undefined;
      return permissions?.every((permission) => PERMISSIONS.some((known) => known === permission));
    });
    expect(handlers.filter((route) => !open.includes(route) && !named.includes(route)).map(nameOf)).toEqual([]);
    expect(open.filter(({ url }) => url.startsWith('/api/admin')).map(nameOf)).toEqual([]);
    expect(open.filter((route) => route.read(ANY_PERMISSION) === true).map(({ name }) => name)).toEqual([
      // The paths of the router: /api, and everything below.
      REFUSING,
      REFUSING,
    ]);
  });

  it('says by @Audit what it does: one that changes something what, and a read READ', () => {
    const ofTheApi = handlers.filter(({ name, url }) => url.startsWith('/api') && name !== REFUSING);
    expect(ofTheApi.length).toBeGreaterThanOrEqual(20);
    const actionOf = (route: HandlerRoute) => (route.read(AUDIT) as AuditMark | undefined)?.action;
    const wrong = ofTheApi.filter((route) =>
      takesBody(route) ? !['CREATE', 'UPDATE', 'DELETE'].includes(actionOf(route) ?? '') : actionOf(route) !== 'READ',
    );
    expect(wrong.map(nameOf)).toEqual([]);
  });

  it('refuses a request without a token, with one and the same body for ids that exist and that do not', async () => {
    for (const route of handlers.filter(isClosed)) {
      for (const path of [pathWithExisting(route), ...otherPaths(route)]) {
        expectError(await send(route, path), 401, UNAUTHORIZED);
      }
    }
  });

  it('refuses a user who is no admin, with one and the same body for ids that exist and that do not', async () => {
    for (const route of handlers.filter(isForAdmins)) {
      for (const path of [pathWithExisting(route), ...otherPaths(route)]) {
        expectError(await send(route, path, userToken), 403, FORBIDDEN);
      }
    }
  });

  it.each(BAD_BODIES)('does not look at $name of a stranger or of a user who may not', async ({ type, body }) => {
    for (const route of handlers.filter((handler) => isClosed(handler) && takesBody(handler))) {
      const path = pathWithExisting(route);
      expectError(await send(route, path).set('Content-Type', type).send(body), 401, UNAUTHORIZED);
      if (isForAdmins(route)) {
        const response = await send(route, path, userToken).set('Content-Type', type).send(body);
        expectError(response, 403, FORBIDDEN);
      }
    }
  });

  it('answers an admin, so that the refusals above are those of the guards', async () => {
    const answering = handlers.filter((handler) => isForAdmins(handler) && !ENDLESS.includes(nameOf(handler)));
    for (const route of answering.filter(({ name }) => name !== REFUSING)) {
      const query = nameOf(route) === SIGNS_OUT ? '?dryRun=true' : '';
      const response = await send(
        route,
        pathWithExisting(route).replace(existing.user, randomUUID()) + query,
        service.adminToken,
        // Else the stream of the audit log would answer, and never end.
      ).set('Last-Event-ID', 'none');
      expect([200, 400, 404, 409]).toContain(response.status);
    }
  });

  it.each(['/api/nothing', '/api', '/api/admin', '/api/admin/users/x/y', '/api/%zz', '/api/admin/users/%00', '/api/'])(
    'tells a stranger nothing of %s, an unknown path, and a user no more',
    async (path) => {
      const unknown: HandlerRoute = { name: '', method: 'GET', url: path, read: () => undefined };
      expectError(await send(unknown, path), 401, UNAUTHORIZED);
      expectError(await send(unknown, path, userToken), 403, FORBIDDEN);
    },
  );

  /** The paths of a route with ids that are none, or nobody's; with a query that no route knows. */
  function otherPaths({ url }: ServedRoute): string[] {
    const fill = (id: string) => url.replace(/:\w+/g, id).replace('*', 'nothing');
    return [fill(randomUUID()), fill('not-an-id'), `${fill(randomUUID())}?nonsense=1&limit=-1`];
  }
});

describe('The order of checks', () => {
  let service: TestApp;
  const LIMIT = 4;

  beforeAll(async () => {
    service = await createTestApp({ config: { rateLimitPerMinute: LIMIT } });
  });
  afterAll(() => service.close());

  it('is 401, 429, 403, and then the request itself', async () => {
    const { token } = await createSignedInUser(service.admin, service.client(''));
    const statusOf = async (request: PromiseLike<Response>) => (await request).status;
    const badBody = (agent: ReturnType<TestApp['as']>) =>
      agent.post('/api/admin/users').set('Content-Type', 'text/plain').send('{');

    const user = service.as(token);
    const asUser: number[] = [];
    for (let sent = 0; sent <= LIMIT; sent += 1) {
      asUser.push(await statusOf(sent % 2 ? badBody(user) : user.get('/api/admin/users/not-an-id')));
    }
    expect(asUser).toEqual([403, 403, 403, 403, 429]);

    const admin = service.as();
    const asAdmin: number[] = [];
    // One request of the admin's quota has made the user.
    for (let sent = 1; sent <= LIMIT; sent += 1) {
      asAdmin.push(await statusOf(sent % 2 ? badBody(admin) : admin.get('/api/admin/users/not-an-id')));
    }
    expect(asAdmin).toEqual([415, 400, 415, 429]);

    // A user at the limit whose token is no good is nobody, and refused as such.
    expect(await statusOf(badBody(service.as(`${token}x`)))).toBe(401);
  });
});
