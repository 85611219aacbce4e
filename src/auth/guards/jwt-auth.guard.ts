import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Unauthorized } from '@/http/errors/errors';
import { PUBLIC } from '@/http/access/public.decorator';
import type { Principal } from '@/http/access/principal';
import { RouteTable } from '@/http/routing/route-table';
import { RateLimitGuard } from '@/rate-limits/rate-limit.guard';

/**
 * Authenticates. A request without a valid session is counted against its address before it is refused. Otherwise the number of
 * guessed tokens would be unlimited.
 */
@Injectable()
export class JwtAuthGuard extends AuthGuard('jwt') {
  constructor(
    private readonly reflector: Reflector,
    private readonly routes: RouteTable,
    private readonly limits: RateLimitGuard,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.isPublic(context)) {
      return true;
    }
    const http = context.switchToHttp();
    try {
      await super.canActivate(context);
      return true;
    } catch (error) {
      if (error instanceof Unauthorized) {
        await this.limits.canActivate(context);
      } else {
        await this.limits.describe(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
      }
      throw error;
    }
  }

  override handleRequest<User = Principal>(error: Error | null, user: User | false | null): User {
    if (error) {
      throw error;
    }
    if (!user) {
      throw new Unauthorized();
    }
    return user;
  }

  /** A wrong method on a public path is public too, so that the response is a 405 with the allowed methods. */
  private isPublic(context: ExecutionContext): boolean {
    return (
      this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, [context.getHandler(), context.getClass()]) ===
        true || this.routes.isPublic(context.switchToHttp().getRequest<FastifyRequest>())
    );
  }
}
