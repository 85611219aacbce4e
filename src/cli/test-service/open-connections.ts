import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Longest wait in milliseconds for clients to close idle connections. */
const POLITE_MS = 500;

/**
 * Listens for as long as the process runs, and hands connections to the application of the moment. So the port stays the same,
 * and no other process can take it, when the application is replaced. Connections that arrive meanwhile wait.
 */
export class OpenConnections {
  private readonly listener: Server;
  private readonly sockets = new Set<Socket>();
  private readonly busy = new Set<Socket>();
  private readonly waiting = new Set<Socket>();
  private app: NestFastifyApplication | null = null;

  constructor() {
    // The options of Node's HTTP server.
    this.listener = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => {
        this.sockets.delete(socket);
        this.waiting.delete(socket);
      });
      this.waiting.add(socket);
      this.serve();
    });
  }

  /** Listens on a free port of this machine alone. Returns the address. */
  async listen(): Promise<string> {
    this.listener.listen({ port: 0, host: '127.0.0.1' });
    await once(this.listener, 'listening');
    return `http://127.0.0.1:${(this.listener.address() as AddressInfo).port}`;
  }

  /** Hands all connections from now on to this application. */
  serveBy(app: NestFastifyApplication): void {
    this.app = app;
    app.getHttpServer().on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      this.busy.add(socket);
      response.once('close', () => this.busy.delete(socket));
    });
    this.serve();
  }

  /**
   * Closes the connections. Requests in flight are cut off. An idle connection is closed as the protocol asks for, and the client's
   * end is waited for: a client that still believes in it would fail with its next request.
   */
  async closeAll(): Promise<void> {
    this.app = null;
    const closed = [...this.sockets]
      .filter((socket) => !this.waiting.has(socket))
      .map((socket) => {
        const end = once(socket, 'close');
        if (this.busy.has(socket)) {
          socket.destroy();
        } else {
          socket.end();
          socket.resume();
        }
        return end.catch(() => undefined);
      });
    await Promise.race([Promise.all(closed), delay(POLITE_MS, undefined, { ref: false })]);
    for (const socket of this.sockets) {
      if (!this.waiting.has(socket)) {
        socket.destroy();
      }
    }
  }

  private serve(): void {
    if (this.app) {
      for (const socket of this.waiting) {
        this.app.getHttpServer().emit('connection', socket);
      }
      this.waiting.clear();
    }
  }
}
