import type { AuditAction, AuditLog, AuditLogQuery } from '@/lib/admin/client';
import type { AppConfig } from '@/config/config';
import { type Answer, callWhenServed, type CallOptions } from './requests';
import { createTestApp, type TestApp } from './test-app';

/** Two instances of the service on one database. */
export interface TwoInstances {
  one: TestApp;
  other: TestApp;
  /**
   * Sends to the one for even numbers, to the other for odd ones; as the first admin, if no token is given. Repeats a 503: on a
   * slow machine a queue for one row can reach the lock time-out, and then nothing was changed.
   */
  send(index: number, method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Fails if transactions have deadlocked: a repeated request would hide that. */
  close(): Promise<void>;
}

export async function createTwoInstances(config: Partial<AppConfig> = {}): Promise<TwoInstances> {
  const one = await createTestApp({ config });
  const other = await createTestApp({ config, database: one.database });
  return {
    one,
    other,
    send: (index, method, path, options) =>
      callWhenServed((index % 2 === 0 ? one : other).baseUrl, path, { method, token: one.adminToken, ...options }),
    close: async () => {
      const statistics = `SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()`;
      try {
        await other.close();
        expect(await one.sql(statistics)).toEqual([{ deadlocks: 0 }]);
      } finally {
        await one.close();
      }
    },
  };
}

/** All entries of a query, in the order in which they were written. */
export async function entriesOf({ admin }: TestApp, query: AuditLogQuery): Promise<AuditLog[]> {
  const entries: AuditLog[] = [];
  for await (const entry of admin.auditLogs.iterate(query)) {
    entries.push(entry);
  }
  return entries.sort((a, b) => a.sequence - b.sequence);
}

/** The resources that entries of an action are about, in their order, one for each entry. */
export function idsOf(entries: readonly AuditLog[], action: AuditAction): string[] {
  return entries.filter((entry) => entry.action === action).map(({ resource }) => resource.id);
}
