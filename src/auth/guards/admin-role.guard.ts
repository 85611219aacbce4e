import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AdminRequired } from '@/http/errors/errors';
import { ANY_ROLE } from '@/http/routing/public.decorator';
import type { Principal } from '@/http/routing/principal';

/** May. Every route is for admins, but for public ones and those that say `@AnyRole`. */
@Injectable()
export class AdminRoleGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    // Without a principal the route is public: JwtAuthGuard has seen to it.
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
