import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Unauthorized } from '@/http/errors/errors';
import { PUBLIC } from '@/http/access/public.decorator';
import type { Principal } from '@/http/access/principal';
import { RouteTable } from '@/http/routing/route-table';
import { ApiKeyAccessService } from '@/api-keys/api-key-access.service';
import { RateLimitGuard } from '@/rate-limits/rate-limit.guard';
import { bearerApiKey } from '../tokens/bearer-token';

/**
 * Authenticates by a session token or an API key. A request without either is counted against its address before it is refused. Otherwise the number of
 * guessed tokens would be unlimited.
 */
@Injectable()
export class JwtAuthGuard extends AuthGuard('jwt') {
  constructor(
    private readonly reflector: Reflector,
    private readonly routes: RouteTable,
    private readonly limits: RateLimitGuard,
    private readonly apiKeys: ApiKeyAccessService,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.isPublic(context)) {
      return true;
    }
    const http = context.switchToHttp();
    try {
      await this.authenticate(context);
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

  private async authenticate(context: ExecutionContext): Promise<void> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { user?: Principal }>();
    if (request.headers.authorization === undefined) {
      throw new Unauthorized('MISSING_TOKEN');
    }
    const apiKey = bearerApiKey(request);
    if (apiKey === null) {
      await super.canActivate(context);
    } else {
      request.user = this.handleRequest(null, await this.apiKeys.authenticate(apiKey, request.clientAddress));
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
