import { All, Controller, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError, NotFound } from '../errors/errors';
import { pathOf, RouteTable } from './route-table';

class MethodNotAllowed extends DomainError {
  constructor(allowed: string[]) {
    super('METHOD_NOT_ALLOWED', `This path takes ${allowed.join(', ')}`, { headers: { Allow: allowed.join(', ') } });
  }
}

/**
 * Whatever no other route answers under `/api`. As a route of its own it is behind the same guards as all others:
 * a stranger learns nothing of which paths exist.
 */
@ApiExcludeController()
@Controller('api')
export class FallbackController {
  constructor(private readonly routes: RouteTable) {}

  @All(['', '*'])
  refuse(@Req() request: FastifyRequest): never {
    const allowed = this.routes.methodsOf(pathOf(request));
    // What takes the verb and is answered here is this route itself: `/api` alone.
    const isWrongVerb = allowed.length > 0 && !allowed.includes(request.method);
    throw isWrongVerb ? new MethodNotAllowed(allowed) : new NotFound();
  }
}
