import { createTestApp, type TestApp } from '../support/test-app';

/** An operation of the document, or of the shorter one that Swagger UI gets. */
interface Shown {
  responses: Record<string, { headers?: object; content?: object }>;
}

interface Document {
  info: { description: string };
  tags: { name: string }[];
  paths: Record<string, Record<string, Shown>>;
  servers: { url: string }[];
}

describe('The documentation', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const document = async () => (await service.http.get('/docs/openapi.json')).body as Document;
  const script = async () => (await service.http.get('/docs/swagger-ui-init.js')).text;
  /** Reads the document out of the script that starts Swagger UI. */
  const shown = async () => {
    const [, options = ''] = /^const options = (.+);$/m.exec(await script()) ?? [];
    return (JSON.parse(options) as { spec: Document }).spec;
  };
  const operationsOf = ({ paths }: Document) => Object.values(paths).flatMap((item) => Object.values(item));

  it('names the API relative to its own address, and Swagger UI keeps the token in session storage', async () => {
    const { servers } = await document();
    const url = new URL(servers[0]!.url, 'https://proxy.example/prefix/docs/openapi.json');
    expect(url.href).toBe('https://proxy.example/prefix/');
    const text = await script();
    expect(text).toContain('sessionStorage.setItem');
    // Swagger UI takes the kept tokens by this name only.
    expect(text).toMatch(/restoreAuthorization\(\{\s*authorized:/);
    expect(text).not.toContain('localStorage.setItem');
  });

  it('begins with the tag "Sign in", whose first operation is the login', async () => {
    const { tags, paths } = await document();
    expect([tags[0]?.name, Object.keys(paths)[0]]).toEqual(['Sign in', '/api/auth/login']);
  });

  it('Swagger UI shows in at most ten lines how to begin, and once what all operations share', async () => {
    const { description } = (await shown()).info;
    const [introduction = '', details = ''] = description.split('<details>');
    expect(introduction.trim().split('\n').length).toBeLessThanOrEqual(10);
    for (const shared of ['413', '415', '429', '500', '503', 'X-Request-Id', 'RateLimit-Policy']) {
      expect(details).toMatch(new RegExp(`^\\| \`?${shared}\`? \\| .{20,} \\|$`, 'm'));
    }
  });

  it('Swagger UI gets no operation with the shared responses and headers, and openapi.json keeps them', async () => {
    const [whole, short] = [operationsOf(await document()), operationsOf(await shown())];
    expect(short.length).toBe(whole.length);
    expect(whole.filter(({ responses }) => responses['415']).length).toBeGreaterThan(30);
    expect(short.filter(({ responses }) => responses['413'] ?? responses['415'])).toEqual([]);
    expect(JSON.stringify(whole)).toContain('"RateLimit-Policy"');
    expect(JSON.stringify(short)).not.toContain('"RateLimit-Policy"');
    // A header of some operations stays.
    expect(JSON.stringify(short)).toContain('"ETag"');
  });

  it.each([
    ['/docs', 'docs/swagger-ui-init.js'],
    ['/docs/', 'swagger-ui-init.js'],
    ['/docs/?a=/b', 'swagger-ui-init.js'],
    ['/reference', 'reference/reference-init.js'],
    ['/reference/', 'reference-init.js'],
  ])('the page %s is made for phones, and names its files relative to itself', async (path, expected) => {
    const { status, text, headers } = await service.http.get(path);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(text).toContain(`src="${expected}"`);
    expect(text).not.toMatch(/(src|href)="(\/|https?:)/);
  });

  it('every file of both pages is served, and browsers keep the large ones', async () => {
    for (const path of ['docs', 'reference']) {
      const { text } = await service.http.get(`/${path}`);
      for (const [, address = ''] of text.matchAll(/(?:src|href)="([^"]+)"/g)) {
        const { status, headers } = await service.http.get(new URL(address, 'http://x/').pathname);
        expect([address, status]).toEqual([address, 200]);
        const isLarge = /scalar|bundle/.test(address);
        expect(headers['cache-control']?.includes('immutable') === true || !isLarge).toBe(true);
      }
    }
  });

  it('the scripts come compressed from the build', async () => {
    const { headers } = await service.http.get('/docs/swagger-ui-bundle.js').set('Accept-Encoding', 'br');
    expect(headers['content-encoding']).toBe('br');
  });

  it('/ leads to the page of Swagger UI, relative to itself', async () => {
    const { status, headers } = await service.http.get('/');
    expect([status, headers.location]).toEqual([302, 'docs']);
  });

  it('the reference loads the same document, and nothing from elsewhere', async () => {
    const { text } = await service.http.get('/reference/reference-init.js');
    expect(text).toContain('docs/openapi.json');
    expect(text).toMatch(/withDefaultFonts: false[^}]*telemetry: false/);
    expect(text).not.toMatch(/https?:\/\//);
  });

  it('is not served with DOCS=off', async () => {
    const bare = await createTestApp({ config: { docs: 'off' } });
    const files = ['/docs/openapi.json', '/docs/swagger-ui-init.js', '/docs/docs.css', '/reference/reference-init.js'];
    for (const path of ['/', '/docs', '/docs/', '/reference', '/reference/', ...files]) {
      expect([path, (await bare.http.get(path)).status]).toEqual([path, 404]);
    }
    await bare.close();
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
