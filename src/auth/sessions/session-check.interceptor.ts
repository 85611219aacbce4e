import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { AdminAccess } from '@/http/access/admin-access';
import { changingPrincipal } from '../changing-principal';

/**
 * Checks session, status and permissions again inside the transaction of every change, just before it commits. A client can delay
 * its body for long after the guards have run, and be evicted meanwhile. The interceptor runs inside the unit of work of the
 * audit interceptor and around the idempotency interceptor, so that dry runs and replayed responses are checked too.
 */
@Injectable()
export class SessionCheckInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly access: AdminAccess,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const principal = changingPrincipal(this.reflector, context);
    if (!principal) {
      return next.handle();
    }
    return from(this.checked(next, () => this.access.assertInForce(principal)));
  }

  private async checked(next: CallHandler<unknown>, check: () => Promise<void>): Promise<unknown> {
    const result = await lastValueFrom(next.handle(), { defaultValue: null });
    await check();
    return result;
  }
}
