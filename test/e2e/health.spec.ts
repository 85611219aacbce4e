import { createTestApp, type TestApp } from '../support/test-app';

describe('Health', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  it('says that it lives and that it is ready, without the envelope and without counting', async () => {
    const live = await service.http.get('/health/live');
    const ready = await service.http.get('/health/ready');
    expect([live.status, live.body]).toEqual([200, { status: 'ok' }]);
    expect([ready.status, ready.body]).toEqual([200, { status: 'ok' }]);
    expect(ready.headers).not.toHaveProperty('ratelimit');
  });
});
