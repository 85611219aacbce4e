import type { IncomingHttpHeaders } from 'node:http';
import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { parseIpAddress } from './ip-address';

declare module 'fastify' {
  interface FastifyRequest {
    /** The client's IP address in canonical form. Do not use `ip`: it can be any text from a header. */
    clientAddress: string;
  }
}

/** Stands for the address of a socket that is closed already: the unspecified address (RFC 4291, 2.5.2). */
const UNSPECIFIED = '::';

/** Headers that name the client too. They are never read: a client can send one that its proxy passes on unchanged. */
const OTHER_HEADERS = ['forwarded', 'x-real-ip'] as const;

const WARNINGS = {
  UNTRUSTED:
    'Requests name their client in a header, but TRUST_PROXY is 0, so the header is ignored. If a reverse proxy is in ' +
    'front of the service, set TRUST_PROXY to the number of proxies. Until then all clients share one address.',
  OTHER_HEADER:
    'A request names its client in Forwarded or X-Real-IP, which the service does not read. Configure the proxy to send ' +
    'X-Forwarded-For. Until then all its clients share one address.',
  UNREADABLE:
    'X-Forwarded-For has no IP address in the place of the trusted proxy, so the address of the connection is used. ' +
    'Check TRUST_PROXY and the configuration of the proxy.',
};

interface ClientAddress {
  address: string;
  /** Set if a header names a client but is not used. */
  fault?: keyof typeof WARNINGS;
}

/**
 * Sets `clientAddress` on every request, and warns once about each fault. Call it before other hooks are added: the socket
 * must still be open.
 * @param trustProxy See `clientAddressOf`.
 */
export function resolveClientAddresses(fastify: FastifyInstance, trustProxy: number): void {
  const logger = new Logger('ClientAddress');
  const warned = new Set<string>();
  fastify.decorateRequest('clientAddress', UNSPECIFIED);
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { address, fault } = clientAddressOf(request.raw.socket.remoteAddress, request.headers, trustProxy);
    request.clientAddress = address;
    if (fault && !warned.has(fault)) {
      warned.add(fault);
      logger.warn(WARNINGS[fault]);
    }
    done();
  });
}

/**
 * Returns the address that the outermost trusted proxy was called from, or that of the socket without trusted proxies. Each
 * proxy appends the address of its caller to `X-Forwarded-For`, so items count from the right. If there are fewer items
 * than proxies, the first one is used. If the item is no IP address, the address of the socket is.
 * @param trustProxy Number of trusted proxies.
 */
export function clientAddressOf(
  remoteAddress: string | undefined,
  headers: IncomingHttpHeaders,
  trustProxy: number,
): ClientAddress {
  const peer = parseIpAddress(remoteAddress ?? '') ?? UNSPECIFIED;
  const forwardedFor = headers['x-forwarded-for'];
  if (trustProxy === 0) {
    const isNamed = forwardedFor !== undefined || OTHER_HEADERS.some((name) => headers[name] !== undefined);
    return { address: peer, fault: isNamed ? 'UNTRUSTED' : undefined };
  }
  const item = itemFromRight(String(forwardedFor ?? ''), trustProxy);
  if (item === null) {
    return {
      address: peer,
      fault: OTHER_HEADERS.some((name) => headers[name] !== undefined) ? 'OTHER_HEADER' : undefined,
    };
  }
  const address = parseIpAddress(item);
  return address === null ? { address: peer, fault: 'UNREADABLE' } : { address };
}

/** Returns the item at a position counted from the right, or the first one. Empty items do not count (RFC 9110, 5.6.1). */
function itemFromRight(list: string, position: number): string | null {
  const items = list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return items.at(-position) ?? items[0] ?? null;
}
