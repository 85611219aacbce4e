import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import type { IssuedInvitation, Organization } from '@/lib/admin/client';
import { freshAddress } from '../support/addresses';
import { expectError, expectFaults, INSTANT, tagOf, UUID_V7 } from '../support/answers';
import { doneBy } from '../support/done-by';
import { createOrganization, createUser, PASSWORD } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

const WEEK_MS = 7 * 86_400_000;
const ACCOUNT = { name: 'Grace Hopper', password: PASSWORD };

describe('An invitation', () => {
  let service: TestApp;
  let organization: Organization;
  let serial = 0;

  beforeAll(async () => {
    service = await createTestApp({ config: { trustProxy: 1, publicUrl: 'https://app.example.com/x' } });
  });
  beforeEach(async () => {
    organization = await createOrganization(service.admin);
  });
  afterAll(() => service.close());

  const address = () => `guest${(serial += 1)}@example.com`;
  const pathOf = (rest = '', id = organization.id) => `/api/admin/organizations/${id}/invitations${rest}`;
  const invite = (email = address(), role?: 'owner') =>
    service.admin.organizations.invitations.create(organization.id, { email, role });
  const tokenOf = ({ acceptUrl }: IssuedInvitation) => acceptUrl!.split('#token=')[1]!;
  const accept = (body: object) =>
    service.http.post('/api/auth/invitations/accept').set('X-Forwarded-For', freshAddress()).send(body);
  const get = async ({ id }: { id: string }) =>
    (await service.admin.organizations.invitations.list(organization.id)).data.find((each) => each.id === id)!;
  const expire = ({ id }: { id: string }) =>
    service.sql(`UPDATE invitations SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]);

  it('is found where its Location says, with its ETag, and revoked only as it was seen', async () => {
    const response = await service.as().post(pathOf()).send({ email: address() });
    const { acceptUrl, ...invitation } = response.body.data as IssuedInvitation;
    const found = await service.as().get(response.headers.location!);
    expect([found.status, found.body.data, acceptUrl === null]).toEqual([200, invitation, false]);
    expect(found.headers.etag).toEqual(tagOf(1));
    await service.admin.organizations.invitations.resend(organization.id, invitation.id);
    const revoke = (tag: string) =>
      service
        .as()
        .delete(pathOf(`/${invitation.id}`))
        .set('If-Match', tag);
    expectError(await revoke(found.headers.etag!), 'PRECONDITION_FAILED');
    expect((await revoke('"2"')).status).toBe(200);
    const other = await createOrganization(service.admin);
    for (const path of [pathOf(`/${randomUUID()}`), pathOf(`/${invitation.id}`, other.id), pathOf('/x', other.id)]) {
      expectError(await service.as().get(path), path.endsWith('/x') ? 'BAD_REQUEST' : 'NOT_FOUND');
    }
  });

  describe('is made', () => {
    it('for an address in any spelling of it, with a link where no mail is sent', async () => {
      const response = await service.as().post(pathOf()).send({ email: '  Guest@BÜCHER.example ' });
      expect(response.status).toBe(201);
      const data = response.body.data as IssuedInvitation;
      const { user: me } = await service.admin.auth.session();
      expect(response.body).toEqual({
        success: true,
        data: {
          id: expect.stringMatching(UUID_V7),
          organizationId: organization.id,
          email: 'guest@xn--bcher-kva.example',
          role: 'member',
          status: 'pending',
          invitedBy: me.id,
          userId: null,
          ...{ deliveryStatus: 'none', deliveryError: null, sentAt: null },
          expiresAt: new Date(Date.parse(data.createdAt) + WEEK_MS).toISOString(),
          acceptedAt: null,
          revokedAt: null,
          createdAt: expect.stringMatching(INSTANT),
          updatedAt: data.createdAt,
          version: 1,
          acceptUrl: expect.stringMatching(/^https:\/\/app\.example\.com\/x\/invitations\/accept#token=[\w-]{43}$/),
        },
      });
      expect(response.headers.location).toBe(pathOf(`/${data.id}`));
      const listed = await get(data);
      expect(listed).toEqual(Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'acceptUrl')));
    });

    it('with its entry, which holds no token, as does nothing else', async () => {
      const issued = await invite(undefined, 'owner');
      const { data } = await service.admin.auditLogs.list({ resourceId: issued.id });
      expect(data).toMatchObject([{ action: 'CREATE', resource: { type: 'invitation', label: issued.email } }]);
      expect(data[0]!.changes).toMatchObject({
        email: { from: null, to: issued.email },
        role: { from: null, to: 'owner' },
        token: { from: null, to: '[REDACTED]' },
      });
      const rows = await service.sql('SELECT * FROM invitations');
      for (const text of [data, rows, service.logs].map((each) => JSON.stringify(each))) {
        expect(text).not.toContain(tokenOf(issued));
      }
    });

    it('once for an address while it is pending (409), in each organization for itself', async () => {
      const { email } = await invite();
      expectError(await service.as().post(pathOf()).send({ email }), 'CONFLICT');
      const other = await createOrganization(service.admin);
      expect((await service.as().post(pathOf('', other.id)).send({ email })).status).toBe(201);
    });

    it('not for a member (409), nor in an organization that is none (404), nor for what is no address (400)', async () => {
      const user = await createUser(service.admin);
      await service.admin.organizations.members.add(organization.id, { userId: user.id });
      expectError(await service.as().post(pathOf()).send({ email: user.email }), 'CONFLICT');
      const nowhere = await service.as().post(pathOf('', randomUUID())).send({ email: address() });
      expectError(nowhere, 'NOT_FOUND');
      expectFaults(await service.as().post(pathOf()).send({ email: 'nobody', role: 'king' }), 'email', 'role');
    });

    it('anew where the one before has expired, which it replaces', async () => {
      const before = await invite();
      await expire(before);
      const response = await service.as().post(pathOf()).send({ email: before.email });
      expect(response.status).toBe(201);
      expect(await doneBy(service, response)).toEqual([
        `DELETE invitation ${before.email}`,
        `CREATE invitation ${before.email}`,
      ]);
      expect((await service.admin.organizations.invitations.list(organization.id)).meta.total).toBe(1);
    });
  });

  it('is listed with what has become of it, and can be filtered by that', async () => {
    const [pending, accepted, revoked, expired] = [await invite(), await invite(), await invite(), await invite()];
    await accept({ token: tokenOf(accepted), ...ACCOUNT });
    await service.admin.organizations.invitations.revoke(organization.id, revoked.id);
    await expire(expired);
    for (const [status, { id }] of Object.entries({ pending, accepted, revoked, expired })) {
      const response = await service.as().get(pathOf(`?status=${status}`));
      expect(response.body).toMatchObject({ data: [{ id, status }], meta: { total: 1 } });
    }
    expect((await service.as().get(pathOf('?status=revoked&status=expired'))).body.data).toHaveLength(2);
    const all = await service.admin.organizations.invitations.list(organization.id, { limit: 3 });
    expect([all.meta.total, all.data.length]).toEqual([4, 3]);
    expectFaults(await service.as().get(pathOf('?status=lost')), 'status');
    expectError(await service.as().get(pathOf('', randomUUID())), 'NOT_FOUND');
  });

  describe('is accepted', () => {
    it('by somebody new, whose account is made with the address that was invited', async () => {
      const issued = await invite(undefined, 'owner');
      const response = await accept({ token: tokenOf(issued), ...ACCOUNT });
      expect(response.status).toBe(200);
      const { id, name, slug } = organization;
      const user = { id: issued.id, email: issued.email, name: ACCOUNT.name };
      expect(response.body).toEqual({ success: true, data: { organization: { id, name, slug }, user, role: 'owner' } });
      expect(await get(issued)).toMatchObject({ status: 'accepted', userId: user.id, acceptedAt: expect.any(String) });
      const { data } = await service.admin.auditLogs.list({ requestId: response.headers['x-request-id'] });
      expect(data.map(({ action, resource, actor }) => [action, resource.type, actor.id]).reverse()).toEqual([
        ['CREATE', 'user', user.id],
        ['UPDATE', 'invitation', user.id],
        ['CREATE', 'membership', user.id],
      ]);
      const login = await service.client('').auth.login({ email: issued.email, password: PASSWORD });
      expect(login.user).toMatchObject({ id: user.id, role: 'user', status: 'active' });
    });

    it('by somebody who has an account, of whom no more is asked', async () => {
      const user = await createUser(service.admin, { password: PASSWORD });
      const issued = await invite(user.email);
      const refused = await accept({ token: tokenOf(issued), ...ACCOUNT });
      expectFaults(refused, 'name', 'password');
      expect(refused.body.error.details[0].code).toBe('HAS_ACCOUNT');
      const accepted = await service.client('').auth.acceptInvitation({ token: tokenOf(issued) });
      expect(accepted).toMatchObject({ user: { id: user.id, name: user.name }, role: 'member' });
      expect(await service.admin.users.get(user.id)).toMatchObject({ version: 2, emailVerifiedAt: expect.any(String) });
      expect(await get(issued)).toMatchObject({ status: 'accepted', userId: user.id });
      expect((await service.admin.organizations.get(organization.id)).memberCount).toBe(1);
    });

    it('with a name and a password that the rules accept, where there is no account', async () => {
      const issued = await invite();
      expectFaults(await accept({ token: tokenOf(issued) }), 'name', 'password');
      expectFaults(await accept({ token: tokenOf(issued), name: 'Grace' }), 'password');
      expectFaults(await accept({ token: tokenOf(issued), name: 'Grace', password: 'short' }), 'password');
      const own = { token: tokenOf(issued), name: 'Grace Brewster Hopper', password: 'grace brewster hopper' };
      expectFaults(await accept(own), 'password');
      expect((await get(issued)).status).toBe('pending');
      expect((await accept({ token: tokenOf(issued), ...ACCOUNT })).status).toBe(200);
    });

    it('once: a token that is wrong, used, replaced, revoked or too old is answered alike', async () => {
      const [used, replaced, revoked, expired] = [await invite(), await invite(), await invite(), await invite()];
      await accept({ token: tokenOf(used), ...ACCOUNT });
      await service.admin.organizations.invitations.resend(organization.id, replaced.id);
      await service.admin.organizations.invitations.revoke(organization.id, revoked.id);
      await expire(expired);
      const tokens = ['nonsense', ...[used, replaced, revoked, expired].map(tokenOf)];
      const answers: Response[] = [];
      for (const token of tokens) {
        answers.push(await accept({ token }), await accept({ token, ...ACCOUNT }));
      }
      answers.forEach((answer) => expectError(answer, 'NOT_FOUND'));
      expect(new Set(answers.map(({ body }) => body.error.message as string)).size).toBe(1);
    });

    it('not by a suspended account (409), which only the token tells, until the suspension is over', async () => {
      const user = await createUser(service.admin);
      await service.admin.users.update(user.id, { status: 'suspended', suspendedUntil: '2036-01-31' });
      const issued = await invite(user.email);
      expectError(await accept({ token: tokenOf(issued) }), 'CONFLICT');
      await service.sql(`UPDATE users SET suspended_until = now() WHERE id = $1`, [user.id]);
      expect((await accept({ token: tokenOf(issued) })).status).toBe(200);
    });

    it('no more (404) after the user became a member by other means, which settles the invitation', async () => {
      const user = await createUser(service.admin);
      const issued = await invite(user.email);
      await service.admin.organizations.members.add(organization.id, { userId: user.id });
      expectError(await accept({ token: tokenOf(issued) }), 'NOT_FOUND');
      expectError(await service.as().post(pathOf(`/${issued.id}/resend`)), 'CONFLICT');
    });

    it('by an account of another id, where the one that was invited is gone', async () => {
      const user = await createUser(service.admin);
      const issued = await invite(user.email);
      await service.admin.users.delete(user.id);
      const response = await accept({ token: tokenOf(issued), ...ACCOUNT });
      expect(response.status).toBe(200);
      expect([user.id, issued.id]).not.toContain(response.body.data.user.id);
    });

    it('as often as any stranger may ask, which is 100 times a minute for an address', async () => {
      const guess = () =>
        service.http.post('/api/auth/invitations/accept').set('X-Forwarded-For', '10.77.0.1').send({ token: 'guess' });
      const answers = await Promise.all(Array.from({ length: 101 }, guess));
      expect(answers.filter(({ status }) => status === 404)).toHaveLength(100);
      expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
    });
  });

  describe('can be', () => {
    it('resent, with a new link for seven days from now, also where it has expired', async () => {
      const issued = await invite();
      await expire(issued);
      const response = await service.as().post(pathOf(`/${issued.id}/resend`));
      const renewed = response.body.data as IssuedInvitation;
      expect(renewed).toMatchObject({ id: issued.id, status: 'pending', version: 2 });
      expect(Date.parse(renewed.expiresAt) - WEEK_MS).toBeGreaterThanOrEqual(Date.parse(issued.updatedAt));
      expect(Date.parse(renewed.expiresAt) - WEEK_MS).toBeLessThanOrEqual(Date.parse(renewed.updatedAt));
      expect(tokenOf(renewed)).not.toBe(tokenOf(issued));
      expect(await doneBy(service, response)).toEqual([`UPDATE invitation ${issued.email}`]);
      expectError(await accept({ token: tokenOf(issued), ...ACCOUNT }), 'NOT_FOUND');
      expect((await accept({ token: tokenOf(renewed), ...ACCOUNT })).status).toBe(200);
    });

    it('revoked, with its entry, which a second time changes nothing', async () => {
      const issued = await invite();
      const response = await service.as().delete(pathOf(`/${issued.id}`));
      expect([response.status, response.body.data]).toEqual([200, { id: issued.id, deleted: true }]);
      expect(await doneBy(service, response)).toEqual([`UPDATE invitation ${issued.email}`]);
      const revoked = await get(issued);
      expect(revoked).toMatchObject({ status: 'revoked', revokedAt: expect.any(String) });
      expect((await service.as().delete(pathOf(`/${issued.id}`))).status).toBe(200);
      expect(await get(issued)).toEqual(revoked);
      expect((await invite(issued.email)).status).toBe('pending');
    });

    it('neither once it has been accepted (409), nor resent once it has been revoked (409)', async () => {
      const [accepted, revoked] = [await invite(), await invite()];
      await accept({ token: tokenOf(accepted), ...ACCOUNT });
      await service.admin.organizations.invitations.revoke(organization.id, revoked.id);
      expectError(await service.as().delete(pathOf(`/${accepted.id}`)), 'CONFLICT');
      expectError(await service.as().post(pathOf(`/${accepted.id}/resend`)), 'CONFLICT');
      expectError(await service.as().post(pathOf(`/${revoked.id}/resend`)), 'CONFLICT');
    });

    it('found only where it belongs (404)', async () => {
      const issued = await invite();
      const other = await createOrganization(service.admin);
      for (const path of [pathOf(`/${issued.id}`, other.id), pathOf(`/${randomUUID()}`)]) {
        expectError(await service.as().delete(path), 'NOT_FOUND');
        expectError(await service.as().post(`${path}/resend`), 'NOT_FOUND');
      }
      expect((await get(issued)).status).toBe('pending');
    });
  });

  it('is revoked with its organization, each with its entry', async () => {
    const [first, second, expired] = [await invite(), await invite(), await invite()];
    await expire(expired);
    const response = await service.as().delete(`/api/admin/organizations/${organization.id}`);
    expect((await doneBy(service, response)).sort()).toEqual([
      `DELETE organization ${organization.slug}`,
      ...[first, second].map(({ email }) => `UPDATE invitation ${email}`),
    ]);
    expectError(await accept({ token: tokenOf(first), ...ACCOUNT }), 'NOT_FOUND');
  });

  it('cannot be accepted where no seat is free, and does not say what only an admin can do', async () => {
    await service.admin.organizations.members.add(organization.id, { userId: (await createUser(service.admin)).id });
    const issued = await invite();
    await service.admin.organizations.update(organization.id, { seatLimit: 1 });
    const { status, text } = await accept({ token: tokenOf(issued), ...ACCOUNT });
    expect([status, text.includes('seatLimit')]).toEqual([409, false]);
    expect((await service.admin.users.list({ email: issued.email })).data).toEqual([]);
  });
});

describe('Invitations if changes need a reason', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp({ config: { auditRequireReason: ['create', 'update'] } });
  });
  afterAll(() => service.close());

  it('the invited person accepts without a reason', async () => {
    const because = { reason: 'because' };
    const { id } = await service.admin.organizations.create({ name: 'Strict', slug: 'strict' }, because);
    const path = `/api/admin/organizations/${id}/invitations`;
    expectFaults(await service.as().post(path).send({ email: 'guest@example.com' }), 'X-Audit-Reason');
    const email = 'guest@example.com';
    const { acceptUrl } = await service.admin.organizations.invitations.create(id, { email }, because);
    const token = acceptUrl!.split('#token=')[1]!;
    expect(await service.client('').auth.acceptInvitation({ token, ...ACCOUNT })).toMatchObject({ role: 'member' });
  });
});
