import { Injectable } from '@nestjs/common';
import { catchError, type Observable } from 'rxjs';
import type { Principal } from '@/http/access/principal';
import { ChangeInterceptor } from '../change.interceptor';

/**
 * Answers 401 or 403 to a change that failed for another reason if its caller was evicted, or lost a permission, meanwhile:
 * nobody who was evicted learns whether an email is taken or a user exists. Runs around the unit of work, which has been
 * undone by then.
 */
@Injectable()
export class RefusalInterceptor extends ChangeInterceptor {
  protected around(response: Observable<unknown>, principal: Principal): Observable<unknown> {
    return response.pipe(
      catchError(async (error: unknown) => {
        // If the database cannot tell, the first error is the one to report.
        throw (await this.access.refusalOf(principal).catch(() => null)) ?? error;
      }),
    );
  }
}
