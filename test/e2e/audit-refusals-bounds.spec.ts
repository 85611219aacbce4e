import { OmittedRefusals } from '@/audit/refusals/omitted-refusals';
import { HIT_COUNTER, type HitCounter } from '@/counters/hit-counter';
import { freshAddress } from '../support/addresses';
import { INSTANT } from '../support/answers';
import { refusalsIn } from '../support/refusals';
import { createSignedInUser } from '../support/factories';
import { atOnce, call, tally } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';

describe('Refusals are bounded', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy: 1 } });
  });
  afterAll(() => service.close());

  const signIn = () => createSignedInUser(service.admin, service.client(''));
  const forbidden = async (token: string, times: number) =>
    expect(tally(await atOnce(times, () => call(service.baseUrl, USERS, { token })))).toEqual({ 403: times });
  const warnings = () => service.logs.filter(({ msg }) => String(msg).startsWith('Too many refusals')).length;

  it('to 30 a minute of one user, then a line in the log for the rest of the window; others have their own', async () => {
    const [ann, bob] = [await signIn(), await signIn()];
    await forbidden(ann.token, 40);
    await forbidden(bob.token, 1);
    const actors = (await refusalsIn(service)).map(({ actor }) => actor.id);
    expect(actors.filter((id) => id === ann.user.id)).toHaveLength(30);
    expect(actors.filter((id) => id === bob.user.id)).toHaveLength(1);
    expect(warnings()).toBe(1);
  });

  const spend = async (key: string) => {
    const counter = service.app.get<HitCounter>(HIT_COUNTER, { strict: false });
    const { count } = await counter.peek(key, 3600);
    await atOnce(1_000 - count, () => counter.hit(key, 3600));
  };
  const attempt = (email: string, address = freshAddress()) =>
    call(service.baseUrl, '/api/auth/login', { method: 'POST', body: { email, password: 'wrong' }, address });
  const added = async (work: () => Promise<void>) => {
    const before = (await refusalsIn(service)).length;
    await work();
    return (await refusalsIn(service)).slice(before);
  };

  it('to 1,000 an hour of all users', async () => {
    const user = await signIn();
    await spend('refusals:users:others');
    const warned = warnings();
    expect(await added(() => forbidden(user.token, 3))).toEqual([]);
    expect(warnings()).toBe(warned + 1);
  });

  it('to 1,000 an hour of strangers on invented accounts, which hide no attack on a real one', async () => {
    const [{ user }, address] = [await signIn(), freshAddress()];
    await spend('refusals:strangers:others');
    const entries = await added(async () => {
      expect(tally(await atOnce(3, (index) => attempt(`invented${index}@example.com`)))).toEqual({ 401: 3 });
      expect(tally(await atOnce(12, () => attempt(user.email, address)))).toEqual({ 401: 10, 429: 2 });
    });
    expect(entries.map(({ reason }) => reason).sort()).toEqual([
      'ACCOUNT_LOCKED',
      ...Array<string>(10).fill('INVALID_CREDENTIALS'),
    ]);
    expect(entries.every(({ resource }) => resource.id === user.id)).toBe(true);
  });

  it('to 1,000 an hour of strangers on real accounts, who do not push out the begin of a block', async () => {
    const [{ user }, address] = [await signIn(), freshAddress()];
    await spend('refusals:accounts:others');
    const entries = await added(async () => {
      expect(tally(await atOnce(12, () => attempt(user.email, address)))).toEqual({ 401: 10, 429: 2 });
    });
    expect(entries.map(({ reason, ip }) => [reason, ip])).toEqual([['ACCOUNT_LOCKED', address]]);
  });

  it('and an entry tells the number of those that are omitted, once', async () => {
    const omitted = service.app.get(OmittedRefusals, { strict: false });
    const write = () => omitted.writeEntries();
    await write();
    const [{ user }, address] = [await signIn(), freshAddress()];
    await Promise.all(['users', 'accounts', 'strangers'].map((group) => spend(`refusals:${group}:others`)));
    await atOnce(4, (index) => attempt(`invented${index}@example.com`, address));
    await atOnce(3, () => attempt(user.email, address));
    const entries = await added(async () => {
      await Promise.all([write(), write()]);
    });
    const to = (value: unknown) => ({ from: null, to: value });
    const entryOf = (group: string, count: number) => ({
      action: 'CREATE',
      resource: { type: 'audit_log', id: '-', label: 'omitted refusals' },
      actor: { type: 'system', id: null, email: null },
      outcome: 'DENIED',
      reason: 'REFUSALS_OMITTED',
      ip: null,
      changes: {
        group: to(group),
        count: to(count),
        codes: to({ INVALID_CREDENTIALS: count }),
        firstAt: to(expect.stringMatching(INSTANT)),
        lastAt: to(expect.stringMatching(INSTANT)),
      },
    });
    expect(entries).toHaveLength(2);
    expect(entries).toEqual(
      expect.arrayContaining([
        expect.objectContaining(entryOf('strangers', 4)),
        expect.objectContaining(entryOf('accounts', 3)),
      ]),
    );
    expect(await added(write)).toEqual([]);
  });
});

describe('The number of omitted refusals', () => {
  it('is written when the service stops', async () => {
    const first = await createTestApp();
    await first.app.get(OmittedRefusals, { strict: false }).count('strangers', 'INVALID_CREDENTIALS');
    await first.app.close();
    const second = await createTestApp({ database: first.database });
    try {
      expect(await refusalsIn(second, 'REFUSALS_OMITTED')).toMatchObject([{ changes: { count: { to: 1 } } }]);
    } finally {
      await second.app.close();
      await first.database.drop();
    }
  });
});
