import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { DETAIL_CODES, ERROR_STATUS, type ErrorCode, REASONS_BY_CODE } from '@/lib/admin/contract/errors';
import { createOrganization, createUser, userData } from '../support/factories';
import { sendRaw } from '../support/raw-http';
import { until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const USERS = '/api/admin/users';

/** The whole shape of an error, its status and its headers. */
function expectError(response: Response, code: ErrorCode, message?: string): void {
  const { error } = response.body as { error: Record<string, unknown> };
  expect([response.status, error]).toEqual([ERROR_STATUS[code], expect.objectContaining({ code })]);
  expect(response.body).toEqual({ success: false, error });
  expect(Object.keys(error).filter((key) => key !== 'details')).toEqual(['code', 'message', 'requestId', 'reason']);
  expect(REASONS_BY_CODE[code]).toContain(error.reason);
  expect(error.requestId).toBe(response.headers['x-request-id']);
  expect(error.message).toEqual(message ?? expect.stringMatching(/./));
  expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
  for (const detail of (error.details ?? []) as unknown[]) {
    expect(detail).toEqual({
      field: expect.any(String),
      code: expect.any(String),
      message: expect.stringMatching(/./),
    });
    expect(DETAIL_CODES).toContain((detail as { code: string }).code);
  }
}

function expectHeaders({ headers }: Response): void {
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['x-request-id']).toMatch(/^[A-Za-z0-9._-]{1,128}$/);
  expect(headers).not.toHaveProperty('x-powered-by');
  expect(headers).not.toHaveProperty('server');
  expect(headers).toHaveProperty('ratelimit');
  expect(headers).toHaveProperty('ratelimit-policy');
}

describe('The shape of every answer', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const lineOf = (requestId: string) =>
    service.logs.find((line) => line.requestId === requestId && line.msg === 'request');

  it('is { success, data } for a resource and { success, data, meta } for a list', async () => {
    const user = await createUser(service.admin);
    const one = await service.as().get(`${USERS}/${user.id}`);
    const list = await service.as().get(USERS);
    const deleted = await service.as().delete(`${USERS}/${user.id}`);
    expect(one.body).toEqual({ success: true, data: user });
    expect(Object.keys(list.body as object)).toEqual(['success', 'data', 'meta']);
    expect(list.body).toMatchObject({
      success: true,
      data: expect.any(Array),
      meta: { page: 1, limit: 20, totalIsCapped: false },
    });
    expect(deleted.body).toEqual({ success: true, data: { id: user.id, deleted: true, purgeAt: expect.any(String) } });
    [one, list, deleted].forEach(expectHeaders);
  });

  it('is the error envelope for each kind of refusal', async () => {
    const as = () => service.as();
    const taken = userData({ email: 'root@example.com' });
    const refusals: [ErrorCode, PromiseLike<Response>][] = [
      ['BAD_REQUEST', as().get(`${USERS}?limit=0`)],
      ['BAD_REQUEST', as().get(`${USERS}/1`)],
      ['BAD_REQUEST', as().post(USERS).send({})],
      ['UNAUTHORIZED', service.http.get(USERS)],
      ['NOT_FOUND', as().get('/api/nothing')],
      ['NOT_FOUND', as().get('/api')],
      ['NOT_FOUND', as().get(`${USERS}/${randomUUID()}`)],
      ['METHOD_NOT_ALLOWED', as().put(USERS)],
      ['CONFLICT', as().post(USERS).send(taken)],
      [
        'PAYLOAD_TOO_LARGE',
        as()
          .post(USERS)
          .send({ name: 'x'.repeat(1024 * 1024) }),
      ],
      ['UNSUPPORTED_MEDIA_TYPE', as().post(USERS).type('text/plain').send('{}')],
    ];
    for (const [code, request] of refusals) {
      const response = await request;
      expectError(response, code);
      expectHeaders(response);
    }
  });

  it('is the error envelope for unknown paths outside /api as well, without naming the path', async () => {
    for (const path of ['/nothing', '/favicon.ico', '/%2e%2e/etc/passwd', '/apiary']) {
      const response = await service.http.get(path);
      expectError(response, 'NOT_FOUND');
      expect(response.text).not.toContain('nothing');
    }
  });

  it('names every fault of a request in details, one each', async () => {
    const body = { email: 'x', name: '', role: 'Root', nonsense: 1 };
    const response = await service.as().post(USERS).send(body);
    expectError(response, 'BAD_REQUEST');
    const details = response.body.error.details as { field: string }[];
    expect(details.map(({ field }) => field).sort()).toEqual(['email', 'name', 'nonsense', 'role']);
  });

  it.each([
    ['PUT', USERS, 'GET, HEAD, POST'],
    ['DELETE', USERS, 'GET, HEAD, POST'],
    ['POST', `${USERS}/${randomUUID()}`, 'DELETE, GET, HEAD, PATCH'],
    ['PUT', '/api/admin/settings', 'GET, HEAD, PATCH'],
    ['DELETE', `/api/admin/audit-logs/${randomUUID()}`, 'GET, HEAD'],
    ['GET', '/api/auth/login', 'POST'],
    ['DELETE', '/api/auth/session', 'GET, HEAD'],
    ['OPTIONS', USERS, 'GET, HEAD, POST'],
    ['TRACE', USERS, 'GET, HEAD, POST'],
    ['PROPFIND', USERS, 'GET, HEAD, POST'],
  ])('is 405 with Allow for %s %s', async (method, path, allow) => {
    const response = await sendRaw(
      service.baseUrl,
      `${method} ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${service.adminToken}\r\nConnection: close\r\n\r\n`,
    );
    expect([response.status, response.headers.allow]).toEqual([405, allow]);
    expect(JSON.parse(response.body)).toMatchObject({ success: false, error: { code: 'METHOD_NOT_ALLOWED' } });
  });

  it('answers HEAD as GET, without a body', async () => {
    const get = await service.as().get(`${USERS}?limit=1`);
    const head = await service.as().head(`${USERS}?limit=1`);
    expect([head.status, head.text]).toEqual([200, undefined]);
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
  });

  it.each(['a', 'A-Za.z_0-9', 'x'.repeat(128), randomUUID(), '..', '-'])('keeps the request id %s', async (id) => {
    const success = await service.as().get(`${USERS}?limit=1`).set('X-Request-Id', id);
    const error = await service.as().get('/api/nothing').set('X-Request-Id', id);
    const outside = await service.http.get('/health/live').set('X-Request-Id', id);
    expect([success, error, outside].map(({ headers }) => headers['x-request-id'])).toEqual([id, id, id]);
    expect(error.body.error.requestId).toBe(id);
    await until('the log has the line of the request', () => lineOf(id) !== undefined);
  });

  it.each([
    'x'.repeat(129),
    'two words',
    'a,b',
    'a/b',
    'é',
    '<script>',
    '"quoted"',
    "'; DROP TABLE users --",
    '%0d%0a',
    '',
  ])('makes a request id of its own in place of %s', async (id) => {
    const response = await service.as().get('/api/nothing').set('X-Request-Id', Buffer.from(id).toString('latin1'));
    expect(response.headers['x-request-id']).toMatch(UUID);
    expectError(response, 'NOT_FOUND');
    const requestId = response.headers['x-request-id']!;
    await until('the log has the line of the request', () => lineOf(requestId) !== undefined);
  });

  it('makes a request id of its own where two are given', async () => {
    const head = `GET /api/x HTTP/1.1\r\nHost: x\r\nX-Request-Id: one\r\nX-Request-Id: two\r\nConnection: close\r\n\r\n`;
    const response = await sendRaw(service.baseUrl, head);
    expect(response.headers['x-request-id']).toMatch(UUID);
  });

  it('is the same for a request with an expectation that nobody knows', async () => {
    const head = 'GET /api/x HTTP/1.1\r\nHost: x\r\nExpect: 200-ok\r\nConnection: close\r\n\r\n';
    const { status, body } = await sendRaw(service.baseUrl, head);
    expect([status, body]).toEqual([401, expect.stringContaining('"code":"UNAUTHORIZED"')]);
  });

  it('has the request id of a change in its audit entry', async () => {
    const given = await service.as().post(USERS).set('X-Request-Id', 'from-the-client').send(userData());
    const made = await service.as().post(USERS).send(userData());
    for (const response of [given, made]) {
      const { data } = await service.admin.auditLogs.list({ resourceId: response.body.data.id as string });
      expect(data.map(({ requestId }) => requestId)).toEqual([response.headers['x-request-id']]);
    }
    expect(given.headers['x-request-id']).toBe('from-the-client');
  });

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['TLS', Buffer.from('16030100a5010000a1030352', 'hex')],
    ['an unknown verb', 'FROBNICATE /api HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a header with a blank in its name', 'GET /api HTTP/1.1\r\nHost: x\r\nBad Header: x\r\n\r\n'],
    ['a NUL in a header', 'GET /api HTTP/1.1\r\nHost: x\r\nX-A: a\0b\r\n\r\n'],
    ['a header beyond all measure', `GET /api HTTP/1.1\r\nHost: x\r\nX-A: ${'x'.repeat(70_000)}\r\n\r\n`],
    ['two lengths', 'POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    [
      'a length and chunks',
      'POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a negative length', 'POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
    ['HTTP/1.1 without a host', 'POST /api/auth/login HTTP/1.1\r\nConnection: close\r\n\r\n'],
  ])('is the error envelope for %s on the socket', async (_, bytes) => {
    const { status, headers, body } = await sendRaw(service.baseUrl, bytes);
    expect(status).toBe(400);
    expect(JSON.parse(body)).toEqual({
      success: false,
      error: expect.objectContaining({ code: 'BAD_REQUEST', requestId: headers['x-request-id'] }),
    });
    expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
    expect(headers).not.toHaveProperty('server');
  });
});

describe('A fault of the service', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  async function expectNoDetails(response: Response, logged: RegExp): Promise<void> {
    expectHeaders(response);
    expect(response.body.error).not.toHaveProperty('details');
    expect(response.text).not.toMatch(/plan|column|constraint|organization|QueryFailed|stack|node_modules|select/i);
    const requestId = response.headers['x-request-id'];
    const line = service.logs.find((entry) => entry.requestId === requestId && entry.level === 'error');
    expect(JSON.stringify(line?.err)).toMatch(logged);
    expect((await service.http.get('/health/ready')).status).toBe(200);
  }

  it('returns 500 with a fixed message and no internal detail, which only the log has', async () => {
    const organization = await createOrganization(service.admin);
    await service.sql('ALTER TABLE organizations RENAME COLUMN plan TO broken_on_purpose');
    const requests = [
      service.as().get('/api/admin/organizations'),
      service.as().get(`/api/admin/organizations/${organization.id}`),
      service.as().post('/api/admin/organizations').send({ name: 'Acme' }),
      service.as().patch(`/api/admin/organizations/${organization.id}`).send({ name: 'Acme' }),
    ];
    for (const request of requests) {
      const response = await request;
      expectError(response, 'INTERNAL_ERROR', 'Internal server error');
      await expectNoDetails(response, /column .*plan/i);
    }
  });
});
