import { All, Controller, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AnyPermission } from '../access/requires-permission.decorator';
import { DomainError, NotFound } from '../errors/errors';
import { pathOf, RouteTable } from './route-table';

class MethodNotAllowed extends DomainError {
  constructor(allowed: string[]) {
    super('METHOD_NOT_ALLOWED', `This path allows ${allowed.join(', ')}`, {
      reason: 'METHOD_NOT_ALLOWED',
      headers: { Allow: allowed.join(', ') },
    });
  }
}

/**
 * Handles every path under `/api` that no other route has. It is a route with the same guards as all others, so that a
 * client without a session cannot find out which paths exist.
 */
@ApiExcludeController()
@AnyPermission()
@Controller('api')
export class FallbackController {
  constructor(private readonly routes: RouteTable) {}

  @All(['', '*'])
  refuse(@Req() request: FastifyRequest): never {
    const allowed = this.routes.methodsOf(pathOf(request));
    // A method that is allowed but ends here belongs to this route itself: `/api` alone.
    const isWrongVerb = allowed.length > 0 && !allowed.includes(request.method);
    throw isWrongVerb ? new MethodNotAllowed(allowed) : new NotFound();
  }
}
