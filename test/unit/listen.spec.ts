import dns from 'node:dns/promises';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { listen } from '@/http/connections/listen';

const ADDRESSES = ['127.0.0.1', '127.0.0.2'];
/** Reserved for documentation: no machine has it. */
const FOREIGN_ADDRESS = '203.0.113.1';

describe('listen', () => {
  let server: Server;
  let port: number;

  beforeEach(async () => {
    server = createServer({ connectionsCheckingInterval: 50 }, (_request, response) => {
      response.end('ok');
    });
    const app = {
      getHttpServer: () => server,
      listen: (options: object) => new Promise<void>((resolve) => server.listen(options, resolve)),
    } as unknown as NestFastifyApplication;
    const found = [...ADDRESSES, FOREIGN_ADDRESS].map((address) => ({ address, family: 4 }));
    // The overload with `all`.
    jest.spyOn(dns, 'lookup').mockResolvedValue(found as never);
    await listen(app, { host: 'localhost', port: 0 });
    ({ port } = server.address() as AddressInfo);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    server.closeAllConnections();
    if (server.listening) {
      server.close();
      await once(server, 'close');
    }
  });

  it('hands connections to every address of localhost to the one HTTP server', async () => {
    const connections = jest.fn();
    server.on('connection', connections);
    for (const address of ADDRESSES) {
      const response = await fetch(`http://${address}:${port}/`);
      expect([address, await response.text()]).toEqual([address, 'ok']);
    }
    expect(connections).toHaveBeenCalledTimes(ADDRESSES.length);
  });

  it.each(ADDRESSES)('limits the time of a header that arrives at %s', async (address) => {
    server.headersTimeout = 100;
    const socket = connect(port, address, () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n'));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 408 /);
    socket.destroy();
  });

  it('closes every listener and the idle connections with the server', async () => {
    const sockets = ADDRESSES.map((address) => connect(port, address));
    for (const socket of sockets) {
      socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
      await once(socket, 'data');
    }
    const ends = sockets.map((socket) => once(socket, 'end'));
    server.close();
    await Promise.all(ends);
    for (const address of ADDRESSES) {
      await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow('fetch failed');
    }
  });
});
