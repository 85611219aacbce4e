import { refusalsIn } from '../support/refusals';
import { environment } from '../support/environment';
import { createSignedInUser, createUser, PASSWORD } from '../support/factories';
import { atOnce, tally } from '../support/requests';
import { createTwoInstances, type TwoInstances } from '../support/two-instances';

// Two instances share their database and their Redis; without TEST_DATABASE_URL and TEST_REDIS_URL there is neither.
const onBoth = environment.databaseUrl && environment.redisUrl ? describe : describe.skip;

onBoth('Two instances keep of refusals at once', () => {
  let both: TwoInstances;

  beforeAll(async () => {
    both = await createTwoInstances({ rateLimitPerMinute: 50, rateLimitPerHour: 5_000, trustProxy: 1 });
  });
  afterAll(() => both.close());

  const signIn = () => createSignedInUser(both.one.admin, both.one.client(''));
  const login = (index: number, email: string, address: string) =>
    both.send(index, 'POST', '/api/auth/login', { token: '', body: { email, password: 'wrong' }, address });

  it('the first over the quota of a user', async () => {
    const { user, token } = await signIn();
    const answers = await atOnce(200, (index) => both.send(index, 'GET', '/api/auth/session', { token }));
    expect(tally(answers)).toEqual({ 200: 50, 429: 150 });
    expect((await refusalsIn(both.one)).filter(({ actor }) => actor.id === user.id)).toMatchObject([
      { reason: 'RATE_LIMITED' },
    ]);
  });

  it('the first over the quota of an address', async () => {
    const answers = await atOnce(150, (index) =>
      both.send(index, 'GET', '/api/admin/users', { token: '', address: '192.0.2.1' }),
    );
    expect(tally(answers)).toEqual({ 401: 100, 429: 50 });
    expect((await refusalsIn(both.one)).filter(({ ip }) => ip === '192.0.2.1')).toMatchObject([
      { reason: 'RATE_LIMITED' },
    ]);
  });

  it('the failed logins to an account, and the begin of its block', async () => {
    const { id, email } = await createUser(both.one.admin, { password: PASSWORD });
    const answers = await atOnce(25, (index) => login(index, email, '192.0.2.2'));
    expect(tally(answers)).toEqual({ 401: 10, 429: 15 });
    const reasons = (await refusalsIn(both.one)).flatMap(({ resource, reason }) =>
      resource.id === id ? [reason] : [],
    );
    expect(reasons.sort()).toEqual(['ACCOUNT_LOCKED', ...Array<string>(10).fill('INVALID_CREDENTIALS')]);
  });

  it('the first refusal of an address with too many failed logins', async () => {
    const answers = await atOnce(50, (index) => login(index, `many${index}@example.com`, '198.51.100.1'));
    expect(tally(answers)).toEqual({ 401: 30, 429: 20 });
    const reasons = (await refusalsIn(both.one)).flatMap(({ ip, reason }) => (ip === '198.51.100.1' ? [reason] : []));
    expect(reasons.filter((reason) => reason === 'RATE_LIMITED')).toHaveLength(1);
    expect(reasons).toHaveLength(31);
  });

  it('30 a minute of one user', async () => {
    const { user, token } = await signIn();
    const answers = await atOnce(45, (index) => both.send(index, 'GET', '/api/admin/users', { token }));
    expect(tally(answers)).toEqual({ 403: 45 });
    expect((await refusalsIn(both.one)).filter(({ actor }) => actor.id === user.id)).toHaveLength(30);
  });
});
