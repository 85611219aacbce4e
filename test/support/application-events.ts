import type { ApplicationEvent, AuditLog } from '@/lib/admin/client';
import { createApiKey, eventData } from './factories';
import { until } from './requests';
import { createTestApp, type TestApp } from './test-app';

export const EVENTS = '/api/admin/audit-logs/events';
export const ADA = '01890a5d-ac96-774b-bcce-b302099a8057';
export const ORGANIZATION = '01890a5d-ac96-774b-bcce-b302099a8058';

/** Waits for the seal of what is there. Fails unless the whole export is verified, in both formats. */
export async function expectVerified(service: TestApp): Promise<void> {
  const [drawn] = await service.sql<{ last: number }>('SELECT max(sequence) AS last FROM audit_logs');
  const latest = () => service.admin.auditLogs.checkpoints.list({ limit: 1 }).then(({ data }) => data[0]);
  await until('the log is sealed', async () => ((await latest())?.lastSequence ?? 0) >= drawn!.last);
  const { publicKey } = await service.admin.auditLogs.checkpoints.latest();
  for (const format of ['ndjson', 'csv']) {
    const { text, headers } = await service.as().get('/api/admin/audit-logs/export').query({ format });
    const upTo = Number(headers['audit-export-up-to']);
    const { findings, ok } = await service.admin.auditLogs.verify([text], { publicKey, upTo });
    expect({ findings, ok }).toEqual({ findings: [], ok: true });
  }
}

export function eventOf(overrides: Partial<ApplicationEvent> = {}): ApplicationEvent {
  return eventData({
    actor: { type: 'user', id: ADA, name: 'Ada Lovelace' },
    organizationId: ORGANIZATION,
    context: { ip: '203.0.113.7', userAgent: 'Mozilla/5.0' },
    ...overrides,
  });
}

/** A service, and a program that may do nothing but record events. */
export interface Recording {
  service: TestApp;
  program: TestApp['admin'];
  keyId: string;
}

export async function createRecording(): Promise<Recording> {
  const service = await createTestApp({ config: { erasureAdminHoldDays: 90, auditSealInterval: 1 } });
  const { key, id } = await createApiKey(service.admin, { name: 'Web shop', permissions: ['audit-logs:write'] });
  return { service, program: service.client(key), keyId: id };
}

/** The entry of an event, which must be the only one. */
export async function entryOf({ admin }: TestApp, id: string): Promise<AuditLog> {
  const { data } = await admin.auditLogs.list({ resourceType: 'event', resourceId: id });
  expect(data).toHaveLength(1);
  return data[0]!;
}
