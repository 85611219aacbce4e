import type { AuditLog, User } from '@/lib/admin/client';
import type { InclusionProof } from '@/lib/admin/contract/audit-seals';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { auditCount, auditOf, expectError, UNKNOWN_ID } from '../support/answers';
import { createOrganization, createSignedInUser, createUser, PASSWORD } from '../support/factories';
import { entriesAbout, placesOf } from '../support/personal-values';
import { rootBy } from '../support/proofs';
import { atOnce, call } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';
import { entriesOf } from '../support/two-instances';

const USERS = '/api/admin/users';
const GRACE = {
  email: 'grace.hopper@example.net',
  name: 'Grace Brewster Hopper',
  metadata: { phone: '+1 555 0100 4711' },
  externalId: 'crm-hopper-1906',
  phone: '+12025550147',
  avatarUrl: 'https://cdn.example/hopper.png',
  locale: 'cy-GB',
  timeZone: 'Antarctica/Troll',
};
const MOVED = 'grace.murray@example.net';
const REASON = 'Grace asked for it on the phone';
const ADDRESS = '198.51.100.77';
const BROWSER = 'HopperBrowser/9.6';
/** All that the tests have to find nowhere any more. */
const { metadata, ...FIELDS } = GRACE;
const VALUES = [...Object.values(FIELDS), MOVED, metadata.phone, REASON, ADDRESS, BROWSER];

describe('The erasure of a person', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy: 1, erasureAdminHoldDays: 0 } });
    await service.sql(`
      CREATE FUNCTION refuse_row() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN RAISE EXCEPTION ''not this one''; END'`);
  });
  afterAll(() => service.close());

  const erase = (id: string, token?: string) => service.as(token).post(`${USERS}/${id}/erase`);
  const proofOf = async ({ id }: AuditLog) =>
    (await service.as().get(`/api/admin/audit-logs/${id}/proof`)).body.data as InclusionProof;
  const checksum = () => service.sql(`SELECT md5(string_agg(t::text, '' ORDER BY sequence)) AS md5 FROM audit_logs t`);

  /** A user without a past to speak of, deleted. */
  async function createGone(): Promise<User> {
    const user = await createUser(service.admin);
    await service.admin.users.delete(user.id);
    return user;
  }

  describe('a person with many entries', () => {
    let id: string;
    let before: { entries: AuditLog[]; proofs: InclusionProof[] };

    beforeAll(async () => {
      const { baseUrl, adminToken } = service;
      const post = (path: string, body: object, key: string) =>
        service.as().post(path).set('Idempotency-Key', key).set('X-Audit-Reason', REASON).send(body);
      const body = { ...GRACE, role: 'admin', password: PASSWORD };
      ({ id } = (await post(USERS, body, 'grace')).body.data as User);
      const organization = await createOrganization(service.admin);
      await post(`/api/admin/organizations/${organization.id}/members`, { userId: id }, 'grace-member');
      await service.admin.users.update(id, { email: MOVED, metadata: {}, name: 'G' }, { reason: REASON });
      const headers = { 'user-agent': BROWSER };
      const from = { method: 'POST', address: ADDRESS, headers };
      const login = { email: MOVED, password: PASSWORD };
      await call(baseUrl, '/api/auth/login', { ...from, body: { ...login, password: 'wrong, and long enough' } });
      const { token } = (await call(baseUrl, '/api/auth/login', { ...from, body: login })).body.data as {
        token: string;
      };
      const made = await call(baseUrl, '/api/admin/organizations', { ...from, token, body: { name: 'Eckert' } });
      expect(made.status).toBe(201);
      await call(baseUrl, `${USERS}/${id}`, {
        ...from,
        method: 'PATCH',
        token,
        headers: { ...headers, 'x-audit-reason': REASON },
        body: { name: GRACE.name },
      });
      await call(baseUrl, `${USERS}/${id}`, { method: 'DELETE', token: adminToken });
      const entries = await entriesAbout(service, id);
      before = { entries, proofs: await Promise.all(entries.map(proofOf)) };
    });

    it('is refused while the account exists', async () => {
      const { id: existing } = await createUser(service.admin);
      const [sum] = await checksum();
      const answer = await erase(existing);
      expectError(answer, 'CONFLICT');
      expect(answer.body.error.reason).toBe('USER_NOT_DELETED');
      expect(await checksum()).toEqual([sum]);
    });

    it('is for admins', async () => {
      const { token } = await createSignedInUser(service.admin, service.client(''));
      expectError(await erase(id, token), 'FORBIDDEN');
    });

    it('answers how many entries there were and what stands there now', async () => {
      for (const value of VALUES) {
        expect(await placesOf(service, value)).not.toEqual([]);
      }
      expect(await placesOf(service, GRACE.email)).toEqual(['audit_logs']);
      const answer = await erase(id);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        success: true,
        data: { id, erased: true, entries: before.entries.length, pseudonym: `${id}@erased.invalid` },
      });
      expect(before.entries.length).toBeGreaterThanOrEqual(10);
    });

    it.each(VALUES)('leaves %s nowhere in the database', async (value) => {
      expect(await placesOf(service, value)).toEqual([]);
    });

    it('leaves every proof as it was, to the same root', async () => {
      for (const proof of before.proofs) {
        const after = await proofOf(proof.entry);
        expect(rootBy(after)).toBe(proof.checkpoint.root);
        expect([after.checkpoint, after.leafIndex, after.path]).toEqual([
          proof.checkpoint,
          proof.leafIndex,
          proof.path,
        ]);
        expect(JSON.stringify(proof.personal)).toContain('salt');
        for (const group of Object.values(after.personal)) {
          expect(group.salt === undefined).toBe(group.subject === id);
        }
      }
    });

    it('leaves what was done, when, by whose id, and every value that is not personal', async () => {
      const after = await entriesAbout(service, id);
      const lasting = ({ id, sequence, occurredAt, action, outcome, requestId, ...entry }: AuditLog) => ({
        entry: [id, sequence, occurredAt, action, outcome, requestId],
        about: [entry.resource.type, entry.resource.id, entry.actor.type, entry.actor.id],
        changes: Object.entries(entry.changes).filter(([field]) => !(field in GRACE)),
      });
      expect(after.map(lasting)).toEqual(before.entries.map(lasting));
      const pseudonym = `${id}@erased.invalid`;
      const creation = after.find(({ action, resource }) => action === 'CREATE' && resource.id === id);
      expect(creation!.resource.label).toBe(pseudonym);
      expect(creation!.changes).toMatchObject({
        ...Object.fromEntries(Object.keys(GRACE).map((field) => [field, { from: null, to: pseudonym }])),
        role: { from: null, to: 'admin' },
      });
      const own = after.filter(({ actor, outcome }) => actor.id === id && outcome === 'SUCCESS');
      expect(own.length).toBeGreaterThanOrEqual(3);
      for (const { actor, ip, userAgent } of own) {
        expect([actor.email, ip, userAgent]).toEqual([pseudonym, pseudonym, pseudonym]);
      }
    });

    it('leaves one entry, by who asked for it', async () => {
      const [entry] = await auditOf(service, id);
      const { user } = await service.admin.auth.session();
      expect(entry).toMatchObject({
        action: 'UPDATE',
        resource: { type: 'user', id, label: `${id}@erased.invalid` },
        actor: { type: 'user', id: user.id, email: user.email },
        changes: { erased: { from: false, to: true } },
        outcome: 'SUCCESS',
      });
      expect(Object.keys(entry!.changes)).toEqual(['erased']);
    });

    it('answers the same to a repetition, which changes nothing', async () => {
      const [sum] = await checksum();
      const again = await erase(id);
      expect(again.body.data).toMatchObject({ erased: true, entries: before.entries.length });
      expect(await checksum()).toEqual([sum]);
    });

    it('leaves a log that verifies', async () => {
      const { publicKey } = await service.admin.auditLogs.checkpoints.latest();
      const verification = await service.admin.auditLogs.verify(service.admin.auditLogs.export(), { publicKey });
      expect(verification.findings).toEqual([]);
      expect(verification.ok).toBe(true);
    });

    it('shows the user of then with the pseudonym', async () => {
      const then = await service.as().get(`${USERS}/${id}?at=${before.entries[0]!.occurredAt}`);
      expect(then.body.data).toMatchObject({ id, email: `${id}@erased.invalid`, role: 'admin', metadata: {} });
    });
  });

  it('is a 404 where no entry knows such a user', async () => {
    const count = await auditCount(service);
    expectError(await erase(UNKNOWN_ID), 'NOT_FOUND');
    expect(await auditCount(service)).toBe(count);
  });

  it('keeps the reason that was given for it', async () => {
    const { id } = await createGone();
    await service.admin.users.erase(id, { reason: 'request 4711' });
    expect((await auditOf(service, id))[0]!.reason).toBe('request 4711');
  });

  it('takes in what a request that was under way wrote afterwards, when it is repeated', async () => {
    const user = await createGone();
    const { entries } = await service.admin.users.erase(user.id);
    await service.sql(
      `INSERT INTO audit_logs (id, occurred_at, action, resource_type, resource_id, resource_label, actor_type, actor_id,
         actor_email, changes, outcome, personal)
       VALUES (gen_random_uuid(), now(), 'UPDATE', 'settings', 'settings', 'settings', 'user', $1::uuid, $2, '{}', 'SUCCESS',
         json_build_object('actor', json_build_object('subject', $1::text, 'paths', json_build_array('actor.email'), 'salt', 's')))`,
      [user.id, user.email],
    );
    expect((await service.admin.users.erase(user.id)).entries).toBe(entries + 1);
    expect(await placesOf(service, user.email)).toEqual([]);
    const erasures = await entriesOf(service, { resourceId: user.id, action: 'UPDATE' });
    expect(erasures).toHaveLength(1);
  });

  it('rolls back all batches if a later one fails', async () => {
    const { user, token } = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    const client = service.client(token);
    for (let turn = 0; turn < 65; turn++) {
      await atOnce(8, (index) => client.users.update(user.id, { name: `${turn}-${index}` }));
    }
    await service.admin.users.delete(user.id);
    const last = (await entriesAbout(service, user.id)).at(-1)!;
    await service.sql(
      `CREATE TRIGGER refuse_row BEFORE UPDATE ON audit_logs FOR EACH ROW WHEN (OLD.sequence = ${last.sequence})
       EXECUTE FUNCTION refuse_row()`,
    );
    const [sum] = await checksum();
    expectError(await erase(user.id), 'INTERNAL_ERROR');
    expect(await checksum()).toEqual([sum]);
    await service.sql('DROP TRIGGER refuse_row ON audit_logs');
    expect((await service.admin.users.erase(user.id)).entries).toBeGreaterThan(520);
    expect(await placesOf(service, user.email)).toEqual([]);
  });

  describe('is all that the database lets anybody change in an entry:', () => {
    const update = (set: string, table = 'audit_logs') => `UPDATE ${table} SET ${set}`;
    const run = (statement: string, erasing: boolean) =>
      service.app.get(UnitOfWork, { strict: false }).run(
        async () => {
          await service.sql(`SET LOCAL admin_api.erasing = '${erasing ? 'on' : ''}'`);
          await service.sql(statement);
        },
        () => Promise.reject(new Error('it went through')),
      );

    it.each([
      `id = gen_random_uuid()`,
      `sequence = sequence + 1`,
      `occurred_at = occurred_at + interval '1 second'`,
      `action = 'READ'`,
      `resource_type = 'route'`,
      `resource_id = '-'`,
      `actor_type = 'system'`,
      `actor_id = NULL`,
      `outcome = 'DENIED'`,
      `request_id = 'x'`,
    ])('not %s, even while it erases', async (set) => {
      await expect(run(update(`${set} WHERE actor_type = 'user'`), true)).rejects.toThrow('append-only');
    });

    it('no personal value without it, no row, and no checkpoint', async () => {
      const [{ partition }] = (await service.sql<{ partition: string }>(
        'SELECT tableoid::regclass::text AS partition FROM audit_logs LIMIT 1',
      )) as [{ partition: string }];
      await expect(run(update(`ip = 'x'`), false)).rejects.toThrow('append-only');
      await expect(run(update(`ip = 'x'`, partition), false)).rejects.toThrow('append-only');
      await expect(run(update(`ip = 'x'`, partition), true)).rejects.toThrow('it went through');
      await expect(run('DELETE FROM audit_logs', true)).rejects.toThrow('append-only');
      await expect(run('TRUNCATE audit_logs', true)).rejects.toThrow('append-only');
      await expect(run(update(`root = 'x'`, 'audit_checkpoints'), true)).rejects.toThrow('append-only');
    });
  });
});
