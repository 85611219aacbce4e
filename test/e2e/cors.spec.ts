import { createTestApp, type TestApp } from '../support/test-app';

const FRIEND = 'https://admin.example.com';
const USERS = '/api/admin/users';

describe('CORS', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { corsOrigins: [FRIEND, 'http://localhost:5173'] } });
  });
  afterAll(() => service.close());

  const preflight = (origin: string, method = 'PATCH') =>
    service.http
      .options(USERS)
      .set('Origin', origin)
      .set('Access-Control-Request-Method', method)
      .set('Access-Control-Request-Headers', 'authorization,content-type,if-match');

  it('lets the configured origins ask beforehand, without a token', async () => {
    for (const origin of [FRIEND, 'http://localhost:5173']) {
      const { status, headers } = await preflight(origin);
      expect([status, headers['access-control-allow-origin']]).toEqual([204, origin]);
      expect(headers['access-control-allow-methods']).toMatch(/\bPATCH\b.*\bDELETE\b/);
      expect(headers['access-control-allow-headers']).toMatch(/Authorization/);
      expect(headers['access-control-allow-headers']).toMatch(/If-Match, ?If-None-Match/);
      expect(headers['access-control-allow-headers']).toMatch(/Idempotency-Key/);
      expect(headers['access-control-allow-headers']).toMatch(/Last-Event-ID/);
      expect(headers['access-control-allow-headers']).toMatch(/X-Audit-Reason/);
      expect(headers['access-control-allow-headers']).toMatch(/baggage.*traceparent.*tracestate/);
      expect(headers.vary).toMatch(/Origin/i);
      // A token is sent as a header by who has it, never by the browser on its own.
      expect(headers).not.toHaveProperty('access-control-allow-credentials');
    }
  });

  it('lets them read the answers, refusals too, and the headers that the contract names', async () => {
    const requests = [service.as().get(USERS), service.http.get(USERS), service.as().get('/api/nothing')];
    for (const request of requests) {
      const { headers } = await request.set('Origin', FRIEND);
      expect(headers['access-control-allow-origin']).toBe(FRIEND);
      for (const name of [
        'X-Request-Id',
        'RateLimit',
        'RateLimit-Policy',
        'Retry-After',
        'ETag',
        'Location',
        'Idempotent-Replayed',
      ]) {
        expect(headers['access-control-expose-headers']!.split(/, */)).toContain(name);
      }
    }
  });

  it.each([
    'https://evil.example.com',
    'http://admin.example.com',
    'https://admin.example.com:8443',
    'https://admin.example.com.evil.com',
    'https://evil.com#https://admin.example.com',
    'null',
  ])('tells %s nothing', async (origin) => {
    const asked = await preflight(origin);
    const read = await service.as().get(USERS).set('Origin', origin);
    for (const { headers } of [asked, read]) {
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    }
  });
});

describe('Without configured origins', () => {
  it('there is no CORS: no header, and OPTIONS is like any other request', async () => {
    const service = await createTestApp();
    const asked = await service.http.options(USERS).set('Origin', FRIEND).set('Access-Control-Request-Method', 'GET');
    const read = await service.as().get(USERS).set('Origin', FRIEND);
    expect([asked.status, read.status]).toEqual([401, 200]);
    for (const { headers } of [asked, read]) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
    await service.close();
  });
});
