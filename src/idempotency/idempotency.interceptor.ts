import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { CREATED_ID } from '@/common/created.decorator';
import { InvalidRequest } from '@/common/errors';
import type { Principal } from '@/common/principal';
import { pathOf } from '@/common/route-table';
import { IdempotencyKeyReused } from './idempotency.errors';
import { IdempotencyKeys, type KeyedRequest } from './idempotency-keys';

const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * Makes a creation safe to repeat: a POST with an `Idempotency-Key` that has been answered is answered the same again,
 * and creates nothing. Runs inside the transaction that the audit interceptor opens; what fails is not remembered.
 * Source: draft-ietf-httpapi-idempotency-key-header.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: IdempotencyKeys,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest & { user?: Principal }>();
    const key = request.headers['idempotency-key'];
    const creates = this.reflector.get<unknown>(CREATED_ID, context.getHandler()) !== undefined;
    if (key === undefined || !creates || !request.user) {
      return next.handle();
    }
    if (typeof key !== 'string' || !KEY.test(key)) {
      throw InvalidRequest.of('Idempotency-Key', 'MALFORMED', 'Idempotency-Key must be 1 to 255 printable characters');
    }
    const keyed = { userId: request.user.id, key, method: request.method, path: pathOf(request), body: request.body };
    return from(this.once(keyed, next, http.getResponse<FastifyReply>()));
  }

  private async once(request: KeyedRequest, next: CallHandler<unknown>, reply: FastifyReply): Promise<unknown> {
    const earlier = await this.keys.claim(request);
    if (earlier === null) {
      const answer = await lastValueFrom(next.handle());
      await this.keys.store(request, answer);
      return answer;
    }
    if (!earlier.isSame) {
      throw new IdempotencyKeyReused();
    }
    void reply.header('Idempotency-Replayed', 'true');
    return earlier.answer;
  }
}
