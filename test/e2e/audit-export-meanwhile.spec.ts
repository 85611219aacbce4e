import type { ExportedAuditLog } from '@/lib/admin/contract/audit-seals';
import { ExportPages, type Section } from '@/audit/export/export-pages';
import { SealingJob } from '@/audit/sealing/sealing-job';
import { createUser } from '../support/factories';
import { daysSince, dropOlderThan, insertEntries, seal } from '../support/old-months';
import { createTestApp, type TestApp } from '../support/test-app';

describe('An export, while the log changes under it,', () => {
  let service: TestApp;

  beforeEach(async () => {
    service = await createTestApp();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await service.close();
  });

  /** Does something before the first, second … walk through the log, when it is settled how far that goes. */
  function before(...works: (() => Promise<unknown>)[]): void {
    const pages = service.app.get(ExportPages, { strict: false });
    const walk = pages.walk.bind(pages);
    jest.spyOn(pages, 'walk').mockImplementation(async function* (section: Section) {
      await works.shift()?.();
      yield* walk(section);
    });
  }

  async function exported(): Promise<ExportedAuditLog[]> {
    const lines: ExportedAuditLog[] = [];
    for await (const line of service.admin.auditLogs.export()) lines.push(line);
    return lines;
  }

  async function findingsIn(lines: ExportedAuditLog[]): Promise<unknown[]> {
    const { publicKey } = await service.admin.auditLogs.checkpoints.latest();
    return (await service.admin.auditLogs.verify(lines, { publicKey })).findings;
  }

  async function aGoneUser(): Promise<string> {
    const { id } = await createUser(service.admin);
    await service.admin.users.delete(id);
    return id;
  }

  it('has the entry about each person who was erased', async () => {
    const [one, other] = [await aGoneUser(), await aGoneUser()];
    before(
      () => service.admin.users.erase(one),
      () => service.admin.users.erase(other),
    );
    const lines = await exported();
    expect(await findingsIn(lines)).toEqual([]);
    const erasures = lines.filter(({ changes }) => changes.erased);
    expect(erasures.map(({ resource }) => resource.id)).toEqual([one, other]);
  });

  it('has the entry about the month that was dropped', async () => {
    await insertEntries(service, '2024-01', 3);
    await seal(service);
    before(() => dropOlderThan(service, daysSince('2024-02-15')));
    const lines = await exported();
    expect(lines.filter(({ occurredAt }) => occurredAt < '2024-02-01')).toEqual([]);
    expect(await findingsIn(lines)).toEqual([]);
  });

  it('goes no further for anything else', async () => {
    before(() => createUser(service.admin));
    expect((await exported()).at(-1)).toMatchObject({ action: 'READ', resource: { id: 'export' } });
  });

  it('fails where that entry cannot be sealed yet, and never ends as if it were whole', async () => {
    const id = await aGoneUser();
    before(async () => {
      await service.admin.users.erase(id);
      const keeper = service.app.get(SealingJob, { strict: false });
      jest.spyOn(keeper, 'sealUpToNow').mockResolvedValue({ lastSequence: 1, isComplete: false });
    });
    await expect(exported()).rejects.toMatchObject({ code: 'INTERNAL_ERROR' });
  });
});
