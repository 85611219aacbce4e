import { connect, type Socket } from 'node:net';
import { ExportPages, type Section } from '@/audit/export/export-pages';
import { OpenExports } from '@/audit/export/open-exports';
import { auditCount, expectError } from '../support/answers';
import { insertManyEntries } from '../support/entries';
import { createSignedInUser } from '../support/factories';
import { atOnce, until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

const EXPORT = '/api/admin/audit-logs/export';
/** Some fifty megabytes: more than the buffers of a connection hold. */
const COUNT = 20_000;
const PAGE_BYTES = 2 * 1024 * 1024;

describe('Exports that nobody reads', () => {
  let service: TestApp;
  let exports: OpenExports;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    service = await createTestApp({ config: { auditSealEntries: 10_000 } });
    exports = service.app.get(OpenExports, { strict: false });
    await insertManyEntries(service, COUNT);
    await service.as().get(EXPORT).query({ resourceId: 'sealed first' });
  });
  afterAll(() => service.close());
  afterEach(async () => {
    jest.restoreAllMocks();
    sockets.splice(0).forEach((socket) => socket.destroy());
    await until('there is room', async () => (await head()) === 'HTTP/1.1 200 OK');
    sockets.splice(0).forEach((socket) => socket.destroy());
  });

  /** Asks for an export and reads no more than how its answer begins. */
  function head(token = service.adminToken): Promise<string> {
    const { hostname, port } = new URL(service.baseUrl);
    const socket = connect(Number(port), hostname);
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.write(`GET ${EXPORT}?resourceId=many HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`);
    return new Promise((resolve) => {
      socket.once('data', (chunk: Buffer) => {
        socket.pause();
        resolve(chunk.toString('latin1').split('\r\n', 1)[0]!);
      });
    });
  }

  const anAdmin = async () => (await createSignedInUser(service.admin, service.client(''), { role: 'admin' })).token;

  it('are 5 at most of one user; another has their own, and the next one comes when one has gone', async () => {
    const token = await anAdmin();
    for (let index = 0; index < 5; index += 1) {
      expect(await head(token)).toBe('HTTP/1.1 200 OK');
    }
    const before = await auditCount(service);
    const sixth = await service.as(token).get(EXPORT);
    expectError(sixth, 'RATE_LIMITED');
    expect(sixth.headers['retry-after']).toMatch(/^[1-9]\d*$/);
    // Nothing was given away.
    expect(await auditCount(service)).toBe(before);
    expect(await head()).toBe('HTTP/1.1 200 OK');
    sockets[0]!.destroy();
    await until('there is room', async () => (await head(token)) === 'HTTP/1.1 200 OK');
  });

  it('are 20 at most on one instance, the next is a 503', async () => {
    const tokens = await atOnce(4, anAdmin);
    for (const token of tokens) {
      await atOnce(5, () => head(token));
    }
    const next = await service.as().get(EXPORT);
    expectError(next, 'SERVICE_UNAVAILABLE');
    expect(next.headers['retry-after']).toMatch(/^[1-9]\d*$/);
  });

  it('that fail before their first line leave their place to others', async () => {
    const token = await anAdmin();
    jest.spyOn(service.app.get(ExportPages, { strict: false }), 'walk').mockImplementation(() => {
      throw new Error('The disk is on fire');
    });
    for (let index = 0; index < 6; index += 1) {
      expectError(await service.as(token).get(EXPORT), 'INTERNAL_ERROR');
    }
  });

  it('are cut off after a while, and whoever reads is not', async () => {
    const { stallMs } = exports;
    Object.assign(exports, { stallMs: 1_000 });
    try {
      const token = await anAdmin();
      await atOnce(5, () => head(token));
      const unread = sockets.slice(-5);
      await until('there is room again', async () => (await service.as(token).head(EXPORT)).status === 200);
      await until(
        'all are given up',
        () => service.logs.filter(({ msg }) => String(msg).startsWith('An export was aborted')).length === 5,
      );
      const ends = unread.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
      let rest = '';
      unread[0]!.on('data', (chunk: Buffer) => (rest = (rest + chunk.toString('latin1')).slice(-5)));
      unread.forEach((socket) => socket.resume());
      await Promise.all(ends);
      expect(rest).not.toBe('0\r\n\r\n');
      const whole = await fetch(`${service.baseUrl}${EXPORT}?resourceId=many`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect((await whole.text()).split('\n')).toHaveLength(COUNT + 1);
    } finally {
      Object.assign(exports, { stallMs });
    }
  });
});

it('A page of an export has no more than some megabytes, and misses nothing', async () => {
  const service = await createTestApp();
  try {
    await service.sql(
      `INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, changes,
         outcome, personal)
       SELECT gen_random_uuid(), now(), 'UPDATE', 'user', 'large', 'x', 'system', json_build_object('metadata',
         json_build_object('from', repeat('x', CASE n WHEN 100 THEN 3000000 ELSE 16000 END), 'to', repeat('y', 16000))),
         'SUCCESS', '{}'
       FROM generate_series(1, 300) AS n`,
    );
    const pages = service.app.get(ExportPages, { strict: false });
    const [row] = await service.sql<{ last: number }>('SELECT max(sequence) AS last FROM audit_logs');
    const section: Section = { filters: {}, after: 0, upTo: row!.last, signal: new AbortController().signal };
    const sequences: number[] = [];
    for await (const page of pages.walk(section)) {
      const bytes = page.reduce((sum, { changes }) => sum + JSON.stringify(changes).length, 0);
      expect(page.length === 1 || bytes <= PAGE_BYTES).toBe(true);
      sequences.push(...page.map(({ sequence }) => sequence));
    }
    const all = await service.sql<{ sequence: number }>('SELECT sequence FROM audit_logs ORDER BY sequence');
    expect(sequences).toEqual(all.map(({ sequence }) => sequence));
  } finally {
    await service.close();
  }
});
