import { freshAddress } from '../support/addresses';
import { createUser, PASSWORD } from '../support/factories';
import { type Answer, atOnce, call, tally } from '../support/requests';
import { slowDownWindows } from '../support/slow-windows';
import { createTestApp, type TestApp } from '../support/test-app';

describe('The limits of failed logins', () => {
  let service: TestApp;
  const login = (email: string, password: string, address = freshAddress()): Promise<Answer> =>
    call(service.baseUrl, '/api/auth/login', { method: 'POST', body: { email, password }, address });
  const account = async () => (await createUser(service.admin, { password: PASSWORD })).email;
  const statuses = async (times: number, work: () => Promise<Answer>): Promise<number[]> => {
    const all: number[] = [];
    for (let time = 0; time < times; time++) {
      all.push((await work()).status);
    }
    return all;
  };
  const TEN_401 = Array<number>(10).fill(401);

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy: 1 } });
    slowDownWindows(service);
  });
  afterAll(() => service.close());

  it('block an account for the address of 10 failures, also with the right password', async () => {
    const [address, email] = [freshAddress(), await account()];
    expect(await statuses(10, () => login(email, 'wrong', address))).toEqual(TEN_401);
    const right = await login(email, PASSWORD, address);
    expect([right.status, right.body.error?.code, right.body.error?.reason]).toEqual([
      429,
      'RATE_LIMITED',
      'ACCOUNT_LOCKED',
    ]);
    expect(right.body.error?.message).toBe(
      'Too many wrong passwords for this account from this address. Retry in 15 minutes.',
    );
    const retryAfter = Number(right.headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(5 * 60);
    expect(retryAfter).toBeLessThanOrEqual(15 * 60);
    expect((await login(await account(), PASSWORD, address)).status).toBe(200);
  });

  it('do not block an account for other addresses', async () => {
    const [address, email] = [freshAddress(), await account()];
    await statuses(12, () => login(email, 'wrong', address));
    expect((await login(email, PASSWORD)).status).toBe(200);
  });

  it('count an IPv6 address by its /64', async () => {
    const email = await account();
    let host = 0;
    expect(await statuses(10, () => login(email, 'wrong', `2001:db8:9:9::${(host += 1)}`))).toEqual(TEN_401);
    expect((await login(email, PASSWORD, '2001:db8:9:9:ffff::1')).status).toBe(429);
    expect((await login(email, PASSWORD, '2001:db8:9:a::1')).status).toBe(200);
  });

  it('are the same for an email that no account has', async () => {
    const address = freshAddress();
    expect(await statuses(11, () => login('nobody@example.com', PASSWORD, address))).toEqual([...TEN_401, 429]);
    const [known, unknown] = [await account(), 'nobody-2@example.com'];
    const refusals = await Promise.all(
      [known, unknown].map(async (email) => {
        const from = freshAddress();
        await statuses(10, () => login(email, 'wrong', from));
        const { status, body } = await login(email, 'wrong', from);
        return [status, body.error?.reason, body.error?.message];
      }),
    );
    expect(refusals[0]).toEqual(refusals[1]);
  });

  it('know an account by its canonical email, however it is written', async () => {
    const [address, email] = [freshAddress(), await account()];
    const spellings = [email, email.toUpperCase(), `  ${email} `];
    let next = 0;
    expect(await statuses(10, () => login(spellings[(next += 1) % 3] ?? '', 'wrong', address))).toEqual(TEN_401);
    expect((await login(email, PASSWORD, address)).status).toBe(429);
  });

  it('try exactly 10 of 25 wrong logins at once', async () => {
    const [address, email] = [freshAddress(), await account()];
    const answers = await atOnce(25, () => login(email, 'wrong', address));
    expect(tally(answers)).toEqual({ 401: 10, 429: 15 });
  });

  it('refuse an address after 30 failures in a minute, with whatever account', async () => {
    const [address, email] = [freshAddress(), await account()];
    let name = 0;
    const failures = await statuses(30, () => login(`guess${(name += 1)}@example.com`, 'wrong', address));
    expect(failures).toEqual(Array<number>(30).fill(401));
    const refused = await login(email, PASSWORD, address);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await login(email, PASSWORD)).status).toBe(200);
  });

  it('block no account for what a refused address tries', async () => {
    const [address, email] = [freshAddress(), await account()];
    await atOnce(30, (index) => login(`many${index}@example.com`, 'wrong', address));
    expect(tally(await atOnce(15, () => login(email, 'wrong', address)))).toEqual({ 429: 15 });
    expect((await login(email, PASSWORD)).status).toBe(200);
  });

  it('do not count successes, nor logins that are no logins', async () => {
    const [address, email] = [freshAddress(), await account()];
    expect(await statuses(35, () => login(email, PASSWORD, address))).toEqual(Array<number>(35).fill(200));
    expect(
      await statuses(12, () => call(service.baseUrl, '/api/auth/login', { method: 'POST', body: { email }, address })),
    ).toEqual(Array<number>(12).fill(400));
    expect(await statuses(9, () => login(email, 'wrong', address))).toEqual(Array<number>(9).fill(401));
    expect((await login(email, PASSWORD, address)).status).toBe(200);
    expect(await statuses(2, () => login(email, 'wrong', address))).toEqual([401, 429]);
  });

  it('do not refuse right logins for their number, however many come at once', async () => {
    const [address, email] = [freshAddress(), await account()];
    expect(tally(await atOnce(40, () => login(email, PASSWORD, address)))).toEqual({ 200: 40 });
  });
});
