import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { catchError, type Observable } from 'rxjs';
import { AdminAccess } from '@/http/access/admin-access';
import type { Principal } from '@/http/access/principal';
import { changingPrincipal } from '../changing-principal';

/**
 * Answers 401 or 403 to a change that failed for another reason if its caller was evicted, or lost a permission, meanwhile:
 * nobody who was evicted learns whether an email is taken or a user exists. Runs around the unit of work, which has been
 * undone by then.
 */
@Injectable()
export class RefusalInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly access: AdminAccess,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const principal = changingPrincipal(this.reflector, context);
    if (!principal) {
      return next.handle();
    }
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        throw (await this.refusalOf(principal)) ?? error;
      }),
    );
  }

  /** Null also if the database cannot tell: the first error is the one to report then. */
  private async refusalOf(principal: Principal): Promise<Error | null> {
    try {
      return await this.access.refusalOf(principal);
    } catch {
      return null;
    }
  }
}
