import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AdminRequired } from '@/http/errors/errors';
import { ANY_ROLE } from '@/http/routing/public.decorator';
import type { Principal } from '@/http/routing/principal';

/** Authorizes. Every route is for admins, except public routes and routes with `@AnyRole`. */
@Injectable()
export class AdminRoleGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    // JwtAuthGuard runs first. If there is no principal, the route is public.
    const { user } = context.switchToHttp().getRequest<{ user?: Principal }>();
    const anyRole = this.reflector.getAllAndOverride<boolean | undefined>(ANY_ROLE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (user && !anyRole && user.role !== 'admin') {
      throw new AdminRequired();
    }
    return true;
  }
}
