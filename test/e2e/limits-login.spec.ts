import { freshAddress } from '../support/addresses';
import { createUser, PASSWORD } from '../support/factories';
import { type Answer, atOnce, call, tally } from '../support/requests';
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
  });
  afterAll(() => service.close());

  it('refuse an account after 10 failures from many addresses, also with the right password', async () => {
    const email = await account();
    expect(await statuses(10, () => login(email, 'wrong'))).toEqual(TEN_401);
    const right = await login(email, PASSWORD);
    expect([right.status, right.body.error?.code]).toEqual([429, 'RATE_LIMITED']);
    const retryAfter = Number(right.headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(14 * 60);
    expect(retryAfter).toBeLessThanOrEqual(15 * 60);
    expect((await login(await account(), PASSWORD)).status).toBe(200);
  });

  it('are the same for an email that no account has', async () => {
    expect(await statuses(11, () => login('nobody@example.com', PASSWORD))).toEqual([...TEN_401, 429]);
  });

  it('know an account by its canonical email, however it is written', async () => {
    const email = await account();
    const spellings = [email, email.toUpperCase(), `  ${email} `];
    let next = 0;
    expect(await statuses(10, () => login(spellings[(next += 1) % 3] ?? '', 'wrong'))).toEqual(TEN_401);
    expect((await login(email, PASSWORD)).status).toBe(429);
  });

  it('try exactly 10 of 50 wrong logins at once', async () => {
    const email = await account();
    const answers = await atOnce(50, () => login(email, 'wrong'));
    expect(tally(answers)).toEqual({ 401: 10, 429: 40 });
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

  it('lock no account for what a refused address tries', async () => {
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

  it('count the guesses of the current password at a change of it', async () => {
    const email = await account();
    const { token } = await service.client('').auth.login({ email, password: PASSWORD });
    const change = (currentPassword: string) =>
      call(service.baseUrl, '/api/auth/password', {
        method: 'POST',
        token,
        body: { currentPassword, newPassword: 'another teapot on the moon' },
        address: freshAddress(),
      });
    expect(await statuses(11, () => change('wrong'))).toEqual([...Array<number>(10).fill(400), 429]);
    expect((await change(PASSWORD)).status).toBe(429);
    expect((await login(email, PASSWORD)).status).toBe(429);
  });
});
