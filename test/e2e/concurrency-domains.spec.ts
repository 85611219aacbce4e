import type { Organization } from '@/lib/admin/contract/organizations';
import { environment } from '../support/environment';
import { createOrganization, organizationData } from '../support/factories';
import { random } from '../support/random';
import { atOnce, tally } from '../support/requests';
import { createTwoInstances, type TwoInstances } from '../support/two-instances';

const ORGANIZATIONS = '/api/admin/organizations';
const ROUNDS = 15;

// The embedded database has one connection and one process, so that nothing ever happens at once there.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('At once, on two instances, domains', () => {
  let both: TwoInstances;

  beforeAll(async () => {
    both = await createTwoInstances();
  });
  afterEach(async () => {
    // Every domain is claimed by exactly the organization that has it.
    const stray = `
      SELECT domain, organization_id FROM organization_domains
      EXCEPT ALL SELECT domain, id FROM organizations, unnest(domains) AS domain`;
    const unclaimed = `
      SELECT domain, id FROM organizations, unnest(domains) AS domain
      EXCEPT ALL SELECT domain, organization_id FROM organization_domains`;
    expect([await both.one.sql(stray), await both.one.sql(unclaimed)]).toEqual([[], []]);
  });
  afterAll(() => both.close());

  const admin = () => both.one.admin;
  const patch = (index: number, { id }: Organization, domains: string[]) =>
    both.send(index, 'PATCH', `${ORGANIZATIONS}/${id}`, { body: { domains } });

  it('50 creations with one domain in common: one of them succeeds', async () => {
    const answers = await atOnce(50, (index) => {
      const domains = [`own${index}.example`, 'common.example', `b${index}.example`];
      return both.send(index, 'POST', ORGANIZATIONS, { body: organizationData({ domains }) });
    });
    expect(tally(answers)).toEqual({ 201: 1, 409: 49 });
  });

  it('a restore and a creation with the domain: one of both succeeds', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const domains = [`back${round}.example`];
      const { id } = await createOrganization(admin(), { domains });
      await admin().organizations.delete(id);
      const answers = await Promise.all([
        both.send(round, 'POST', `${ORGANIZATIONS}/${id}/restore`),
        both.send(round + 1, 'POST', ORGANIZATIONS, { body: organizationData({ domains }) }),
      ]);
      const [restored, created] = answers.map(({ status }) => status);
      expect([
        [200, 409],
        [409, 201],
      ]).toContainEqual([restored, created]);
    }
  });

  it('two organizations that take the domain of each other are both refused, and do not wait for each other', async () => {
    const [one, other] = [
      await createOrganization(admin(), { domains: ['swap-a.example'] }),
      await createOrganization(admin(), { domains: ['swap-b.example'] }),
    ];
    for (let round = 0; round < ROUNDS; round++) {
      const answers = await Promise.all([
        patch(round, one, ['swap-b.example']),
        patch(round + 1, other, ['swap-a.example']),
      ]);
      expect(tally(answers)).toEqual({ 409: 2 });
    }
  });

  it('a domain that moves from one organization to another has one of them all the time', async () => {
    const [one, other] = [await createOrganization(admin()), await createOrganization(admin())];
    for (let round = 0; round < ROUNDS; round++) {
      const [from, to] = round % 2 === 0 ? [one, other] : [other, one];
      await patch(round, from, ['moving.example']);
      const [freed, taken] = await Promise.all([patch(round, from, []), patch(round + 1, to, ['moving.example'])]);
      expect([freed.status, [200, 409].includes(taken.status)]).toEqual([200, true]);
      await patch(round, to, []);
    }
  });

  it('400 random changes, deletions and restores of four organizations: no fault, and no domain is shared', async () => {
    const organizations = await atOnce(4, () => createOrganization(admin()));
    const chance = random(13);
    const answers = await atOnce(8, async (worker) => {
      const statuses: number[] = [];
      for (let round = 0; round < 50; round++) {
        const { id } = chance.pick(organizations);
        const domains = Array.from({ length: chance.below(4) }, () => `pool${chance.below(6)}.example`);
        const path = `${ORGANIZATIONS}/${id}`;
        const { status } = chance.chance(0.8)
          ? await both.send(worker, 'PATCH', path, { body: { domains } })
          : await (chance.chance(0.4)
              ? both.send(worker, 'DELETE', path)
              : both.send(worker, 'POST', `${path}/restore`));
        statuses.push(status);
      }
      return statuses;
    });
    const seen = new Set(answers.flat());
    expect([...seen].filter((status) => ![200, 404, 409].includes(status))).toEqual([]);
    expect(seen.has(200) && seen.has(409)).toBe(true);
  });
});
