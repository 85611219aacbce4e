import type { ExportedAuditLog } from '@/lib/admin/contract/audit-seals';
import { parseCsv } from '../support/csv';
import { type EntryRow, insertEntries } from '../support/entries';
import { createUser, eventData } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

/** Texts that a spreadsheet would run, and texts that look like the sign that prevents it. */
const HAZARDS = ['=cmd()', '+1', '-1', '@x', '\tx', '\rx', `'=x`, `'`, `''`, '=', '-', '\t', '\r'];
const HARMLESS = [
  ...['a,b', '"', '"quoted"', 'a"b', 'a\nb', '\na', 'a\r\nb', 'a\r', ' a ', ',', ';', 'x=1', 'a-b', 'ünï☕😀'],
  ...['\u00a0=x', '|cmd', '%x', 'null', '[]', '{}'],
];

describe('An export as a table', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
    const texts = [...HAZARDS, ...HARMLESS];
    const row = (text: string): EntryRow => ({
      resource_label: text,
      actor_email: text,
      actor_name: text,
      reason: text,
      ip: text,
      user_agent: text,
    });
    await insertEntries(service, texts.map(row), 'texts');
    await insertEntries(service, [{}], 'nulls');
    for (const [index, agent] of ['=cmd()', '+1', '-1', '@x', `'=x`, 'a,"b"'].entries()) {
      const body = { email: `agent${index}@example.com`, name: '=HYPERLINK("https://example.com")' };
      expect((await service.as().post('/api/admin/users').set('User-Agent', agent).send(body)).status).toBe(201);
    }
    await service.admin.auditLogs.recordEvents([eventData({ actor: { type: 'service', id: '=cmd()' } })]);
    await createUser(service.admin, { name: `+1,"2"`, metadata: { '=x': '@y' } });
  });
  afterAll(() => service.close());

  async function tableOf(query: Record<string, string> = {}): Promise<string[][]> {
    let text = '';
    for await (const chunk of service.admin.auditLogs.exportCsv(query)) text += chunk;
    return parseCsv(text);
  }

  /** The cells as they were: one `'` in front is a sign, and no part of the cell. */
  const undone = (cell: string): string => cell.replace(/^'/, '');

  it('has a header and a row for each entry, every row with a cell for each column', async () => {
    const [header, ...rows] = await tableOf();
    expect(header?.join()).toBe(
      'sequence,id,occurredAt,action,resourceType,resourceId,resourceLabel,actorType,actorId,actorEmail,changes,outcome,' +
        'reason,requestId,ip,userAgent,personal,leafIndex,path,checkpoint,cursor,actorName,organizationId,event',
    );
    const [{ count } = { count: 0 }] = await service.sql<{ count: number }>(
      'SELECT count(*)::int AS count FROM audit_logs',
    );
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([header?.length]));
  });

  it('has no cell that a spreadsheet would run', async () => {
    const cells = (await tableOf()).flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  it.each([...HAZARDS.map((text) => [text, `'${text}`]), ...HARMLESS.map((text) => [text, text])])(
    'shows %j as %j, wherever it stands',
    async (text, shown) => {
      const found = (await tableOf({ resourceId: 'texts' })).filter((row) => undone(row[6] ?? '') === text);
      expect(found.map((row) => [6, 9, 12, 14, 15, 21].map((column) => row[column]))).toEqual([Array(6).fill(shown)]);
    },
  );

  it('shows null as an empty cell', async () => {
    const [, row] = await tableOf({ resourceId: 'nulls' });
    expect([8, 9, 12, 13, 14, 15, 21, 22].map((column) => row?.[column])).toEqual(Array(8).fill(''));
  });

  it('can be undone: it says just what the lines of JSON say', async () => {
    const query = { to: new Date(Date.now() + 60_000).toISOString() };
    const lines: ExportedAuditLog[] = [];
    const [, ...rows] = await tableOf(query);
    for await (const line of service.admin.auditLogs.export(query)) lines.push(line);
    expect(rows.map((row) => entryOf(row.map(undone)))).toEqual(lines.slice(0, -1));
  });
});

function entryOf(cells: string[]): ExportedAuditLog {
  const [sequence, id, occurredAt, action, type, resourceId, label, ...rest] = cells as [string, ...string[]];
  const [actorType, actorId, email, changes, outcome, reason, requestId, ip, userAgent, ...proof] = rest;
  const [personal, leafIndex, path, checkpoint, cursor, actorName, organizationId, event] = proof;
  const json = (text = ''): never => JSON.parse(text) as never;
  const orNull = (text = '') => text || null;
  return {
    id: id!,
    sequence: Number(sequence),
    occurredAt: occurredAt!,
    action: action as ExportedAuditLog['action'],
    resource: { type: type as ExportedAuditLog['resource']['type'], id: resourceId!, label: label! },
    actor: {
      type: actorType as ExportedAuditLog['actor']['type'],
      id: orNull(actorId),
      email: orNull(email),
      ...(actorName && { name: actorName }),
    },
    changes: json(changes),
    outcome: outcome as ExportedAuditLog['outcome'],
    reason: orNull(reason),
    requestId: orNull(requestId),
    ip: orNull(ip),
    userAgent: orNull(userAgent),
    organizationId: orNull(organizationId),
    ...(event && { event: JSON.parse(event) as ExportedAuditLog['event'] }),
    personal: json(personal),
    proof: { leafIndex: Number(leafIndex), path: json(path), checkpoint: json(checkpoint) },
    cursor: cursor!,
  };
}
