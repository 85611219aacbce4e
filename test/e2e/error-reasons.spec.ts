import type { Response } from 'supertest';
import { ERROR_STATUS, type ErrorCode, type ErrorReason } from '@/lib/admin/contract/errors';
import { UNKNOWN_ID } from '../support/answers';
import {
  createApiKey,
  createOrganization,
  createSignedInUser,
  createUser,
  organizationData,
  userData,
} from '../support/factories';
import { sendRaw } from '../support/raw-http';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';
const ORGANIZATIONS = '/api/admin/organizations';

type Send = (service: TestApp) => PromiseLike<Response>;

/** Requests that are refused, by the reason of the response. */
const REFUSALS: [ErrorCode, ErrorReason, Send][] = [
  ['BAD_REQUEST', 'VALIDATION_FAILED', (service) => service.as().get(`${USERS}?limit=0`)],
  ['BAD_REQUEST', 'VALIDATION_FAILED', (service) => service.as().get(`${USERS}/1`)],
  ['BAD_REQUEST', 'MALFORMED_JSON', (service) => service.as().post(USERS).type('json').send('{"name":')],
  ['BAD_REQUEST', 'MALFORMED_URL', (service) => service.as().get('/api/admin/users/%zz')],
  ['BAD_REQUEST', 'INVALID_CURSOR', (service) => service.as().get(`${USERS}?cursor=abc`)],
  [
    'BAD_REQUEST',
    'MALFORMED_HEADER',
    (service) => service.as().patch(`${USERS}/${UNKNOWN_ID}`).set('If-Match', '3').send({}),
  ],
  [
    'BAD_REQUEST',
    'MALFORMED_HEADER',
    (service) => service.as().post(USERS).set('Idempotency-Key', 'a b').send(userData()),
  ],
  [
    'BAD_REQUEST',
    'PASSWORD_REFUSED',
    (service) =>
      service
        .as()
        .post(USERS)
        .send(userData({ password: 'short' })),
  ],
  [
    'BAD_REQUEST',
    'UNKNOWN_ROLE',
    (service) =>
      service
        .as()
        .post(USERS)
        .send(userData({ role: 'nobody' })),
  ],
  ['BAD_REQUEST', 'WRONG_PASSWORD', (service) => service.as().post('/api/auth/password').send(newPassword)],
  ['UNAUTHORIZED', 'MISSING_TOKEN', (service) => service.http.get(USERS)],
  ['UNAUTHORIZED', 'INVALID_TOKEN', (service) => service.as('no.such.token').get(USERS)],
  ['UNAUTHORIZED', 'INVALID_TOKEN', (service) => service.http.get(USERS).set('Authorization', 'Basic YTpi')],
  ['UNAUTHORIZED', 'INVALID_CREDENTIALS', (service) => service.http.post('/api/auth/login').send(unknownLogin)],
  ['NOT_FOUND', 'USER_NOT_FOUND', (service) => service.as().get(`${USERS}/${UNKNOWN_ID}`)],
  ['NOT_FOUND', 'ORGANIZATION_NOT_FOUND', (service) => service.as().get(`${ORGANIZATIONS}/${UNKNOWN_ID}`)],
  ['NOT_FOUND', 'ROLE_NOT_FOUND', (service) => service.as().get(`/api/admin/roles/${UNKNOWN_ID}`)],
  ['NOT_FOUND', 'API_KEY_NOT_FOUND', (service) => service.as().get(`/api/admin/api-keys/${UNKNOWN_ID}`)],
  ['NOT_FOUND', 'AUDIT_LOG_NOT_FOUND', (service) => service.as().get(`/api/admin/audit-logs/${UNKNOWN_ID}`)],
  ['NOT_FOUND', 'EVENT_TYPE_NOT_FOUND', (service) => service.as().get('/api/admin/audit-logs/event-types/no.such')],
  ['NOT_FOUND', 'SESSION_NOT_FOUND', (service) => service.as().delete(`/api/auth/sessions/${UNKNOWN_ID}`)],
  ['NOT_FOUND', 'INVITATION_NOT_VALID', (service) => service.http.post('/api/auth/invitations/accept').send(wrongLink)],
  ['NOT_FOUND', 'ROUTE_NOT_FOUND', (service) => service.as().get('/api/admin/nothing')],
  ['NOT_FOUND', 'ROUTE_NOT_FOUND', (service) => service.http.get('/nothing')],
  ['METHOD_NOT_ALLOWED', 'METHOD_NOT_ALLOWED', (service) => service.as().put(USERS)],
  [
    'PAYLOAD_TOO_LARGE',
    'BODY_TOO_LARGE',
    (service) =>
      service
        .as()
        .post(USERS)
        .send({ name: 'x'.repeat(2 ** 20) }),
  ],
  [
    'UNSUPPORTED_MEDIA_TYPE',
    'MEDIA_TYPE_NOT_SUPPORTED',
    (service) => service.as().post(USERS).type('text/plain').send('{}'),
  ],
  [
    'UNSUPPORTED_MEDIA_TYPE',
    'CHARSET_NOT_SUPPORTED',
    (service) => service.as().post(USERS).set('Content-Type', 'application/json; charset=utf-7').send('{}'),
  ],
  [
    'UNSUPPORTED_MEDIA_TYPE',
    'CONTENT_ENCODING_NOT_SUPPORTED',
    (service) => service.as().post(USERS).set('Content-Encoding', 'gzip').send({}),
  ],
];

const newPassword = { currentPassword: 'not the password of anybody', newPassword: 'correct horse battery' };
const unknownLogin = { email: 'nobody@example.com', password: 'correct horse battery' };
const wrongLink = { token: 'a'.repeat(43) };

describe('The reason of an error', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  function expectReason(response: Response, code: ErrorCode, reason: ErrorReason): void {
    const { error } = response.body as { error: { code: ErrorCode; reason: ErrorReason } };
    expect([response.status, error.code, error.reason]).toEqual([ERROR_STATUS[code], code, reason]);
  }

  it('tells refusals with the same code apart', async () => {
    for (const [code, reason, send] of REFUSALS) {
      expectReason(await send(service), code, reason);
    }
  });

  it('POST /users returns 409 EMAIL_TAKEN if the email is taken', async () => {
    const { email } = await createUser(service.admin);
    expectReason(await service.as().post(USERS).send(userData({ email })), 'CONFLICT', 'EMAIL_TAKEN');
  });

  it('POST /organizations returns 409 SLUG_TAKEN if the slug is taken', async () => {
    const data = organizationData();
    await service.admin.organizations.create(data);
    expectReason(await service.as().post(ORGANIZATIONS).send(data), 'CONFLICT', 'SLUG_TAKEN');
  });

  it('tells a member from an invitation that an organization does not have', async () => {
    const { id } = await createOrganization(service.admin);
    const member = await service.as().get(`${ORGANIZATIONS}/${id}/members/${UNKNOWN_ID}`);
    const invitation = await service.as().get(`${ORGANIZATIONS}/${id}/invitations/${UNKNOWN_ID}`);
    expectReason(member, 'NOT_FOUND', 'MEMBER_NOT_FOUND');
    expectReason(invitation, 'NOT_FOUND', 'INVITATION_NOT_FOUND');
  });

  it('is STALE_VERSION if the resource has changed, and IDEMPOTENCY_KEY_REUSED for another request with a key', async () => {
    const { id } = await createUser(service.admin);
    const change = () => service.as().patch(`${USERS}/${id}`);
    expectReason(await change().set('If-Match', '"9"').send({ name: 'Ada' }), 'PRECONDITION_FAILED', 'STALE_VERSION');
    await change().set('Idempotency-Key', 'once').send({ name: 'Ada' });
    const again = await change().set('Idempotency-Key', 'once').send({ name: 'Bob' });
    expectReason(again, 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_REUSED');
  });

  it('is FOREIGN_CURSOR for the cursor of another filter', async () => {
    await createUser(service.admin);
    const { meta } = await service.admin.users.list({ limit: 1 });
    const response = await service.as().get(USERS).query({ cursor: meta.nextCursor!, role: 'admin' });
    expectReason(response, 'BAD_REQUEST', 'FOREIGN_CURSOR');
  });

  it('is the same for each token that is refused, whatever it was before', async () => {
    const { user, token } = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    const key = await createApiKey(service.admin);
    await service.admin.users.sessions.deleteAll(user.id);
    await service.admin.apiKeys.revoke(key.id);
    for (const refused of [token, `${token}x`, key.key, 'nonsense', 'x'.repeat(2_000)]) {
      const response = await service.as(refused).get(USERS);
      expectReason(response, 'UNAUTHORIZED', 'INVALID_TOKEN');
      expect(response.body.error.message).toBe('Missing or invalid authentication');
    }
  });

  it('is in responses to bytes that are no request to a route', async () => {
    const head = 'GET /api HTTP/1.1\r\nHost: x\r\n';
    for (const [bytes, reason] of [
      ['hello\r\n\r\n', 'MALFORMED_REQUEST'],
      [`${head}X-A: ${'x'.repeat(70_000)}\r\n\r\n`, 'HEADERS_TOO_LARGE'],
      ['POST /api/auth/login HTTP/1.1\r\nConnection: close\r\n\r\n', 'HOST_REQUIRED'],
    ] as const) {
      const { body } = await sendRaw(service.baseUrl, bytes);
      expect(JSON.parse(body)).toMatchObject({ error: { code: 'BAD_REQUEST', reason } });
    }
  });
});

describe('The reason of a 429', () => {
  it('tells the limit per minute from that per hour, and from that of an address', async () => {
    const service = await createTestApp({ config: { rateLimitPerMinute: 5, rateLimitPerHour: 8, trustProxy: 1 } });
    const { token } = await createSignedInUser(service.admin, service.client(''));
    const reasons: (string | undefined)[] = [];
    for (let sent = 1; sent <= 9; sent += 1) {
      const { body } = await service.as(token).get('/api/auth/session');
      reasons.push((body as { error?: { reason: string } }).error?.reason);
    }
    const stranger = () => service.http.get(USERS).set('X-Forwarded-For', '192.0.2.7');
    const answers = await Promise.all(Array.from({ length: 101 }, stranger));
    const refused = answers.filter(({ status }) => status === 429);
    await service.close();
    expect(reasons).toEqual([
      ...Array<undefined>(5).fill(undefined),
      ...Array<string>(3).fill('MINUTE_LIMIT_REACHED'),
      'HOUR_LIMIT_REACHED',
    ]);
    expect(refused.map(({ body }) => (body as { error: { reason: string } }).error.reason)).toEqual([
      'ADDRESS_LIMIT_REACHED',
    ]);
  });
});
