import { createTestApp, type TestApp } from '../support/test-app';
import { createSignedInUser, organizationData, userData } from '../support/factories';

describe('Idempotency-Key', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const create = (body: object, key: string, token?: string) =>
    service.as(token).post('/api/admin/users').set('Idempotency-Key', key).send(body);

  it('answers a repeated creation as the first time, and creates and audits it once', async () => {
    const body = userData();
    const first = await create(body, 'repeat');
    const second = await create(body, 'repeat');
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(second.headers.location).toBe(first.headers.location);
    expect(second.headers.etag).toBe(first.headers.etag);
    expect(first.headers).not.toHaveProperty('idempotency-replayed');
    expect(second.headers['idempotency-replayed']).toBe('true');
    const { meta } = await service.admin.auditLogs.list({ resourceId: first.body.data.id });
    expect(meta.total).toBe(1);
  });

  it('is a 422 IDEMPOTENCY_KEY_REUSED with another body or on another path', async () => {
    await create(userData(), 'taken');
    const otherBody = await create(userData(), 'taken');
    const otherPath = await service
      .as()
      .post('/api/admin/organizations')
      .set('Idempotency-Key', 'taken')
      .send(organizationData());
    expect([otherBody.status, otherBody.body.error.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect([otherPath.status, otherPath.body.error.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('does not remember a request that was refused', async () => {
    const refused = await create({ ...userData(), name: '' }, 'second-chance');
    const accepted = await create(userData(), 'second-chance');
    expect(refused.status).toBe(400);
    expect(accepted.status).toBe(201);
    const body = userData({ email: 'twice@example.com' });
    await create(body, 'a');
    const conflict = await create(body, 'b');
    await service.admin.users.delete((await service.admin.users.list({ email: 'twice@example.com' })).data[0]!.id);
    const retried = await create(body, 'b');
    expect([conflict.status, retried.status]).toEqual([409, 201]);
  });

  it("is a user's own: another user's same key is another key", async () => {
    const other = await createSignedInUser(service.admin, service.client(''), { role: 'admin' });
    const mine = await create(userData(), 'shared');
    const theirs = await create(userData(), 'shared', other.token);
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.data.id).not.toBe(mine.body.data.id);
    await service.admin.users.delete(other.user.id);
  });

  it('creates one user of many simultaneous requests with one key', async () => {
    const body = userData();
    const answers = await Promise.all(Array.from({ length: 10 }, () => create(body, 'at-once')));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => answer.body.data.id)).size).toBe(1);
  });

  it('must be 1 to 255 printable characters', async () => {
    const tooLong = await create(userData(), 'k'.repeat(256));
    expect([tooLong.status, tooLong.body.error.details[0].field]).toEqual([400, 'Idempotency-Key']);
  });
});
