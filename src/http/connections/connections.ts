import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/** A request on a connection, until its answer has been sent in full or has been cut off. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

interface Connection {
  exchanges: Set<Exchange>;
  /** The client broke the protocol: the connection ends with the answers that it still waits for. */
  isBroken: boolean;
}

const connections = new WeakMap<Socket, Connection>();

/** Returns the requests of a connection that have not been answered in full, the first one first. */
export function exchangesOf(socket: Socket): Exchange[] {
  return [...(connections.get(socket)?.exchanges ?? [])];
}

/** Ends a connection after the answers that are under way, or now if there are none. */
export function endAfterAnswers(socket: Socket): void {
  const connection = connections.get(socket);
  if (connection && connection.exchanges.size > 0) {
    connection.isBroken = true;
  } else {
    socket.destroy();
  }
}

/** The open connections of this instance, and which of them have a request in progress. */
@Injectable()
export class Connections {
  /** Largest number of open connections. Each can hold a header of 16 KiB and 64 KiB of a body that nobody reads yet. */
  readonly max: number = 8_192;
  /** Connections without a request in progress, the longest idle first. */
  private readonly idle = new Set<Socket>();
  private readonly open = new Set<Socket>();
  private isClosing = false;

  /** Number of requests that have not been answered in full. */
  requestsInFlight = 0;

  watch(fastify: FastifyInstance): void {
    fastify.server.on('connection', (socket: Socket) => this.opened(socket));
    // Not a hook of Fastify: requests that wait for admission count too, and so do answers that break off.
    fastify.server.on('request', (request: IncomingMessage, response: ServerResponse) => this.begun(request, response));
    // The listener closes right after this. A connection that is silent would hold up the stop.
    fastify.addHook('preClose', (done) => {
      this.isClosing = true;
      this.idle.forEach((socket) => socket.destroy());
      done();
    });
  }

  private opened(socket: Socket): void {
    connections.set(socket, { exchanges: new Set(), isBroken: false });
    this.open.add(socket);
    this.idle.add(socket);
    socket.once('close', () => {
      this.open.delete(socket);
      this.idle.delete(socket);
    });
    if (this.isClosing) {
      socket.destroy();
    } else if (this.open.size > this.max) {
      // The newcomer itself if all the others have a request in progress.
      const [longestIdle = socket] = this.idle;
      longestIdle.destroy();
    }
  }

  private begun(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    const connection = connections.get(socket);
    const exchange = { request, response };
    connection?.exchanges.add(exchange);
    this.idle.delete(socket);
    this.requestsInFlight += 1;
    response.once('close', () => {
      this.requestsInFlight -= 1;
      connection?.exchanges.delete(exchange);
      if (connection?.exchanges.size === 0) {
        this.answered(socket, connection);
      }
    });
  }

  private answered(socket: Socket, { isBroken }: Connection): void {
    if (isBroken || this.isClosing) {
      socket.destroySoon();
    } else if (!socket.destroyed) {
      this.idle.add(socket);
    }
  }
}
