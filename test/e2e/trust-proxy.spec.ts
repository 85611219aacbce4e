import { userData } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const FORWARDED = '203.0.113.9, 198.51.100.7, 192.0.2.5';

/** From the right, each proxy has added the address that it was asked from; what is further left anybody may have made up. */
describe.each([
  [0, '127.0.0.1'],
  [1, '192.0.2.5'],
  [2, '198.51.100.7'],
  [3, '203.0.113.9'],
  [4, '203.0.113.9'],
])('With TRUST_PROXY=%i the address of a client', (trustProxy, expected) => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy } });
  });
  afterAll(() => service.close());

  async function ipOf(header: Record<string, string>): Promise<string | null> {
    const response = await service.as().post('/api/admin/users').set(header).send(userData());
    const { data } = await service.admin.auditLogs.list({ requestId: response.headers['x-request-id'] });
    return data[0]!.ip;
  }

  it(`is ${expected} in the audit log, and the socket's without the header`, async () => {
    expect(await ipOf({ 'X-Forwarded-For': FORWARDED })).toBe(expected);
    expect(await ipOf({})).toBe('127.0.0.1');
    for (const name of ['X-Real-IP', 'Forwarded', 'Client-IP', 'True-Client-IP', 'CF-Connecting-IP']) {
      expect(await ipOf({ [name]: name === 'Forwarded' ? 'for=203.0.113.9' : '203.0.113.9' })).toBe('127.0.0.1');
    }
  });

  it('is what requests without a session count against', async () => {
    const remaining = async (forwarded: string) => {
      const { headers } = await service.http.get('/api/nothing').set('X-Forwarded-For', forwarded);
      return Number(/r=(\d+)/.exec(headers.ratelimit ?? '')?.[1]);
    };
    const before = await remaining(FORWARDED);
    // The same but for the address that is believed, and the same address behind another client's claim.
    const elsewhere = FORWARDED.split(', ').map((address) => (address === expected ? '192.0.2.200' : address));
    const other = await remaining(elsewhere.join(', '));
    expect(await remaining(FORWARDED)).toBe(before - (trustProxy === 0 ? 2 : 1));
    expect(other).toBe(trustProxy === 0 ? before - 1 : 99);
  });
});
