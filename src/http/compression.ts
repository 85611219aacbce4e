import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RouteFacts } from './routing/route-config.decorator';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** False: responses of the route are never compressed. */
    compressed?: false;
  }
}

/** Smallest body that is compressed, in bytes. */
const THRESHOLD_BYTES = 1024;
/** Largest body that is compressed at once. A larger one goes through a stream, so that it does not block the event loop. In bytes. */
const AT_ONCE_BYTES = 64 * 1024;
/** Media types that are compressed here. The build compresses the scripts of the documentation. */
const COMPRESSIBLE = /^(application\/json|text\/html|text\/css|application\/javascript)(;|$)/;
/** Higher levels take several times the CPU time for a few percent. See docs/adr/0041-compression.md. */
const BROTLI_QUALITY = 4;
const GZIP_LEVEL = 4;

const VARY = 'accept-encoding';
/** A header of a request that tells the plugin to leave the response as it is. */
const OPT_OUT = 'x-no-compression';

/**
 * Keeps the responses of a route uncompressed. Use it if a response has a secret, because its compressed length could reveal
 * the secret, or if it is a stream, because a compressor would hold back its lines.
 */
export const Uncompressed = (): MethodDecorator & ClassDecorator => RouteFacts({ compressed: false });

/**
 * Compresses responses by `br` or `gzip` if the client accepts it. A response with an `ETag` stays as it is: the tag is strong,
 * so it would have to differ for each coding (RFC 9110, 8.8.3.3). Call it before the routes are registered.
 */
export async function enableCompression(fastify: FastifyInstance): Promise<void> {
  // The plugin reads this option of a route in a hook of its own, which runs after this one.
  fastify.addHook('onRoute', (route) => {
    if (route.config?.compressed === false) {
      route.compress = false;
    }
  });
  // Runs before the hook of the plugin, which belongs to the route.
  fastify.addHook('onSend', (request: FastifyRequest, reply: FastifyReply, _payload, done) => {
    if (request.routeOptions.config.compressed !== false) {
      varyByEncoding(reply);
    }
    if (reply.hasHeader('ETag')) {
      request.headers[OPT_OUT] = '';
    }
    done();
  });
  await fastify.register(compress, {
    // A body that a client sends compressed stays a 415: it could be a bomb.
    globalDecompression: false,
    encodings: ['br', 'gzip'],
    threshold: THRESHOLD_BYTES,
    syncThreshold: AT_ONCE_BYTES,
    customTypes: COMPRESSIBLE,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
    zlibOptions: { level: GZIP_LEVEL },
  });
  // Fastify's hook that removes the body of HEAD must run after the plugin's, or its Content-Length would be that of no GET.
  fastify.addHook('onRoute', ({ method, onSend }) => {
    const last = method === 'HEAD' && Array.isArray(onSend) ? onSend.pop() : undefined;
    if (last && Array.isArray(onSend)) {
      onSend.unshift(last);
    }
  });
}

/** Adds the name in lower case, in which the plugin looks for it. */
function varyByEncoding(reply: FastifyReply): void {
  const others = reply.getHeader('Vary');
  if (others === undefined) {
    void reply.header('Vary', VARY);
  } else if (!String(others).includes(VARY)) {
    void reply.header('Vary', `${String(others)}, ${VARY}`);
  }
}
