import { Injectable, Logger } from '@nestjs/common';
import type { AuditAction, AuditDenial } from '@/lib/admin/contract/audit-logs';
import type { Refusal, RefusedAccount } from '@/http/errors/errors';
import type { RefusalListener } from '@/http/errors/exception.filter';
import { databaseClock } from '@/database/connection/database-clock';
import { BudgetService } from '@/counters/budget.service';
import type { AuditMark } from '../recording/audit.decorators';
import { AuditWriter, type NewEntry } from '../recording/audit.writer';
import { actorOf, apiKeyActor, type AuditedRequest, organizationOf, originOf, resourceOf } from '../recording/origin';
import { budgetsOf, groupOf } from './refusal-budgets';
import { OmittedRefusals } from './omitted-refusals';

/** The audit action of a request whose path does not exist. */
const ACTIONS: Partial<Record<string, AuditAction>> = {
  POST: 'CREATE',
  PUT: 'UPDATE',
  PATCH: 'UPDATE',
  DELETE: 'DELETE',
};

/** An entry to write, if the budgets allow. */
interface RefusalEntry {
  code: AuditDenial;
  /** Undefined if the refusal is about a route, null if it is about an account that does not exist. */
  account?: RefusedAccount | null;
  /** Set if the request had a right API key that was refused. */
  apiKey?: Refusal['apiKey'];
  changes: NewEntry['changes'];
}

/**
 * Writes refusals to the audit log in transactions of their own, because the transaction of the request was rolled back.
 * Budgets bound their number, so that nobody can fill the disk with them. Omitted entries are counted.
 */
@Injectable()
export class RefusalRecorder implements RefusalListener {
  private readonly logger = new Logger('Audit');

  constructor(
    private readonly writer: AuditWriter,
    private readonly budgets: BudgetService,
    private readonly omitted: OmittedRefusals,
  ) {}

  async denied({ code, account, apiKey, block }: Refusal, request: AuditedRequest): Promise<void> {
    await this.record({ code, account, apiKey, changes: {} }, request);
    if (block) {
      const changes = {
        scope: { from: null, to: block.scope },
        until: { from: null, to: block.until.toISOString() },
      };
      await this.record({ code: 'ACCOUNT_LOCKED', account: block.account, changes }, request);
    }
  }

  private async record(refusal: RefusalEntry, request: AuditedRequest): Promise<void> {
    const group = groupOf(request, refusal.account != null || refusal.apiKey !== undefined);
    try {
      const spent = await this.budgets.take(budgetsOf(refusal.code, group, request));
      if (!spent) {
        await this.write(refusal, request);
        return;
      }
      if (spent.isFirst) {
        const { key, limit, windowSeconds } = spent.budget;
        this.logger.warn(
          { refusal: refusal.code, budget: key, limit, windowSeconds },
          'Too many refusals. Until the window ends, the audit log records only their number.',
        );
      }
      await this.omitted.count(group, refusal.code);
    } catch (error) {
      this.logger.error({ err: error, refusal: refusal.code }, 'A refusal could not be written to the audit log');
    }
  }

  private async write({ code, account, apiKey, changes }: RefusalEntry, request: AuditedRequest): Promise<void> {
    const mark = request.routeOptions.config.audit ?? {
      resource: 'route',
      action: ACTIONS[request.method] ?? 'READ',
    };
    const entry: NewEntry = {
      at: databaseClock.now(),
      action: mark.action,
      changes,
      outcome: 'DENIED',
      organizationId: organizationOf(request, apiKey),
      ...(account === undefined ? { resource: resourceOf(request, mark), person: null } : aboutAccount(account, mark)),
    };
    const actor = apiKey ? apiKeyActor(apiKey) : actorOf(request.user);
    await this.writer.writeAlone(entry, originOf(request, actor, code));
  }
}

/** Returns the account that a login tried. The submitted text is not recorded, because people type passwords there. */
function aboutAccount(
  account: RefusedAccount | null,
  { resource }: Pick<AuditMark, 'resource'>,
): Pick<NewEntry, 'resource' | 'person'> {
  return {
    resource: { type: resource, id: account?.id ?? '-', label: account?.email ?? 'unknown account' },
    person: account?.id ?? null,
  };
}
