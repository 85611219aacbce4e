import { CallHandler, ExecutionContext, Injectable, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { type Change, UnitOfWork } from '@/database/unit-of-work';
import type { Principal } from '@/common/principal';
import { AUDIT, type AuditMark, auditedEntity } from './audit.decorators';
import { actionOf, AuditWriter } from './audit.writer';

/**
 * Runs a route marked with `@Audit` in a transaction and writes the audit entries of what it changed before the
 * transaction commits: no change without its entry, no entry without its change.
 */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly unitOfWork: UnitOfWork,
    private readonly writer: AuditWriter,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const mark = this.reflector.get<AuditMark | undefined>(AUDIT, context.getHandler());
    if (!mark) {
      return next.handle();
    }
    const request = context.switchToHttp().getRequest<FastifyRequest & { user?: Principal }>();
    return from(
      this.unitOfWork.run(
        () => lastValueFrom(next.handle(), { defaultValue: null }),
        (changes) => this.writeEntries(changes, mark, request),
      ),
    );
  }

  private async writeEntries(
    changes: readonly Change[],
    mark: AuditMark,
    request: FastifyRequest & { user?: Principal },
  ): Promise<void> {
    assertMarked(changes, mark);
    const user = request.user ?? this.unitOfWork.actingUser;
    await this.writer.writeChanges(changes, {
      actor: user ? { type: 'user', id: user.id, email: user.email } : { type: 'system', id: null, email: null },
      reason: null,
      requestId: request.id,
      ip: request.ip,
      userAgent: request.headers['user-agent'] ?? null,
    });
  }
}

/** A route that changes something else than its mark says is a mistake of ours; nothing is written then. */
function assertMarked(changes: readonly Change[], mark: AuditMark): void {
  const marked = changes.some(
    (change) => auditedEntity(change.entity).type === mark.resource && actionOf(change) === mark.action,
  );
  if (changes.length > 0 && !marked) {
    throw new Error(`A route marked ${mark.action} ${mark.resource} changed something else`);
  }
}
