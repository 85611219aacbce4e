import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Permission, VIEWER_PERMISSION } from '@/lib/admin/contract/permissions';
import type { Principal } from '@/http/access/principal';
import { SessionRequired } from '@/http/errors/errors';
import { ANY_ROLE } from '@/http/access/public.decorator';
import { ANY_PERMISSION, PERMISSION, VIEWERS_TOO } from '@/http/access/requires-permission.decorator';

/** Authorizes. Every route names its permission, except public routes and those with `@AnyRole` or `@AnyPermission`. */
@Injectable()
export class AdminRoleGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  /**
   * @throws AdminRequired, PermissionRequired, SessionRequired if an API key asks a route about the caller's own session
   * @throws Error if the route names no permission, so that nobody can use it
   */
  canActivate(context: ExecutionContext): boolean {
    // JwtAuthGuard runs first. If there is no principal, the route is public.
    const { user: principal } = context.switchToHttp().getRequest<{ user?: Principal }>();
    const read = (mark: string): unknown =>
      this.reflector.getAllAndOverride(mark, [context.getHandler(), context.getClass()]);
    if (!principal) {
      return true;
    }
    if (read(ANY_ROLE) === true) {
      if (principal.type === 'api_key') {
        throw new SessionRequired();
      }
      return true;
    }
    if (read(ANY_PERMISSION) === true) {
      principal.authority.require();
      return true;
    }
    const permissions = read(PERMISSION) as Permission[] | undefined;
    if (permissions === undefined) {
      throw new Error(`${context.getClass().name}.${context.getHandler().name} names no permission`);
    }
    const isViewer = principal.type === 'api_key' && principal.organizationId !== null;
    principal.authority.require(...(isViewer && read(VIEWERS_TOO) === true ? [VIEWER_PERMISSION] : permissions));
    return true;
  }
}
