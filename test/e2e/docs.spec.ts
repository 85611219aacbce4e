import { createTestApp } from '../support/test-app';

describe('The documentation', () => {
  it('names the API relative to its own address, and Swagger UI keeps the token in session storage', async () => {
    const service = await createTestApp();
    const { body } = await service.http.get('/docs/openapi.json');
    const url = new URL(body.servers[0].url, 'https://proxy.example/prefix/docs/openapi.json');
    expect(url.href).toBe('https://proxy.example/prefix/');
    const { text } = await service.http.get('/docs/swagger-ui-init.js');
    expect(text).toContain('sessionStorage.setItem');
    // Swagger UI takes the kept tokens by this name only.
    expect(text).toMatch(/restoreAuthorization\(\{\s*authorized:/);
    expect(text).not.toContain('localStorage.setItem');
    await service.close();
  });

  it('hides the column of links, which no response has and phones have no room for', async () => {
    const service = await createTestApp();
    const { body } = await service.http.get('/docs/openapi.json');
    expect(JSON.stringify(body)).not.toContain('"links":');
    const { text } = await service.http.get('/docs');
    expect(text).toMatch(/\.response-col_links \{ display: none \}/);
    await service.close();
  });

  it('is not served with DOCS=off', async () => {
    const service = await createTestApp({ config: { docs: 'off' } });
    for (const path of ['/docs', '/docs/', '/docs/openapi.json', '/docs/swagger-ui-init.js']) {
      expect([path, (await service.http.get(path)).status]).toEqual([path, 404]);
    }
    await service.close();
  });
});

describe('HSTS', () => {
  it.each([
    [1, 'https', 'max-age=31536000'],
    [1, 'http', undefined],
    [0, 'https', undefined],
  ])('with %i trusted proxies and X-Forwarded-Proto: %s is %s', async (trustProxy, scheme, expected) => {
    const service = await createTestApp({ config: { trustProxy } });
    const { headers } = await service.http.get('/health/live').set('X-Forwarded-Proto', scheme);
    expect(headers['strict-transport-security']).toBe(expected);
    await service.close();
  });
});

describe('A + in a query', () => {
  it.each([
    ['email=a+b@example.com', 'email'],
    ['createdAfter=2026-01-01T00:00:00+02:00', 'createdAfter'],
  ])('is named in the 400 of GET /users?%s', async (query, field) => {
    const service = await createTestApp();
    const { status, body } = await service.as().get(`/api/admin/users?${query}`);
    expect(status).toBe(400);
    expect(body.error.details).toContainEqual(
      expect.objectContaining({ field, message: expect.stringContaining('%2B') }),
    );
    await service.close();
  });
});
