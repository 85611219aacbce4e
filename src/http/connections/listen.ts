import { lookup } from 'node:dns/promises';
import { createServer, type AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Maximum connections that wait to be accepted, if the system allows it. A burst of clients exceeds the default of 511. */
const BACKLOG = 4_096;

/** The address that HOST and PORT name. */
export interface Address {
  host: string;
  port: number;
}

/**
 * Listens on every address of a host name; `localhost` can have an IPv4 and an IPv6 address. Connections to the further
 * addresses are handed to the one HTTP server, so that every limit on connections and requests holds for them too.
 */
export async function listen(app: NestFastifyApplication, { host, port }: Address): Promise<void> {
  const [first = host, ...further] = await addressesOf(host);
  await app.listen({ host: first, port, backlog: BACKLOG });
  const server = app.getHttpServer();
  const address = server.address() as AddressInfo;
  await Promise.all(further.map((other) => listenToo(other, address.port)));

  function listenToo(other: string, boundPort: number): Promise<void> {
    // The options of Node's HTTP server.
    const extra = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => server.emit('connection', socket));
    server.once('close', () => extra.close());
    return new Promise((resolve) => {
      // The name may have an address that this machine does not, such as IPv6 in a container.
      extra.once('error', () => resolve());
      extra.listen({ host: other, port: boundPort, backlog: BACKLOG }, resolve);
    });
  }
}

/** Returns the addresses of HOST. Only `localhost` can have several. @throws Error with a code if the name has none */
export async function addressesOf(host: string): Promise<string[]> {
  if (host !== 'localhost') {
    return [host];
  }
  const found = await lookup(host, { all: true });
  return [...new Set(found.map(({ address }) => address))];
}
