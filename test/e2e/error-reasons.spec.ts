import { expectError } from '../support/answers';
import { createUser, organizationData, userData } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

describe('The reason of an error', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  it('POST /users returns 409 EMAIL_TAKEN if the email is taken', async () => {
    const { email } = await createUser(service.admin);
    const response = await service.as().post('/api/admin/users').send(userData({ email }));
    expectError(response, 'CONFLICT');
    expect(response.body.error.reason).toBe('EMAIL_TAKEN');
  });

  it('POST /organizations returns 409 SLUG_TAKEN if the slug is taken', async () => {
    const data = organizationData();
    await service.admin.organizations.create(data);
    const response = await service.as().post('/api/admin/organizations').send(data);
    expect(response.body.error.reason).toBe('SLUG_TAKEN');
  });

  it('GET /users/:id returns a 404 without a reason', async () => {
    const response = await service.as().get('/api/admin/users/01890000-0000-7000-8000-000000000000');
    expectError(response, 'NOT_FOUND');
    expect(response.body.error).not.toHaveProperty('reason');
  });
});
