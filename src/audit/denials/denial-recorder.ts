import { Injectable, Logger } from '@nestjs/common';
import type { AuditAction } from '@/lib/admin/contract/audit-logs';
import type { Denial } from '@/common/errors';
import type { DenialListener } from '@/common/exception.filter';
import { databaseClock } from '@/database/database-clock';
import { BudgetService } from '@/limits/budget.service';
import type { AuditMark } from '../audit.decorators';
import { AuditWriter, type NewEntry } from '../audit.writer';
import { type AuditedRequest, originOf, resourceOf, userActor } from '../origin';
import { budgetsOf } from './denial-budgets';

/** What a request is after whose path the API does not have. */
const ACTIONS: Partial<Record<string, AuditAction>> = {
  POST: 'CREATE',
  PUT: 'UPDATE',
  PATCH: 'UPDATE',
  DELETE: 'DELETE',
};

/**
 * Keeps refusals in the audit log, in a transaction of their own: that of the request has been undone. They are bounded,
 * so that nobody can fill the disk with them, and what is left out is told in the service's log.
 */
@Injectable()
export class DenialRecorder implements DenialListener {
  private readonly logger = new Logger('Audit');

  constructor(
    private readonly writer: AuditWriter,
    private readonly budgets: BudgetService,
  ) {}

  async denied(denial: Denial, request: AuditedRequest): Promise<void> {
    try {
      if (await this.isWithinBounds(denial, request)) {
        await this.write(denial, request);
      }
    } catch (error) {
      this.logger.error({ err: error, denial: denial.code }, 'A refusal is missing from the audit log');
    }
  }

  private async write({ code, account }: Denial, request: AuditedRequest): Promise<void> {
    const mark = request.routeOptions.config.audit ?? {
      resource: 'route',
      action: ACTIONS[request.method] ?? 'READ',
    };
    const entry: NewEntry = {
      at: databaseClock.now(),
      action: mark.action,
      changes: {},
      outcome: 'DENIED',
      ...(account ? aboutAccount(await account(), mark) : { resource: resourceOf(request, mark), person: null }),
    };
    await this.writer.writeAlone(entry, originOf(request, userActor(request.user), code));
  }

  private async isWithinBounds({ code }: Denial, request: AuditedRequest): Promise<boolean> {
    const spent = await this.budgets.take(budgetsOf(code, request));
    if (spent?.isFirst) {
      const { key, limit, windowSeconds } = spent.budget;
      this.logger.warn(
        { denial: code, budget: key, limit, windowSeconds },
        'Too many refusals: the audit log has no more of them until the window ends',
      );
    }
    return spent === null;
  }
}

/** Of a login it matters whose it was to be. What was typed is not kept: people type passwords there. */
function aboutAccount(
  account: { id: string; email: string } | null,
  { resource }: Pick<AuditMark, 'resource'>,
): Pick<NewEntry, 'resource' | 'person'> {
  return {
    resource: { type: resource, id: account?.id ?? '-', label: account?.email ?? 'unknown account' },
    person: account?.id ?? null,
  };
}
