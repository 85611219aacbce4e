import { randomBytes } from 'node:crypto';
import type { AppConfig } from '@/config/config';
import { userData } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const [OLD, NEW] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')];

describe('A change of JWT_SECRET', () => {
  const NEW_USER = userData();
  let database: TestDatabase;
  let oldToken: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    oldToken = await withSecrets({ jwtSecret: OLD }, async (service) => {
      expect((await create(service, service.adminToken)).status).toBe(201);
      return service.adminToken;
    });
  });
  afterAll(() => database.drop());

  async function withSecrets<T>(config: Partial<AppConfig>, work: (service: TestApp) => Promise<T>): Promise<T> {
    const service = await createTestApp({ config, database });
    try {
      return await work(service);
    } finally {
      await service.close();
    }
  }

  const create = (service: TestApp, token: string) =>
    service.as(token).post('/api/admin/users').set('Idempotency-Key', 'rotation').send(NEW_USER);
  const statusOf = async (service: TestApp, token: string) => (await service.as(token).get('/api/auth/session')).status;

  it('keeps sessions and idempotent replays if the old secret is JWT_SECRET_PREVIOUS, on instances of each step', async () => {
    const prepared = await withSecrets({ jwtSecret: OLD, jwtSecretPrevious: NEW }, (service) => {
      return Promise.resolve(service.adminToken);
    });
    const token = await withSecrets({ jwtSecret: NEW, jwtSecretPrevious: OLD }, async (service) => {
      expect(await statusOf(service, oldToken)).toBe(200);
      expect(await statusOf(service, prepared)).toBe(200);
      const replayed = await create(service, oldToken);
      expect([replayed.status, replayed.headers['idempotent-replayed']]).toEqual([201, 'true']);
      return service.adminToken;
    });
    await withSecrets({ jwtSecret: OLD, jwtSecretPrevious: NEW }, async (service) =>
      expect(await statusOf(service, token)).toBe(200),
    );
  });

  it('ends every session if the old secret is not kept', async () => {
    await withSecrets({ jwtSecret: NEW }, async (service) => {
      expect(await statusOf(service, oldToken)).toBe(401);
      expect(await statusOf(service, service.adminToken)).toBe(200);
    });
  });
});
