import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { PageEnvelope, SuccessEnvelope } from '@/lib/admin/contract/envelope';
import { BARE } from './bare.decorator';
import { CREATED_ID, type IdOf } from './created.decorator';
import { entityTag } from './if-match';
import { Page } from './page';
import { Past } from './past';
import { pathOf } from './route-table';

type Envelope = SuccessEnvelope<unknown> | PageEnvelope<unknown>;

/** Wraps what a handler returns, `{ success, data }` and `meta` on lists, and adds the headers that follow from it. */
@Injectable()
export class EnvelopeInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(BARE, targets)) {
      return next.handle();
    }
    const idOf = this.reflector.get<IdOf | undefined>(CREATED_ID, context.getHandler());
    const http = context.switchToHttp();
    return next.handle().pipe(
      map((result) => {
        const reply = http.getResponse<FastifyReply>();
        if (isVersioned(result)) {
          void reply.header('ETag', entityTag(result.version));
        }
        if (idOf) {
          void reply.header('Location', `${pathOf(http.getRequest<FastifyRequest>())}/${idOf(result as never)}`);
        }
        return toEnvelope(result);
      }),
    );
  }
}

function toEnvelope(result: unknown): Envelope {
  if (result instanceof Page) {
    return { success: true, data: result.data as unknown[], meta: result.meta };
  }
  return { success: true, data: (result instanceof Past ? result.data : result) ?? null };
}

function isVersioned(result: unknown): result is { version: number } {
  return typeof (result as { version?: unknown } | null | undefined)?.version === 'number';
}
