import { applyDecorators, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route is open to everyone. */
    public?: boolean;
  }
}

export const PUBLIC = 'admin-api:public';
export const ANY_ROLE = 'admin-api:any-role';

/** Opens a route to everyone. Routes are closed otherwise. The router is told too, for its 405s. */
export const Public = () => applyDecorators(SetMetadata(PUBLIC, true), RouteConfig({ public: true }));

/** Opens a route to every signed-in user. Routes are for admins otherwise. */
export const AnyRole = () => SetMetadata(ANY_ROLE, true);
