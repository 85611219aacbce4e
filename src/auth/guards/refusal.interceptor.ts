import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { catchError, type Observable } from 'rxjs';
import { AdminRequired, Unauthorized } from '@/http/errors/errors';
import type { Principal } from '@/http/routing/principal';
import { SessionsService } from '../sessions/sessions.service';
import { signedInChange } from '../signed-in-change';

/**
 * Answers 401 or 403 to a change that failed for another reason if its admin was evicted meanwhile: nobody who was evicted
 * learns whether an email is taken or a user exists. Runs around the unit of work, which has been undone by then.
 */
@Injectable()
export class RefusalInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const change = signedInChange(this.reflector, context);
    if (!change) {
      return next.handle();
    }
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        throw (await this.evictionOf(change.user, change.asAdmin)) ?? error;
      }),
    );
  }

  /** Null also if the database cannot tell: the first error is the one to report then. */
  private async evictionOf({ sessionId, id }: Principal, asAdmin: boolean): Promise<Error | null> {
    try {
      const principal = await this.sessions.authenticate(sessionId, id);
      if (!principal) {
        return new Unauthorized();
      }
      return asAdmin && principal.role !== 'admin' ? new AdminRequired() : null;
    } catch {
      return null;
    }
  }
}
