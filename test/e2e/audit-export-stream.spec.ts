import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { ExportedAuditLog } from '@/lib/admin/contract/audit-seals';
import { createAdminClient } from '@/lib/admin/client';
import { AuditExportService } from '@/audit/export/audit-export.service';
import { SessionsService } from '@/auth/sessions/sessions.service';
import { ExportPages, type Section } from '@/audit/export/export-pages';
import { expectError } from '../support/answers';
import { insertManyEntries } from '../support/entries';
import { PATIENT_MS } from '../support/patience';
import { atOnce, tally, until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

const EXPORT = '/api/admin/audit-logs/export';
const MANY = '?resourceId=many';
const COUNT = 20_000;
const PAGE = 500;

describe('The stream of an export', () => {
  let service: TestApp;
  let pages: ExportPages;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    service = await createTestApp({ config: { auditSealEntries: 10_000 } });
    pages = service.app.get(ExportPages, { strict: false });
    await insertManyEntries(service, COUNT);
    await service.as().get(EXPORT).query({ resourceId: 'sealed first' });
  });
  afterAll(() => service.close());
  afterEach(() => {
    // One left open would hold the service up when it stops.
    sockets.splice(0).forEach((socket) => socket.destroy());
    jest.restoreAllMocks();
  });

  /** Watches the walks through the log: pages read so far, and whether each walk has ended. */
  function watchWalks() {
    const watched = { pages: 0, walks: 0, ended: 0 };
    const walk = pages.walk.bind(pages);
    jest.spyOn(pages, 'walk').mockImplementation(async function* (section: Section) {
      watched.walks += 1;
      try {
        for await (const page of walk(section)) {
          watched.pages += 1;
          yield page;
        }
      } finally {
        watched.ended += 1;
      }
    });
    return watched;
  }

  /** Lets the walk give so many pages, and fails then. */
  function breakAfter(count: number, times = 1): void {
    const walk = pages.walk.bind(pages);
    let left = times;
    jest.spyOn(pages, 'walk').mockImplementation(async function* (section: Section) {
      const breaks = left-- > 0;
      let given = 0;
      for await (const page of walk(section)) {
        if (breaks && given++ === count) {
          throw new Error('The disk is on fire');
        }
        yield page;
      }
    });
  }

  /** A client that asks and then reads nothing until it is told to. */
  function ask(path: string): Socket {
    const { hostname, port } = new URL(service.baseUrl);
    const socket = connect(Number(port), hostname);
    sockets.push(socket);
    socket.pause();
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${service.adminToken}\r\n\r\n`);
    return socket;
  }

  /**
   * Waits until the number of pages has not changed for 25 looks while `waits` was true. Between two looks the process reads
   * and writes what it can, however slow the machine is.
   */
  async function settled(watched: { pages: number }, waits: () => boolean): Promise<number> {
    let [last, looks] = [watched.pages, 0];
    await until('nothing more is fetched', () => {
      // A slow page also leaves the number alone, but then nothing waits for the reader.
      looks = watched.pages === last && waits() ? looks + 1 : 0;
      last = watched.pages;
      return last > 0 && looks >= 25;
    });
    return last;
  }

  it('fetches no page that nobody reads', async () => {
    const watched = watchWalks();
    const answered = new Promise<ServerResponse>((resolve) =>
      service.app.getHttpServer().once('request', (_request, response: ServerResponse) => resolve(response)),
    );
    const socket = ask(`${EXPORT}${MANY}`);
    const response = await answered;
    // Up to what the buffers of the connection itself hold, some megabytes of the fifty.
    const ahead = await settled(watched, () => response.writableNeedDrain);
    expect(ahead).toBeLessThan(COUNT / PAGE / 2);
    expect(response.writableLength).toBeLessThan(1_000_000);
    expect(watched.ended).toBe(0);

    let lines = 0;
    let end = '';
    socket.on('data', (chunk: Buffer) => {
      lines += chunk.toString('latin1').split('"cursor":').length - 1;
      end = (end + chunk.toString('latin1')).slice(-5);
    });
    socket.resume();
    await until('the rest has come', () => end === '0\r\n\r\n');
    expect(watched).toEqual({ pages: COUNT / PAGE, walks: 1, ended: 1 });
    // A word may be parted by two chunks.
    expect(lines).toBeGreaterThan(COUNT * 0.95);
  });

  it('fetches its first page, and no other before it is read', async () => {
    const watched = watchWalks();
    const payload = Buffer.from(service.adminToken.split('.')[1]!, 'base64url').toString();
    const { sub: id, sid: sessionId } = JSON.parse(payload) as { sub: string; sid: string };
    const user = await service.app.get(SessionsService, { strict: false }).authenticate(sessionId, id);
    const routeOptions = { url: '/api/admin/audit-logs/export' };
    const request = { method: 'GET', id: 'direct', ip: '127.0.0.1', headers: {}, user, routeOptions };
    const exports = service.app.get(AuditExportService, { strict: false });
    const file = await exports.open({ format: 'ndjson', resourceId: ['many'] }, request as never, () => undefined);
    expect(await settled(watched, () => true)).toBe(1);
    file.getStream().destroy();
    await until('it has ended', () => watched.ended === 1);
  });

  it('ends at once when the client goes away, and leaves nothing behind', async () => {
    const watched = watchWalks();
    const logged = service.logs.length;
    const responses: ServerResponse[] = [];
    const collect = (_request: unknown, response: ServerResponse) => void responses.push(response);
    service.app.getHttpServer().on('request', collect);
    const asking = await atOnce(5, () => Promise.resolve(ask(`${EXPORT}${MANY}`)));
    await until('all are under way', () => watched.walks === 5);
    service.app.getHttpServer().off('request', collect);
    await settled(watched, () => responses.every(({ writableNeedDrain }) => writableNeedDrain));
    expect(watched.ended).toBe(0);
    asking.forEach((socket) => socket.destroy());
    await until('all have ended', () => watched.ended === 5);
    expect(watched.pages).toBeLessThan((5 * COUNT) / PAGE / 2);
    const answers = await atOnce(20, () => service.as().get('/api/admin/users?limit=1'));
    expect(tally(answers)).toEqual({ 200: 20 });
    // The background work of the log may be late on a slow machine, and says so.
    const lines = service.logs.slice(logged).filter(({ level, context }) => level !== 'info' && context !== 'Audit');
    expect(lines).toEqual([]);
  });

  it('ends between two statements where nothing matches for long', async () => {
    const stop = new AbortController();
    const fetched = jest
      .spyOn(pages as unknown as { page(_: object, from: number, to: number): Promise<object> }, 'page')
      .mockImplementation((_, __, end) => {
        stop.abort();
        return Promise.resolve({ entries: [], end });
      });
    const section = { filters: {}, after: 0, upTo: 1_000_000_000, signal: stop.signal };
    for await (const page of pages.walk(section)) expect(page).toBe('none');
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('looks through the log piece by piece, further at a time while that goes fast, and misses nothing', async () => {
    // However slow the machine is, each look takes no time.
    jest.spyOn(performance, 'now').mockReturnValue(0);
    const looked: [number, number][] = [];
    jest
      .spyOn(pages as unknown as { page(filters: object, from: number, to: number): Promise<object> }, 'page')
      .mockImplementation((_filters, from, to) => {
        looked.push([from, to]);
        return Promise.resolve({ entries: [], end: to });
      });
    const section = { filters: {}, after: 7, upTo: 5_000_000, signal: new AbortController().signal };
    for await (const page of pages.walk(section)) expect(page).toBe('none');
    jest.restoreAllMocks();
    expect(looked[0]).toEqual([7, 10_007]);
    expect(looked.at(-1)?.[1]).toBe(5_000_000);
    expect(looked.slice(1).every(([from], index) => from === looked[index]?.[1])).toBe(true);
    expect(Math.max(...looked.map(([from, to]) => to - from))).toBe(500_000);
  });

  it('is torn where it fails in the middle, never ended as if it were whole, and the log says why', async () => {
    breakAfter(3);
    const logged = service.logs.length;
    const response = await fetch(`${service.baseUrl}${EXPORT}${MANY}`, {
      headers: { authorization: `Bearer ${service.adminToken}`, 'x-request-id': 'torn' },
    });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
    const [line] = service.logs.slice(logged).filter(({ level }) => level === 'error');
    expect(line).toMatchObject({
      context: 'AuditExport',
      requestId: 'torn',
      msg: 'An export failed. Resume it with the cursor of its last line.',
    });
    expect(line?.err).toMatchObject({ message: 'The disk is on fire' });
  });

  it('is an error as everywhere where it fails before the first line; its entry is there nonetheless', async () => {
    breakAfter(0);
    const response = await service.as().get(`${EXPORT}${MANY}`).set('X-Request-Id', 'no-line');
    expectError(response, 'INTERNAL_ERROR');
    expect(response.headers['content-disposition']).toBeUndefined();
    const { data } = await service.admin.auditLogs.list({ requestId: 'no-line' });
    expect(data.map(({ action, resource }) => [action, resource.type])).toEqual([['READ', 'audit_log']]);
  });

  it('is resumed by the client where it is torn: each entry once, in order', async () => {
    breakAfter(3, 4);
    const client = createAdminClient({
      baseUrl: service.baseUrl,
      token: service.adminToken,
      maxRetries: 1,
      timeout: PATIENT_MS,
    });
    const sequences: number[] = [];
    const checkpoints = new Set<number>();
    for await (const { sequence, proof } of client.auditLogs.export({ resourceId: 'many' })) {
      sequences.push(sequence);
      checkpoints.add(typeof proof.checkpoint === 'number' ? proof.checkpoint : proof.checkpoint.number);
    }
    expect(sequences).toHaveLength(COUNT);
    expect(sequences.every((sequence, index) => index === 0 || sequence > sequences[index - 1]!)).toBe(true);
    expect(checkpoints.size).toBeGreaterThan(1);
  });

  it('is what the client says it is where maxRetries is 0: broken', async () => {
    breakAfter(2);
    const read: ExportedAuditLog[] = [];
    const all = (async () => {
      for await (const line of service.admin.auditLogs.export({ resourceId: 'many' })) read.push(line);
    })();
    await expect(all).rejects.toMatchObject({ name: 'AdminApiError', code: 'NETWORK_ERROR', status: 0 });
    expect(read.length).toBeGreaterThan(0);
    expect(read.length).toBeLessThanOrEqual(2 * PAGE);
  });
});
