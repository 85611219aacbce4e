import { createUser } from '../support/factories';
import { hasNginx, type OwnNginx, startNginx } from '../support/own-nginx';
import { call } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

const PREFIX = '/back-office/';
const withNginx = hasNginx ? describe : describe.skip;

withNginx('Behind nginx that compresses, with a path prefix', () => {
  let service: TestApp;
  let nginx: OwnNginx;

  beforeAll(async () => {
    service = await createTestApp();
    nginx = await startNginx(service.baseUrl, PREFIX);
  });
  afterAll(async () => {
    await nginx.remove();
    await service.close();
  });

  const send = (method: string, path: string, headers: Record<string, string>, body?: object) =>
    call(`${nginx.origin}${PREFIX}`, path, { method, token: service.adminToken, headers, body });

  it('If-None-Match and If-Match take the tag that nginx made weak', async () => {
    const { id } = await createUser(service.admin);
    const path = `api/admin/users/${id}`;
    const { headers } = await send('GET', path, { 'accept-encoding': 'gzip' });
    const weak = headers.get('etag')!;
    expect([headers.get('content-encoding'), weak]).toEqual(['gzip', expect.stringMatching(/^W\/"1-/)]);
    expect((await send('GET', path, { 'if-none-match': weak })).status).toBe(304);
    expect((await send('PATCH', path, { 'if-match': weak }, { name: 'Ada' })).status).toBe(200);
    expect((await send('GET', path, { 'if-none-match': weak })).status).toBe(200);
    expect((await send('PATCH', path, { 'if-match': weak }, { name: 'Grace' })).status).toBe(412);
    expect((await send('DELETE', path, { 'if-match': 'W/"2"' })).status).toBe(200);
  });

  it.each(['docs', 'docs/', 'reference', 'reference/'])(
    'the page %s finds its files below the prefix',
    async (path) => {
      const address = `${nginx.origin}${PREFIX}${path}`;
      const text = await fetch(address).then((response) => response.text());
      const files = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => new URL(file, address).href);
      expect(files.length).toBeGreaterThan(2);
      for (const file of files) {
        expect(file).toContain(PREFIX);
        expect([file, (await fetch(file)).status]).toEqual([file, 200]);
      }
    },
  );

  it('the root leads to the documentation below the prefix', async () => {
    const { url, status } = await fetch(`${nginx.origin}${PREFIX}`);
    expect([url, status]).toEqual([`${nginx.origin}${PREFIX}docs`, 200]);
  });

  it('nginx passes on what the service has compressed', async () => {
    const { headers, body } = await send('GET', 'api/admin/users?search=root', { 'accept-encoding': 'br' });
    expect([headers.get('vary'), body.success]).toEqual(['accept-encoding', true]);
  });
});
