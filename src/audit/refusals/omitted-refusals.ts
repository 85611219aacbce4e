import { Injectable } from '@nestjs/common';
import type { AuditDenial, FieldChange } from '@/lib/admin/contract/audit-logs';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { PeriodicJob, type RunResult } from '@/jobs/periodic-job';
import { AuditWriter, type NewEntry, SYSTEM_ORIGIN } from '../recording/audit.writer';
import type { RefusalGroup } from './refusal-budgets';

/** Pause between two entries about omitted refusals, in milliseconds. */
const INTERVAL_MS = 60_000;
const LOCK = 'admin-api:omitted-refusals';

const COUNT = `
  INSERT INTO omitted_refusals AS o (refusal_group, code, count, first_at, last_at) VALUES ($1, $2, 1, now(), now())
  ON CONFLICT (refusal_group, code) DO UPDATE SET count = o.count + 1, last_at = excluded.last_at`;
const REMOVE_COUNTS = `
  DELETE FROM omitted_refusals
  RETURNING refusal_group AS "group", code, count, first_at AS "firstAt", last_at AS "lastAt"`;

interface Omitted {
  group: RefusalGroup;
  code: AuditDenial;
  count: number;
  firstAt: Date;
  lastAt: Date;
}

/**
 * Counts refusals that have no audit entries of their own. Writes an entry with the count every minute and at a shutdown.
 * The counts are in the database, so a crash loses none, and one instance of a cluster writes for all. Counting takes about
 * as long as writing an entry. The response time therefore does not reveal whether an account exists.
 */
@Injectable()
export class OmittedRefusals extends PeriodicJob {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly writer: AuditWriter,
  ) {
    super({
      name: 'OmittedRefusals',
      intervalMs: INTERVAL_MS,
      outage: 'The number of omitted refusals cannot be written to the audit log at the moment. The job retries.',
    });
  }

  async count(group: RefusalGroup, code: AuditDenial): Promise<void> {
    await this.unitOfWork.run(
      () => this.unitOfWork.write({ name: 'count omitted_refusals', text: COUNT, values: [group, code] }),
      () => Promise.resolve(),
    );
  }

  override async beforeApplicationShutdown(): Promise<void> {
    await super.beforeApplicationShutdown();
    await this.writeEntries().catch((error: unknown) => this.reportFailure(error, true));
  }

  protected async run(): Promise<RunResult> {
    await this.writeEntries();
    return 'done';
  }

  /** Writes an entry for each group with omitted refusals and resets its count. A lock excludes other instances. */
  async writeEntries(): Promise<void> {
    await this.unitOfWork.run(
      async () => {
        if (await this.unitOfWork.tryLock(LOCK)) {
          await this.writer.write(entriesOf(await this.unitOfWork.query<Omitted>(REMOVE_COUNTS)), {
            ...SYSTEM_ORIGIN,
            reason: 'REFUSALS_OMITTED',
          });
        }
      },
      () => Promise.resolve(),
    );
  }
}

function entriesOf(rows: readonly Omitted[]): NewEntry[] {
  return [...new Set(rows.map(({ group }) => group))].map((group) => {
    const ofGroup = rows.filter((row) => row.group === group);
    const times = ofGroup.flatMap(({ firstAt, lastAt }) => [firstAt.getTime(), lastAt.getTime()]);
    return {
      at: databaseClock.now(),
      action: 'CREATE',
      resource: { type: 'audit_log', id: '-', label: 'omitted refusals' },
      changes: {
        group: fromNull(group),
        count: fromNull(ofGroup.reduce((sum, { count }) => sum + count, 0)),
        codes: fromNull(Object.fromEntries(ofGroup.map(({ code, count }) => [code, count]))),
        firstAt: fromNull(new Date(Math.min(...times)).toISOString()),
        lastAt: fromNull(new Date(Math.max(...times)).toISOString()),
      },
      outcome: 'DENIED',
      organizationId: null,
      person: null,
    };
  });
}

function fromNull(to: FieldChange['to']): FieldChange {
  return { from: null, to };
}
