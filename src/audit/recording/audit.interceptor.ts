import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { concatMap, from, lastValueFrom, type Observable, of } from 'rxjs';
import { DryRun, isDryRun, PlannedChanges } from '@/http/envelope/dry-run';
import type { AuditAction } from '@/lib/admin/contract/audit-logs';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { databaseClock } from '@/database/connection/database-clock';
import { type Change, type ChangesListener, UnitOfWork } from '@/database/transaction/unit-of-work';
import { notesOf } from './audit-note.decorator';
import { AUDIT, type AuditMark, auditedEntity } from './audit.decorators';
import { actionOf, AuditWriter, entryOf, type NewEntry, SYSTEM_ORIGIN } from './audit.writer';
import { type AuditedRequest, actorOf, organizationOf, originOf, resourceOf, userActor } from './origin';
import { assertReasonGiven, reasonOf } from './reason';
import { writtenBy } from './written-entries';

/**
 * Runs each route that changes something in a transaction, and writes the audit entries before COMMIT. A change and its
 * entries therefore succeed or fail together. If reads are recorded, their entry is written before the response is sent.
 */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly unitOfWork: UnitOfWork,
    private readonly writer: AuditWriter,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const mark = this.reflector.get<AuditMark | undefined>(AUDIT, context.getHandler());
    if (!mark) {
      return next.handle();
    }
    const request = context.switchToHttp().getRequest<AuditedRequest>();
    if (mark.action === 'READ') {
      const isRecorded = !mark.writesOwnEntry && (this.config.auditReads || mark.alwaysRecorded === true);
      return isRecorded ? this.recordRead(mark, request, next) : next.handle();
    }
    const reason = reasonOf(request);
    const work = () => lastValueFrom(next.handle(), { defaultValue: null });
    const assertMarked = markAssertion(mark);
    return from(
      isDryRun(request)
        ? this.dryRun(work, assertMarked, request, reason)
        : this.unitOfWork.run(
            work,
            (changes, isLast) => {
              void assertMarked(changes, isLast);
              return this.writeEntries(changes, request, reason);
            },
            targetIdOf(request),
          ),
    );
  }

  /** Runs the change and rolls it back. The response lists the entries. They are not inserted, which would use up sequences. */
  private async dryRun(
    work: () => Promise<unknown>,
    assertMarked: ChangesListener,
    request: AuditedRequest,
    reason: string | null,
  ): Promise<DryRun> {
    const planned = new PlannedChanges();
    const result = await this.unitOfWork.dryRun(
      work,
      (changes, isLast) => {
        void assertMarked(changes, isLast);
        this.entriesOf(changes, request, reason).forEach((entry) => planned.add(entry));
      },
      targetIdOf(request),
    );
    writtenBy(request).forEach((entry) => planned.add(entry));
    return new DryRun(result, planned);
  }

  private async writeEntries(
    changes: readonly Change[],
    request: AuditedRequest,
    reason: string | null,
  ): Promise<void> {
    const entries = this.entriesOf(changes, request, reason);
    const { actingUser } = this.unitOfWork;
    const actor = actingUser ? userActor(actingUser) : SYSTEM_ORIGIN.actor;
    await this.writer.write(entries, originOf(request, request.user ? actorOf(request.user) : actor, reason));
  }

  private entriesOf(changes: readonly Change[], request: AuditedRequest, reason: string | null): NewEntry[] {
    const entries = changes.map(entryOf);
    // A person without a session, such as an invitee, need not give a reason.
    if (request.user) {
      assertReasonGiven(entries, reason, this.config.auditRequireReason);
    }
    return entries;
  }

  /** Writes the entry when the handler emits its first value. A handler may emit several. */
  private recordRead(mark: AuditMark, request: AuditedRequest, next: CallHandler<unknown>): Observable<unknown> {
    return next
      .handle()
      .pipe(
        concatMap((value, index) => (index === 0 ? from(this.writeRead(mark, request).then(() => value)) : of(value))),
      );
  }

  private async writeRead(mark: AuditMark, request: AuditedRequest): Promise<void> {
    const notes = Object.entries(notesOf(request)).map(([name, to]) => [name, { from: null, to }] as const);
    const entry = {
      at: databaseClock.now(),
      action: mark.action,
      resource: resourceOf(request, mark),
      organizationId: organizationOf(request),
      changes: Object.fromEntries(notes),
      outcome: 'SUCCESS' as const,
      person: null,
    };
    await this.writer.writeAlone(entry, originOf(request, actorOf(request.user), null));
  }
}

/** Returns the id in the path. Most changes lock the row with this id. */
function targetIdOf({ params }: AuditedRequest): string | undefined {
  return (params as { id?: string }).id;
}

/**
 * Creates a listener that throws if a route changes something, but not what its mark names. This is a programming error,
 * and the transaction fails. Changes arrive in batches, and the marked one may be in any of them.
 */
function markAssertion(mark: AuditMark): ChangesListener {
  let hasChanges = false;
  let hasMarked = false;
  return (changes, isLast) => {
    hasChanges ||= changes.length > 0;
    hasMarked ||= changes.some(
      (change) => auditedEntity(change.entity).type === mark.resource && isMarked(actionOf(change), mark),
    );
    if (isLast && hasChanges && !hasMarked) {
      throw new Error(`A route marked ${mark.action} ${mark.resource} changed something else`);
    }
  };
}

function isMarked(action: AuditAction, { action: marked, orCreates }: AuditMark): boolean {
  return action === marked || (orCreates === true && action === 'CREATE');
}
