import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Observable } from 'rxjs';
import { AUDIT, type AuditMark } from '@/audit/recording/audit.decorators';
import { AdminAccess } from '@/http/access/admin-access';
import type { Principal } from '@/http/access/principal';

/** Runs around the requests of a caller that change something. Reads and public routes pass. */
@Injectable()
export abstract class ChangeInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    protected readonly access: AdminAccess,
  ) {}

  protected abstract around(response: Observable<unknown>, principal: Principal): Observable<unknown>;

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const { user: principal } = context.switchToHttp().getRequest<{ user?: Principal }>();
    const mark = this.reflector.get<AuditMark | undefined>(AUDIT, context.getHandler());
    const isChange = mark !== undefined && mark.action !== 'READ';
    return principal && isChange ? this.around(next.handle(), principal) : next.handle();
  }
}
