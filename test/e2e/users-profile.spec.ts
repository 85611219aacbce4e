import type { User } from '@/lib/admin/contract/users';
import { auditCount, auditOf, expectError, expectFaults, INSTANT, tagOf } from '../support/answers';
import { createUser, PASSWORD, userData } from '../support/factories';
import { tokenOfLink } from '../support/password-resets';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';
const PROFILE = {
  externalId: 'crm/4711',
  emailVerifiedAt: '2026-01-31T11:00:00.000Z',
  phone: '+442079460000',
  avatarUrl: 'https://example.com/ada.png',
  locale: 'en-GB',
  timeZone: 'Europe/London',
};
const EMPTY = Object.fromEntries(Object.keys(PROFILE).map((field) => [field, null]));

describe('The profile of a user', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const post = (body: object) => service.as().post(USERS).send(body);
  const patch = (id: string, body: object) => service.as().patch(`${USERS}/${id}`).send(body);

  it('PATCH /users/:id removes each field by null, with one entry that tells the earlier values', async () => {
    const { id } = await createUser(service.admin, PROFILE);
    const { data } = (await patch(id, EMPTY)).body as { data: User };
    expect(data).toMatchObject({ ...EMPTY, version: 2 });
    const [entry] = await auditOf(service, id);
    const changes = Object.entries(PROFILE).map(([field, from]) => [field, { from, to: null }]);
    expect(entry!.changes).toEqual(Object.fromEntries(changes));
  });

  it('POST /users takes null for each field of the profile', async () => {
    const response = await post(userData(EMPTY));
    expect([response.status, response.body.data]).toEqual([201, expect.objectContaining(EMPTY)]);
  });

  it('PATCH /users/:id is a no-op for another spelling of the same profile', async () => {
    const { id } = await createUser(service.admin, { ...PROFILE, externalId: null });
    const before = await service.admin.users.get(id);
    const entries = await auditCount(service);
    const spelled = {
      emailVerifiedAt: '2026-01-31T12:00:00+01:00',
      phone: '+44 20 7946 0000',
      avatarUrl: 'https://EXAMPLE.com:443/ada.png',
      locale: 'EN-gb',
      timeZone: 'europe/london',
    };
    expect((await patch(id, spelled)).body.data).toEqual(before);
    expect(await auditCount(service)).toBe(entries);
  });

  it('POST /users and PATCH /users/:id return 400 that names each faulty field of the profile', async () => {
    const faulty = {
      externalId: ' blank',
      emailVerifiedAt: 'yesterday',
      phone: '020 7946 0000',
      avatarUrl: 'http://example.com/ada.png',
      locale: 'en_GB',
      timeZone: '+02:00',
    };
    const { id } = await createUser(service.admin);
    expectFaults(await post({ ...userData(), ...faulty }), ...Object.keys(faulty));
    expectFaults(await patch(id, faulty), ...Object.keys(faulty));
    const ofAnotherType = Object.fromEntries(Object.keys(faulty).map((field) => [field, 1]));
    expectFaults(await patch(id, ofAnotherType), ...Object.keys(faulty));
  });

  describe('emailVerifiedAt', () => {
    it('PATCH /users/:id returns 400 IN_THE_FUTURE for a time in the future, and takes a clock that is a little ahead', async () => {
      const { id } = await createUser(service.admin);
      const ahead = (ms: number) => new Date(Date.now() + ms).toISOString();
      const refused = await patch(id, { emailVerifiedAt: ahead(120_000) });
      expectFaults(refused, 'emailVerifiedAt');
      expect(refused.body.error.details[0].code).toBe('IN_THE_FUTURE');
      const { data } = (await patch(id, { emailVerifiedAt: ahead(30_000) })).body as { data: User };
      expect(Date.parse(data.emailVerifiedAt!)).toBeLessThanOrEqual(Date.parse(data.updatedAt));
    });

    it('PATCH /users/:id with another email removes emailVerifiedAt in the same version', async () => {
      const user = await createUser(service.admin, { emailVerifiedAt: PROFILE.emailVerifiedAt });
      const { email } = userData();
      const { data } = (await patch(user.id, { email })).body as { data: User };
      expect(data).toMatchObject({ email, emailVerifiedAt: null, version: 2 });
      const [entry] = await auditOf(service, user.id);
      expect(Object.keys(entry!.changes).sort()).toEqual(['email', 'emailVerifiedAt']);
    });

    it('PATCH /users/:id with another email keeps the emailVerifiedAt that it sends', async () => {
      const user = await createUser(service.admin, { emailVerifiedAt: '2020-01-01' });
      const { email } = userData();
      const { data } = (await patch(user.id, { email, emailVerifiedAt: PROFILE.emailVerifiedAt })).body as {
        data: User;
      };
      expect(data).toMatchObject({ email, emailVerifiedAt: PROFILE.emailVerifiedAt });
    });

    it('PATCH /users/:id with another spelling of the same email keeps emailVerifiedAt', async () => {
      const user = await createUser(service.admin, { emailVerifiedAt: PROFILE.emailVerifiedAt });
      const { data } = (await patch(user.id, { email: ` ${user.email.toUpperCase()}` })).body as { data: User };
      expect(data).toEqual(user);
    });
  });

  it('emailVerifiedAt is the time at which the person accepted an invitation, with or without an account', async () => {
    const organization = await service.admin.organizations.create({ name: 'Inviting' });
    const accept = async (email: string, account: object) => {
      const { acceptUrl } = await service.admin.organizations.invitations.create(organization.id, { email });
      await service.client('').auth.acceptInvitation({ token: tokenOfLink(acceptUrl), ...account });
      return (await service.admin.users.list({ email })).data[0]!;
    };
    const invited = await accept('invited@example.com', { name: 'Invited', password: PASSWORD });
    expect(invited).toMatchObject({ emailVerifiedAt: invited.createdAt, version: 1 });
    const user = await createUser(service.admin);
    const joined = await accept(user.email, {});
    expect(joined).toMatchObject({ id: user.id, emailVerifiedAt: joined.updatedAt, version: 2 });
    const [entry] = await auditOf(service, user.id);
    expect([entry!.actor.id, entry!.changes]).toEqual([
      user.id,
      { emailVerifiedAt: { from: null, to: joined.emailVerifiedAt } },
    ]);
    const verified = await createUser(service.admin, { emailVerifiedAt: PROFILE.emailVerifiedAt });
    expect(await accept(verified.email, {})).toEqual(verified);
  });

  it('emailVerifiedAt is the time at which the person set a new password with a link', async () => {
    for (const [emailVerifiedAt, expected] of [
      [null, expect.stringMatching(INSTANT)],
      [PROFILE.emailVerifiedAt, PROFILE.emailVerifiedAt],
    ]) {
      const { id } = await createUser(service.admin, { emailVerifiedAt });
      const { resetUrl } = await service.admin.users.sendPasswordReset(id);
      await service.client('').auth.acceptPasswordReset({ token: tokenOfLink(resetUrl), password: PASSWORD });
      expect(await service.admin.users.get(id)).toMatchObject({
        emailVerifiedAt: expected,
        hasPassword: true,
        version: 2,
      });
    }
  });

  describe('externalId', () => {
    it.each(['plain', 'A/B?c#d%e+f g', '🦊é', '%2F', '...', '42', 'history', 'a'.repeat(255), '🦊'.repeat(255)])(
      'GET /users/by-external-id/:externalId finds %j',
      async (externalId) => {
        const user = await createUser(service.admin, { externalId });
        expect(await service.admin.users.getByExternalId(externalId)).toEqual(user);
        const response = await service.as().get(`${USERS}/by-external-id/${encodeURIComponent(externalId)}`);
        expect([response.status, response.headers.etag]).toEqual([200, tagOf(1)]);
      },
    );

    it('GET /users/by-external-id/:externalId returns 404 for another case, an unknown id and a deleted user', async () => {
      const { id } = await createUser(service.admin, { externalId: 'Deleted' });
      const get = (externalId: string) => service.as().get(`${USERS}/by-external-id/${externalId}`);
      for (const externalId of ['deleted', 'Delete', 'Deleted%20', 'x'.repeat(300), '%F0%9F%A6%8A']) {
        expectError(await get(externalId), 'NOT_FOUND');
      }
      expect((await get('Deleted')).status).toBe(200);
      await service.admin.users.delete(id);
      expectError(await get('Deleted'), 'NOT_FOUND');
    });

    it('GET /users/by-external-id/:externalId returns 400 for NUL and for an unknown parameter', async () => {
      expectFaults(await service.as().get(`${USERS}/by-external-id/a%00`), 'externalId');
      expectFaults(await service.as().get(`${USERS}/by-external-id/a?at=2026-01-31`), 'at');
    });

    it('POST /users and PATCH /users/:id return 409 EXTERNAL_ID_TAKEN if another user has it', async () => {
      const [one, other] = [await createUser(service.admin, { externalId: 'taken' }), await createUser(service.admin)];
      for (const response of [
        await post(userData({ externalId: 'taken' })),
        await patch(other.id, { externalId: 'taken' }),
      ]) {
        expectError(response, 'CONFLICT');
        expect(response.body.error.reason).toBe('EXTERNAL_ID_TAKEN');
      }
      expect((await patch(one.id, { externalId: 'taken' })).body.data).toEqual(one);
    });

    it('is compared byte for byte', async () => {
      const ids = ['case', 'Case', 'é', 'e\u0301', '01', '1'];
      for (const externalId of ids) {
        expect((await post(userData({ externalId }))).body.data).toMatchObject({ externalId });
      }
    });

    it('is free after a deletion, and POST /users/:id/restore returns 409 EXTERNAL_ID_TAKEN if it is taken', async () => {
      const gone = await createUser(service.admin, { externalId: 'again' });
      await service.admin.users.delete(gone.id);
      const heir = await createUser(service.admin, { externalId: 'again' });
      const refused = await service.as().post(`${USERS}/${gone.id}/restore`);
      expectError(refused, 'CONFLICT');
      expect(refused.body.error.reason).toBe('EXTERNAL_ID_TAKEN');
      await patch(heir.id, { externalId: null });
      expect(await service.admin.users.restore(gone.id)).toMatchObject({ externalId: 'again', version: 2 });
    });
  });
});
