import { type IncomingHttpHeaders, request as open } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { tagOf } from '../support/answers';
import { apiKeyData, createUser, PASSWORD, userData } from '../support/factories';
import { openEvents } from '../support/event-streams';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';
/** More than 1 KiB, so that only the rules of the route decide. */
const LONG = { note: 'x'.repeat(2_000) };
const MANY_NETWORKS = Array.from({ length: 50 }, (_, index) => `2001:db8:0:${index + 1}::/64`);

interface Raw {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
}

describe('Compression of responses', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
    for (let index = 0; index < 5; index += 1) {
      await createUser(service.admin);
    }
  });
  afterAll(() => service.close());

  /** Sends a request and leaves the body as it comes over the wire. */
  function raw(path: string, headers: Record<string, string> = {}, method = 'GET', body?: object): Promise<Raw> {
    const sent = {
      authorization: `Bearer ${service.adminToken}`,
      'accept-encoding': 'gzip, br',
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    };
    return new Promise((resolve, reject) => {
      const request = open(`${service.baseUrl}${path}`, { method, headers: sent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) }),
        );
      });
      request.on('error', reject);
      request.end(body && JSON.stringify(body));
    });
  }

  const encodingOf = async (path: string, headers?: Record<string, string>) =>
    (await raw(path, headers)).headers['content-encoding'];

  it.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['br;q=0.1, gzip', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ])('a list is compressed for Accept-Encoding: %s by %s', async (accepted, encoding, decompress) => {
    const plain = await raw(USERS, { 'accept-encoding': 'identity' });
    const { headers, bytes } = await raw(USERS, { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.vary).toBe('accept-encoding');
    expect(JSON.parse(decompress(bytes).toString())).toEqual(JSON.parse(plain.bytes.toString()));
    expect(bytes.length).toBeLessThan(plain.bytes.length / 2);
    expect(headers['content-length']).toBe(String(bytes.length));
  });

  it.each(['identity', '', 'deflate', 'zstd', 'gzip;q=0, br;q=0', 'unknown'])(
    'a list is not compressed for Accept-Encoding: %s, and varies by it all the same',
    async (accepted) => {
      const { headers, bytes } = await raw(USERS, { 'accept-encoding': accepted });
      expect([headers['content-encoding'], headers.vary]).toEqual([undefined, 'accept-encoding']);
      expect(JSON.parse(bytes.toString()).success).toBe(true);
    },
  );

  it('a response below 1 KiB is not compressed', async () => {
    expect(await encodingOf(`${USERS}?limit=1`)).toBeUndefined();
    expect(await encodingOf('/health/live')).toBeUndefined();
  });

  it('an error above 1 KiB is compressed', async () => {
    const { status, headers, bytes } = await raw(`${USERS}?${'x=&'.repeat(1)}${'y'.repeat(2_000)}=1`);
    expect([status, headers['content-encoding']]).toEqual([400, 'br']);
    expect(JSON.parse(brotliDecompressSync(bytes).toString()).error.code).toBe('BAD_REQUEST');
  });

  it('HEAD has the headers of GET and no body', async () => {
    const { headers, bytes } = await raw(USERS, {}, 'HEAD');
    expect([headers['content-encoding'], headers.vary, bytes.length]).toEqual(['br', 'accept-encoding', 0]);
  });

  it('a response with an ETag stays as it is, so that its tag can stay strong', async () => {
    const { id } = await createUser(service.admin, { metadata: LONG });
    const { headers } = await raw(`${USERS}/${id}`);
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers.etag).toEqual(tagOf(1));
    const unchanged = await raw(`${USERS}/${id}`, { 'if-none-match': headers.etag! });
    expect([unchanged.status, unchanged.headers.etag, unchanged.bytes.length]).toEqual([304, headers.etag, 0]);
    expect(unchanged.headers['content-encoding']).toBeUndefined();
    const changed = await raw(`${USERS}/${id}`, { 'if-match': headers.etag! }, 'PATCH', { name: 'Ada' });
    expect([changed.status, changed.headers.etag]).toEqual([200, tagOf(2)]);
  });

  it.each([
    ['a new API key', '/api/admin/api-keys', () => apiKeyData({ allowedIps: MANY_NETWORKS })],
    [
      'a login',
      '/api/auth/login',
      async () => {
        const user = userData({ password: PASSWORD, metadata: LONG, role: 'admin' });
        await service.admin.users.create(user);
        return { email: user.email, password: PASSWORD };
      },
    ],
  ])('a response with a secret stays as it is: %s', async (_, path, body) => {
    const { status, headers, bytes } = await raw(path, {}, 'POST', await body());
    expect([status < 300, bytes.length > 1024]).toEqual([true, true]);
    expect([headers['content-encoding'], headers.vary]).toEqual([undefined, undefined]);
  });

  it('exports and event streams stay as they are, line by line', async () => {
    for (const query of ['', '?format=csv']) {
      const { status, headers } = await raw(`/api/admin/audit-logs/export${query}`);
      expect([query, status, headers['content-encoding']]).toEqual([query, 200, undefined]);
    }
    const { id } = await createUser(service.admin);
    expect(await encodingOf(`${USERS}/${id}/data`)).toBeUndefined();
    const stream = await openEvents(service.baseUrl, { token: service.adminToken });
    expect([stream.status, stream.headers['content-encoding']]).toEqual([200, undefined]);
    stream.cut();
  });

  it('a compressed body of a request stays a 415, because it could be a bomb', async () => {
    const { status } = await raw(USERS, { 'content-encoding': 'gzip' }, 'POST', userData());
    expect(status).toBe(415);
  });
});
