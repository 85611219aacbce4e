import type { FastifyReply, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Headers of every response of a deprecated route. */
    deprecation?: Readonly<Record<string, string>>;
  }
}

/** Sets the headers of a deprecated route, also on errors. It is a hook of Fastify. */
export function deprecationHeaders(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const { deprecation } = request.routeOptions.config;
  if (deprecation) {
    void reply.headers(deprecation);
  }
  done();
}
