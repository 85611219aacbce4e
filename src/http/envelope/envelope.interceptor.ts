import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { answerOf } from './answer';
import { NO_ENVELOPE } from './no-envelope.decorator';
import { isKnown } from '../etag/entity-tag';

/** Methods that may return 304. Responses to writes always include the body. */
const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);
const NOT_MODIFIED = 304;

/** Wraps the result of a handler in the envelope, and adds the headers that follow from it. */
@Injectable()
export class EnvelopeInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(NO_ENVELOPE, targets)) {
      return next.handle();
    }
    const http = context.switchToHttp();
    return next.handle().pipe(
      map((result) => {
        const { status, headers, body } = answerOf(result, context);
        const { method, headers: asked } = http.getRequest<FastifyRequest>();
        const reply = http.getResponse<FastifyReply>().code(status).headers(headers);
        if (headers.ETag !== undefined && READS.has(method) && isKnown(headers.ETag, asked['if-none-match'])) {
          void reply.code(NOT_MODIFIED);
          return undefined;
        }
        return body;
      }),
    );
  }
}
