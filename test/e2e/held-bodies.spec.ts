import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createAdapter } from '@/app.setup';
import { BodyLimits, PUBLIC_BODY_MAX_BYTES } from '@/http/body/body-limits';
import { BodyMemory } from '@/http/body/body-memory';
import { Connections } from '@/http/connections/connections';
import { until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

const LOGIN = '/api/auth/login';
const USERS = '/api/admin/users';

interface RawClient {
  socket: Socket;
  text: () => string;
  isClosed: () => boolean;
}

describe('Request bodies', () => {
  let service: TestApp;
  const sockets: Socket[] = [];

  /** Puts back what a test has changed. */
  let restore: (() => void)[] = [];

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());
  afterEach(() => {
    sockets.splice(0).forEach((socket) => socket.destroy());
    restore.forEach((undo) => undo());
    restore = [];
  });

  function set<T extends object>(target: T, values: Partial<T>): void {
    const before = Object.fromEntries(Object.keys(values).map((key) => [key, target[key as keyof T]]));
    restore.push(() => Object.assign(target, before));
    Object.assign(target, values);
  }

  function open(text = ''): RawClient {
    const { hostname, port } = new URL(service.baseUrl);
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let received = '';
    let closed = false;
    socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => (closed = true));
    sockets.push(socket);
    return { socket, text: () => received, isClosed: () => closed };
  }

  const head = (path: string, headers: string[]) =>
    [`POST ${path} HTTP/1.1`, 'Host: x', 'Content-Type: application/json', ...headers, '', ''].join('\r\n');
  const authorization = () => `Authorization: Bearer ${service.adminToken}`;
  const statusOf = (client: RawClient) => Number(client.text().split(' ')[1] ?? 0);
  const errorOf = (client: RawClient) =>
    (JSON.parse(client.text().split('\r\n\r\n')[1] ?? '{}') as { error: { code: string; requestId: string } }).error;
  /** Replaces both memories by small ones. */
  const limitMemory = (bytes: number) => {
    const limits = service.app.get(BodyLimits);
    set(limits.withoutSession, { memory: new BodyMemory(bytes) });
    set(limits.withSession, { memory: new BodyMemory(bytes) });
    return limits;
  };
  const answered = (client: RawClient) => until('there is an answer', () => client.text().includes('}'));

  it('POST /auth/login returns 413 if the body announces more than 16 KiB', async () => {
    const client = open(head(LOGIN, [`Content-Length: ${PUBLIC_BODY_MAX_BYTES + 1}`]));
    await answered(client);
    expect([statusOf(client), errorOf(client).code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect(client.text()).toContain('16 KiB');
  });

  it('POST /auth/login returns 413 if a chunked body grows over 16 KiB', async () => {
    const chunk = `2000\r\n${'x'.repeat(8_192)}\r\n`;
    const client = open(head(LOGIN, ['Transfer-Encoding: chunked']) + chunk.repeat(3));
    await answered(client);
    expect(statusOf(client)).toBe(413);
  });

  it('POST /auth/login reads a body of exactly 16 KiB', async () => {
    const body = `{"x":"${'x'.repeat(PUBLIC_BODY_MAX_BYTES - 8)}"}`;
    const answer = await service.http.post(LOGIN).set('Content-Type', 'application/json').send(body);
    expect(answer.status).toBe(400);
  });

  it('PUT /auth/login, which no route takes, reads no more than 16 KiB without a session', async () => {
    const answer = await service.http.put(LOGIN).send({ x: 'x'.repeat(PUBLIC_BODY_MAX_BYTES) });
    expect(answer.status).toBe(413);
  });

  it('POST /users reads 1 MiB with a session', async () => {
    const answer = await service
      .as()
      .post(USERS)
      .send({ x: 'x'.repeat(PUBLIC_BODY_MAX_BYTES) });
    expect(answer.body.error.details).toContainEqual(expect.objectContaining({ code: 'UNKNOWN_FIELD' }));
  });

  it('refuses the body that has been arriving longest with a 503 if all of them are too large together', async () => {
    const limits = limitMemory(40_000);
    const slow = Array.from({ length: 4 }, () => open(head(LOGIN, ['Content-Length: 16000']) + 'x'.repeat(15_000)));
    await until('the first is refused', () => slow.some((client) => statusOf(client) === 503));
    const refused = slow.find((client) => statusOf(client) === 503)!;
    expect(errorOf(refused).code).toBe('SERVICE_UNAVAILABLE');
    expect(refused.text()).toMatch(/retry-after: 1/i);
    expect(limits.withoutSession.memory.bytes).toBeLessThanOrEqual(40_000);
  });

  it('POST /auth/login of a client without a pause is answered while others hold all the memory', async () => {
    limitMemory(40_000);
    Array.from({ length: 4 }, () => open(head(LOGIN, ['Content-Length: 16000']) + 'x'.repeat(15_000)));
    const { memory } = service.app.get(BodyLimits).withoutSession;
    await until('the memory is full', () => memory.bytes > 20_000);
    const answer = await service.http.post(LOGIN).send({ email: 'nobody@example.com', password: 'x'.repeat(15_000) });
    expect(answer.status).not.toBe(503);
  });

  it('gives the memory back after each answer', async () => {
    const { withSession, withoutSession } = service.app.get(BodyLimits);
    await service.as().post(USERS).send({ x: 1 });
    await service.http.post(USERS).send({ x: 1 });
    await service.http.post(LOGIN).send({ x: 'x'.repeat(20_000) });
    await until('it is free', () => withSession.memory.bytes === 0 && withoutSession.memory.bytes === 0);
  });

  it('POST /users returns 400 if the body comes in too many small pieces', async () => {
    const client = open(head(USERS, [authorization(), 'Transfer-Encoding: chunked']) + '1\r\nx\r\n'.repeat(2_000));
    await answered(client);
    expect(statusOf(client)).toBe(400);
    expect(client.text()).toContain('TOO_MANY_PIECES');
    await until('the connection ends', client.isClosed);
  });

  it('ends the connection of a client that goes on sending after its answer', async () => {
    const client = open(head(USERS, ['Content-Length: 100000']) + 'x');
    await answered(client);
    expect(statusOf(client)).toBe(401);
    await until('the connection ends', client.isClosed);
  });

  it('keeps the connection of a client that finishes its body after a 401', async () => {
    const client = open(head(USERS, ['Content-Length: 10']) + 'x');
    await answered(client);
    client.socket.write('x'.repeat(9) + head(USERS, ['Content-Length: 0']));
    await until('there is a second answer', () => client.text().split('HTTP/1.1 401').length === 3);
  });

  it('returns 408 in the envelope if a body takes longer than the time for a request', async () => {
    const begun = once(service.app.getHttpServer(), 'request');
    const client = open(head(LOGIN, ['Content-Length: 100', 'X-Request-Id: slow-1']) + '{');
    await begun;
    set(service.app.getHttpServer(), { requestTimeout: 200 });
    await answered(client);
    expect([statusOf(client), errorOf(client).requestId]).toEqual([408, 'slow-1']);
    await until('the connection ends', client.isClosed);
  });

  it('returns 408 in the envelope if a header takes too long', async () => {
    set(service.app.getHttpServer(), { headersTimeout: 100 });
    const client = open('GET / HTTP/1.1\r\nHost:');
    await answered(client);
    expect([statusOf(client), errorOf(client).code]).toEqual([408, 'BAD_REQUEST']);
  });

  it('closes a silent connection without a word', async () => {
    set(service.app.getHttpServer(), { headersTimeout: 100 });
    const client = open();
    await until('it is closed', client.isClosed);
    expect(client.text()).toBe('');
  });

  it('limits a header to 10 s and a request to 30 s, and looks every second', () => {
    const { server } = createAdapter({ trustProxy: 0 }).getInstance();
    expect([server.headersTimeout, server.requestTimeout]).toEqual([10_000, 30_000]);
  });

  it('answers a request before the garbage that follows it on its connection', async () => {
    const client = open(`GET /health/live HTTP/1.1\r\nHost: x\r\n\r\ngarbage\r\n\r\n`);
    await until('the connection ends', client.isClosed);
    expect(client.text()).toMatch(/^HTTP\/1\.1 200 /);
    expect(client.text()).not.toContain('Malformed');
  });

  it('closes the connection that has been idle longest if there are too many', async () => {
    const connections = service.app.get(Connections);
    set(connections, { max: 3 });
    const clients = [open()];
    await until('it is open', () => clients[0]!.socket.readyState === 'open');
    clients.push(open(), open(), open());
    await until('the first is closed', () => clients[0]!.isClosed());
    expect((await fetch(`${service.baseUrl}/health/live`)).status).toBe(200);
  });
});
