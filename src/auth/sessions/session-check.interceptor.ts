import { Injectable } from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { Principal } from '@/http/access/principal';
import { ChangeInterceptor } from '../change.interceptor';

/**
 * Checks session, status and permissions again inside the transaction of every change, just before it commits. A client can delay
 * its body for long after the guards have run, and be evicted meanwhile. The interceptor runs inside the unit of work of the
 * audit interceptor and around the idempotency interceptor, so that dry runs and replayed responses are checked too.
 */
@Injectable()
export class SessionCheckInterceptor extends ChangeInterceptor {
  protected around(response: Observable<unknown>, principal: Principal): Observable<unknown> {
    return from(this.checked(response, principal));
  }

  private async checked(response: Observable<unknown>, principal: Principal): Promise<unknown> {
    const result = await lastValueFrom(response, { defaultValue: null });
    await this.access.assertInForce(principal);
    return result;
  }
}
