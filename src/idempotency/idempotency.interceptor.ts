import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Answer, answerOf } from '@/http/envelope/answer';
import { isMergePatch } from '@/http/body/merge-patch';
import { isChangeRoute } from '@/http/routing/change-routes';
import { isDryRun } from '@/http/envelope/dry-run';
import { InvalidRequest } from '@/http/errors/errors';
import { IDEMPOTENCY_KEY } from '@/openapi/headers';
import type { Principal } from '@/http/access/principal';
import { IdempotencyService, type KeyedRequest } from './idempotency.service';

const { name: HEADER } = IDEMPOTENCY_KEY;
const KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * Makes a change with an `Idempotency-Key` safe to retry. A retry gets the stored response and changes nothing. It runs
 * inside the transaction that the audit interceptor opens, so failed requests are not stored.
 * Source: draft-ietf-httpapi-idempotency-key-header.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly keys: IdempotencyService) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { user?: Principal }>();
    const { user, method, url: path, body } = request;
    const key = request.headers['idempotency-key'];
    if (key === undefined || !user || !isChangeRoute(method, request.routeOptions.url ?? '') || isDryRun(request)) {
      return next.handle();
    }
    if (typeof key !== 'string' || !KEY.test(key)) {
      const message = `${HEADER} must be 1 to 255 visible ASCII characters, and must be given once`;
      throw InvalidRequest.of(HEADER, 'MALFORMED', message, 'MALFORMED_HEADER');
    }
    return from(
      this.once({ userId: user.id, key, method, path, body, isMergePatch: isMergePatch(request) }, user, context, next),
    );
  }

  /** A replay needs the permissions that the earlier request used: its response can hold a secret that grants them. */
  private async once(
    request: KeyedRequest,
    { authority }: Principal,
    context: ExecutionContext,
    next: CallHandler<unknown>,
  ): Promise<Answer> {
    const earlier = await this.keys.find(request);
    if (earlier === null) {
      this.keys.claim(request);
      const answer = answerOf(await lastValueFrom(next.handle(), { defaultValue: null }), context);
      await this.keys.store(request, answer, authority.exercised);
      return answer;
    }
    authority.cover(earlier.used);
    const { status, headers, body } = earlier.answer;
    return new Answer(status, { ...headers, 'Idempotent-Replayed': 'true' }, body);
  }
}
