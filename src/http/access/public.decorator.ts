import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { IS_PUBLIC } from '../routing/markers';
import { RouteFacts } from '../routing/route-config.decorator';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route is open to everyone. */
    public?: boolean;
  }
}

export const PUBLIC = 'admin-api:public';
export const ANY_ROLE = 'admin-api:any-role';

/** Opens a route to everyone; by default routes are closed. The router needs this for its 405s, and the document too. */
export const Public = () =>
  applyDecorators(SetMetadata(PUBLIC, true), RouteFacts({ public: true }), ApiExtension(IS_PUBLIC, true));

/** Opens a route to every signed-in user, and to no API key; by default a route needs a permission. */
export const AnyRole = () => SetMetadata(ANY_ROLE, true);

export const BEFORE_PASSWORD_CHANGE = 'admin-api:before-password-change';

/** Opens a route to users who must change their password first; by default every other route is closed to them. */
export const BeforePasswordChange = () => SetMetadata(BEFORE_PASSWORD_CHANGE, true);
