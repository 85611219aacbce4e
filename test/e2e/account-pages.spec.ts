import { createOrganization, createUser, PASSWORD } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const PAGES = ['/invitations/accept', '/password-reset'];
const FILES = ['/account-pages/browser.js', '/account-pages/styles.css'];
/** Sent by the script of the pages to learn whether a link works and what it needs. */
const PROBE = { name: 'A name', password: 'x' };

const tokenOf = (url: string) => new URL(url).hash.replace('#token=', '');

describe('The account pages', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  it.each([...PAGES, ...FILES])('GET %s has a strict policy, is stored nowhere and is not indexed', async (path) => {
    const { status, headers } = await service.http.get(path);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-robots-tag': 'noindex, nofollow',
    });
    const policy = headers['content-security-policy']!;
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; /);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  it.each(PAGES)('GET %s has no inline script or style, and no address but relative ones', async (path) => {
    const { text } = await service.http.get(path);
    expect(text).not.toMatch(/<script[^>]*>[^<]+/);
    expect(text).not.toMatch(/<style|\sstyle=|\son\w+=/);
    const addresses = [...text.matchAll(/(?:src|href|data-api)="([^"]+)"/g)].map(([, address]) => address!);
    expect(addresses.filter((address) => !/^(\.|data:,$)/.test(address))).toEqual([]);
    // The browser resolves them from the page, and the script resolves the API from its own address.
    const page = new URL(path, 'https://proxy.example/').href.replace('.example/', '.example/prefix/');
    const script = new URL(/<script src="([^"]+)"/.exec(text)![1]!, page).href;
    expect(script).toBe('https://proxy.example/prefix/account-pages/browser.js');
    const api = new URL(/data-api="([^"]+)"/.exec(text)![1]!, script).pathname;
    expect((await service.http.post(api.replace('/prefix', '')).send({ token: 'x', password: 'x' })).status).toBe(404);
  });

  it('lead people there by the links that the service makes', async () => {
    const { id } = await createOrganization(service.admin);
    const { acceptUrl } = await service.admin.organizations.invitations.create(id, { email: 'new@example.com' });
    const { resetUrl } = await service.admin.users.sendPasswordReset((await createUser(service.admin)).id);
    expect([acceptUrl, resetUrl].map((url) => new URL(url!).pathname)).toEqual(PAGES);
  });

  it('learn what a link needs without accepting it', async () => {
    const { id } = await createOrganization(service.admin);
    const { invitations } = service.admin.organizations;
    const { email } = await createUser(service.admin);
    const codesOf = async (url: string, probe: object, path = 'invitations') => {
      const { status, body } = await service.http
        .post(`/api/auth/${path}/accept`)
        .send({ token: tokenOf(url), ...probe });
      return [status, (body.error?.details as { code: string }[]).map(({ code }) => code)];
    };
    const unknown = await invitations.create(id, { email: 'nobody@example.com' });
    expect(await codesOf(unknown.acceptUrl!, PROBE)).toEqual([400, ['TOO_SHORT']]);
    const known = await invitations.create(id, { email });
    expect(await codesOf(known.acceptUrl!, PROBE)).toEqual([400, ['HAS_ACCOUNT', 'HAS_ACCOUNT']]);
    expect((await invitations.list(id, { status: 'pending' })).data).toHaveLength(2);

    const { id: userId } = await createUser(service.admin, { password: PASSWORD });
    const { resetUrl } = await service.admin.users.sendPasswordReset(userId);
    expect(await codesOf(resetUrl!, { password: 'x' }, 'password-reset')).toEqual([400, ['TOO_SHORT']]);
    const accepted = await service.http
      .post('/api/auth/password-reset/accept')
      .send({ token: tokenOf(resetUrl!), password: 'a kettle on the sun' });
    expect(accepted.status).toBe(200);
  });

  it('are served without the documentation, and not with ACCOUNT_PAGES=off', async () => {
    for (const [config, status] of [
      [{ docs: 'off' as const }, 200],
      [{ accountPages: false }, 404],
    ] as const) {
      const other = await createTestApp({ config });
      for (const path of [...PAGES, ...FILES]) {
        expect([path, (await other.http.get(path)).status]).toEqual([path, status]);
      }
      await other.close();
    }
  });
});
