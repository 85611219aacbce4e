import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { expectError, expectFaults } from '../support/answers';
import { ADA, createRecording, entryOf, eventOf, EVENTS, expectVerified } from '../support/application-events';
import { createUser } from '../support/factories';
import { placesOf } from '../support/personal-values';
import type { TestApp } from '../support/test-app';

describe('Application events in the log', () => {
  let service: TestApp;
  let program: TestApp['admin'];

  beforeAll(async () => {
    ({ service, program } = await createRecording());
  });
  afterAll(() => service.close());

  const post = (events: unknown[]) => service.as().post(EVENTS).send({ events });

  describe('filters of the log', () => {
    const UPPER = ADA.toUpperCase();
    let ids: string[];
    const found = async (query: object) =>
      (await service.admin.auditLogs.list({ ...query, limit: 100 })).data.map(({ resource }) => resource.id).sort();

    beforeAll(async () => {
      const batch = [
        eventOf({
          action: 'door.opened',
          actor: { type: 'badge', id: 'Badge-7' },
          targets: [{ type: 'door', id: 'D1' }],
        }),
        eventOf({
          action: 'door.opened',
          actor: { type: 'user', id: UPPER },
          targets: [
            { type: 'door', id: 'D2' },
            { type: 'room', id: 'D1' },
            { type: 'user', id: UPPER, name: 'Ada' },
          ],
        }),
      ];
      await program.auditLogs.recordEvents(batch);
      ids = batch.map(({ id }) => id);
    });

    it.each<[filter: string, query: object, matches: number[]]>([
      ['action', { action: 'door.opened' }, [0, 1]],
      ['actorType', { actorType: 'badge' }, [0]],
      ['actorId', { actorId: 'Badge-7' }, [0]],
      ['resourceId', { action: 'door.opened', resourceType: 'event' }, [0, 1]],
      ['targetType', { targetType: 'door' }, [0, 1]],
      ['targetType, repeated', { targetType: ['room', 'door'] }, [0, 1]],
      ['targetId', { targetId: 'D1' }, [0, 1]],
      ['targetId, repeated', { targetId: ['D2', 'D9'] }, [1]],
      ['targetType and targetId of one target', { targetType: 'door', targetId: 'D1' }, [0]],
      ['targetType and targetId of different targets', { targetType: 'room', targetId: 'D2' }, []],
      ['the id of a user in any spelling', { action: 'door.opened', targetType: 'user', targetId: UPPER }, [1]],
    ])('%s', async (_filter, query, matches) => {
      const expected = matches.map((index) => ids[index]!).sort();
      expect(await found(query)).toEqual(expected);
      // Sealed entries are counted under keys.
      await service.as().get('/api/admin/audit-logs/export').query({ targetId: 'none' });
      expect((await service.admin.auditLogs.list({ ...query, limit: 1 })).meta.total).toBe(expected.length);
    });

    it('return 400 for values that no entry can have', async () => {
      for (const [name, value] of [
        ['action', 'opened'],
        ['actorType', 'A B'],
        ['actorId', 'a b'],
        ['targetType', 'Door'],
        ['targetId', ''],
      ] as const) {
        expectFaults(
          await service
            .as()
            .get('/api/admin/audit-logs')
            .query({ [name]: value }),
          name,
        );
      }
    });
  });

  describe('an erased person', () => {
    const VALUES = {
      actor: 'Grace Hopper',
      target: 'G. B. M. Hopper',
      ip: '198.51.100.77',
      agent: 'HopperBrowser/9',
      data: 'cobol-4711',
    };
    const GRACES = [VALUES.actor, VALUES.ip, VALUES.agent, VALUES.target];

    async function gone(): Promise<string> {
      const { id } = await createUser(service.admin);
      await service.admin.users.delete(id, { permanent: true });
      return id;
    }

    it('leaves no value in events, in either order of two persons, and every proof stays valid', async () => {
      for (const order of [0, 1]) {
        const [grace, ada] = [await gone(), await gone()];
        const byGrace = eventOf({
          actor: { type: 'user', id: grace, name: VALUES.actor },
          targets: [
            { type: 'user', id: ada, name: 'Ada Byron' },
            { type: 'user', id: grace, name: VALUES.target },
            { type: 'invoice', id: 'inv_9', name: 'Invoice 9' },
          ],
          context: { ip: VALUES.ip, userAgent: VALUES.agent },
          data: { text: VALUES.data },
        });
        const aboutGrace = eventOf({
          actor: { type: 'service', id: 'cron', name: 'Cron' },
          targets: [{ type: 'user', id: grace }],
          context: { ip: '192.0.2.44' },
          data: { text: VALUES.data },
        });
        await program.auditLogs.recordEvents([byGrace, aboutGrace]);
        await expectVerified(service);
        const [first, second] = order === 0 ? [grace, ada] : [ada, grace];
        await service.admin.users.erase(first);
        const between = await entryOf(service, byGrace.id);
        expect(between.event!.data).toBe(`${first}@erased.invalid`);
        expect(between.event!.targets[0]!.name).toBe(order === 0 ? 'Ada Byron' : `${ada}@erased.invalid`);
        expect(between.ip).toBe(order === 0 ? `${grace}@erased.invalid` : VALUES.ip);
        expect(between.event!.targets[2]!.name).toBe('Invoice 9');
        await expectVerified(service);
        await service.admin.users.erase(second);
        await expectVerified(service);

        for (const value of [...GRACES, 'Ada Byron', VALUES.data, '192.0.2.44']) {
          expect([value, await placesOf(service, value)]).toEqual([value, []]);
        }
        const erased = await entryOf(service, byGrace.id);
        expect(erased.actor).toMatchObject({ id: grace, name: `${grace}@erased.invalid` });
        expect(erased.event!.targets.map(({ id, name }) => [id, name])).toEqual([
          [ada, `${ada}@erased.invalid`],
          [grace, `${grace}@erased.invalid`],
          ['inv_9', 'Invoice 9'],
        ]);
        expect(await entryOf(service, aboutGrace.id)).toMatchObject({
          ip: `${grace}@erased.invalid`,
          actor: { name: 'Cron' },
        });
        // Nobody knows the erased values, so a retry is a duplicate and brings nothing back.
        expect((await program.auditLogs.recordEvents([byGrace])).events[0]!.duplicate).toBe(true);
        expectError(await post([{ ...byGrace, action: 'invoice.voided' }]), 'CONFLICT');
        expect(await placesOf(service, VALUES.actor)).toEqual([]);
      }
    });

    it('was not held by events, which are claims of the application', async () => {
      const id = await gone();
      await program.auditLogs.recordEvents([eventOf({ actor: { type: 'user', id, name: VALUES.actor } })]);
      expect(await service.admin.users.erase(id)).toMatchObject({ erased: true });
    });

    it('cannot be told from the columns that an erasure may not change', async () => {
      const event = eventOf();
      await program.auditLogs.recordEvents([event]);
      for (const change of [
        `actor_ref = 'x', actor_id = NULL`,
        `event = jsonb_set(event::jsonb, '{reportedBy,id}', '"x"')::json`,
        `event = jsonb_set(event::jsonb, '{targets,0,id}', '"x"')::json`,
        `event = NULL`,
      ]) {
        const forged = service.app.get(UnitOfWork).run(
          async () => {
            await service.app.get(UnitOfWork).query(`SET LOCAL admin_api.erasing = 'on'`);
            await service.app
              .get(UnitOfWork)
              .query(`UPDATE audit_logs SET ${change} WHERE resource_id = '${event.id}'`);
          },
          () => Promise.resolve(),
        );
        await expect(forged).rejects.toThrow(/append-only/);
      }
    });
  });
});
