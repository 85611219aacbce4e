import { type AddressInfo, createServer, connect, type Socket } from 'node:net';
import { once } from 'node:events';

/** A TCP proxy in front of a database, as a load balancer or a network is. */
export interface OwnProxy {
  port: number;
  /** Leads new connections to another port. Those that are open stay where they are. */
  lead(port: number): void;
  /** Drops every byte from now on, in both directions and on all connections, without closing any. */
  drop(): void;
  /** Forwards again. Dropped bytes are lost, so earlier connections stay silent. */
  forward(): void;
  remove(): Promise<void>;
}

/** @param port Port to listen on. Default: a free one. */
export async function startProxy(target: number, port?: number): Promise<OwnProxy> {
  let leadsTo = target;
  let isDropping = false;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(leadsTo, '127.0.0.1');
    let isBroken = isDropping;
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => {
        isBroken ||= isDropping;
        if (!isBroken) to.write(bytes);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        if (!isBroken) to.destroy();
      });
    }
  });
  server.listen(port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    lead: (port) => (leadsTo = port),
    drop: () => (isDropping = true),
    forward: () => (isDropping = false),
    remove: async () => {
      const closed = once(server, 'close');
      server.close();
      sockets.forEach((socket) => socket.destroy());
      await closed;
    },
  };
}
