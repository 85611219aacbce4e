import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import { AdminApiError } from '@/lib/admin/client';
import { REASON_REQUIREMENTS } from '@/config/variables';
import { auditCount, auditOf, expectFaults, faultsOf } from '../support/answers';
import {
  createOrganization,
  createSignedInUser,
  createUser,
  organizationData,
  PASSWORD,
  userData,
} from '../support/factories';
import { sendRaw } from '../support/raw-http';
import { call } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';
const HEADER = 'X-Audit-Reason';
const NEW_PASSWORD = 'a kettle on the sun';
/** As a client sends it that knows UTF-8: a character for each byte. */
const utf8 = (text: string) => Buffer.from(text).toString('latin1');

describe('The reason of a change', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const rename = (id: string, reason: string) =>
    call(service.baseUrl, `${USERS}/${id}`, {
      method: 'PATCH',
      token: service.adminToken,
      headers: { [HEADER]: reason },
      body: { name: `Named because of ${reason.length}` },
    });
  const reasonOf = async (id: string) => (await auditOf(service, id))[0]!.reason;

  it('is kept with each of its entries, whatever changes', async () => {
    const { admin } = service;
    const reasons: string[] = [];
    const because = (what: string) => {
      reasons.push(`because of ${what}`);
      return { reason: `because of ${what}` };
    };
    const user = await admin.users.create(userData({ password: PASSWORD }), because('a new colleague'));
    await admin.users.update(user.id, { name: 'Other' }, because('a wedding'));
    const organization = await admin.organizations.create(organizationData(), because('a contract'));
    await admin.organizations.update(organization.id, { plan: 'pro' }, because('an upgrade'));
    await admin.organizations.members.add(organization.id, { userId: user.id }, because('a project'));
    await admin.organizations.members.update(organization.id, user.id, { role: 'owner' }, because('a promotion'));
    await admin.organizations.members.remove(organization.id, user.id, because('its end'));
    await admin.settings.update({ sessionTtlSeconds: 999 }, because('a policy'));
    const client = service.client(
      (await service.client('').auth.login({ email: user.email, password: PASSWORD })).token,
    );
    await client.auth.changePassword({ currentPassword: PASSWORD, newPassword: NEW_PASSWORD }, because('a leak'));
    await admin.users.delete(user.id, because('a farewell'));
    await admin.organizations.delete(organization.id, because('a bankruptcy'));
    const entries: AuditLog[] = [];
    for await (const entry of admin.auditLogs.iterate()) {
      entries.push(entry);
    }
    const given = entries.flatMap(({ reason }) => (reason === null ? [] : [reason])).reverse();
    // The session goes with the account, for the same reason.
    expect(given.filter((reason, index) => reason !== given[index - 1])).toEqual(reasons);
    expect(
      entries.filter(({ reason }) => reason === 'because of a farewell').map(({ resource }) => resource.type),
    ).toEqual(expect.arrayContaining(['user', 'session']));
  });

  it('is trimmed UTF-8, or the Latin-1 of a client that sends it', async () => {
    const { id } = await createUser(service.admin);
    for (const [sent, kept] of [
      [utf8('Müller ist gegangen – 雨 🌧'), 'Müller ist gegangen – 雨 🌧'],
      ['M\xfcller ist gegangen', 'Müller ist gegangen'],
      ['  two  blanks\t', 'two  blanks'],
      [utf8('\u00a0\u3000wide blanks\u3000'), 'wide blanks'],
      ['=1+1', '=1+1'],
      [utf8('🦊'.repeat(500)), '🦊'.repeat(500)],
      ['x', 'x'],
      ["UTF-8''M%C3%BCller%20%E2%80%93%20%F0%9F%8C%A7", 'Müller – 🌧'],
      ["utf-8'de'weg%21", 'weg!'],
      ["UTF-8''plain", 'plain'],
      [`UTF-8''${'%F0%9F%A6%8A'.repeat(500)}`, '🦊'.repeat(500)],
      ["UTF-8' is not an extended value", "UTF-8' is not an extended value"],
      ["ISO-8859-1''M%FCller", "ISO-8859-1''M%FCller"],
      ['100%25', '100%25'],
    ] as const) {
      expect((await rename(id, sent)).status).toBe(200);
      expect(await reasonOf(id)).toBe(kept);
    }
    for (const reason of ['Ünïcödé 🌧', "UTF-8''quoted %41", "it's (plain) * 100%", '🦊'.repeat(500)]) {
      await service.admin.users.update(id, { name: `By the client ${reason.length}` }, { reason });
      expect(await reasonOf(id)).toBe(reason);
    }
  });

  it.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['wide blanks', utf8('\u3000\u00a0')],
    ['what cannot be seen', utf8('\u200b\u2060')],
    ['501 characters', 'x'.repeat(501)],
    ['501 code points', utf8('🦊'.repeat(501))],
    ['a tab', 'a\tb'],
    ['a control character of Latin-1', 'a\x85b'],
    ['a control character in UTF-8', utf8('a\u0085b')],
    ['an extended value without a text', "UTF-8''"],
    ['an extended value of blanks', "UTF-8''%20%20"],
    ['an extended value with a line break', "UTF-8''a%0Ab"],
    ['an extended value with a blank', "UTF-8''a b"],
    ['an extended value with half an escape', "UTF-8''100%"],
    ['an extended value with a foreign escape', "UTF-8''%u00fc"],
    ['an extended value in Latin-1', "UTF-8''M%FCller"],
    ['an extended value with half a character', "UTF-8''%ED%A0%80"],
    ['an extended value with an overlong form', "UTF-8''%C0%AF"],
    ['an extended value of 501 code points', `UTF-8''${'%F0%9F%A6%8A'.repeat(501)}`],
  ])('is refused where it is %s, and nothing changes', async (_, reason) => {
    const user = await createUser(service.admin);
    const entries = await auditCount(service);
    const { status, body } = await rename(user.id, reason);
    expect([status, body.error]).toMatchObject([400, { code: 'BAD_REQUEST', details: [{ field: HEADER }] }]);
    expect(await service.admin.users.get(user.id)).toEqual(user);
    expect(await auditCount(service)).toBe(entries);
  });

  it('is refused where it is given twice', async () => {
    const user = await createUser(service.admin);
    const head = [
      `DELETE ${USERS}/${user.id} HTTP/1.1`,
      'Host: localhost',
      `Authorization: Bearer ${service.adminToken}`,
      `${HEADER}: one`,
      `${HEADER.toLowerCase()}: one`,
      'Connection: close',
    ];
    const { status, body } = await sendRaw(service.baseUrl, `${head.join('\r\n')}\r\n\r\n`);
    const { error } = JSON.parse(body) as { error: { details: object[] } };
    expect([status, error.details]).toEqual([
      400,
      [{ field: HEADER, code: 'GIVEN_TWICE', message: `${HEADER} must be given once` }],
    ]);
    expect(await service.admin.users.get(user.id)).toEqual(user);
  });

  it('is nobody’s business in a read', async () => {
    expect((await service.as().get(USERS).set(HEADER, 'x'.repeat(501))).status).toBe(200);
  });

  it('is looked at only for who may: a stranger and a user hear nothing of it', async () => {
    const { token } = await createSignedInUser(service.admin, service.client(''));
    const tooLong = 'x'.repeat(501);
    expect((await service.http.post(USERS).set(HEADER, tooLong)).status).toBe(401);
    expect((await service.as(token).post(USERS).set(HEADER, tooLong)).status).toBe(403);
  });

  it('belongs to the person that the change is about, or else to who gave it, so that it can be erased', async () => {
    const { id: adminId } = (await service.admin.auth.session()).user;
    const user = await service.admin.users.create(userData(), { reason: 'Ann asked for it' });
    const organization = await service.admin.organizations.create(organizationData(), { reason: 'Ann asked for it' });
    const groups = await service.sql<{ name: string; subject: string }>(
      `SELECT key AS name, value ->> 'subject' AS subject FROM audit_logs, json_each(personal)
       WHERE resource_id = ANY ($1) AND (value -> 'paths')::jsonb @> '["reason"]' ORDER BY sequence`,
      [[user.id, organization.id]],
    );
    expect(groups).toEqual([
      { name: 'resource', subject: user.id },
      { name: 'actor', subject: adminId },
    ]);
  });
});

describe('A reason is required', () => {
  const services: TestApp[] = [];
  afterAll(async () => {
    for (const service of services) {
      await service.close();
    }
  });

  async function serviceThatRequires(...auditRequireReason: (typeof REASON_REQUIREMENTS)[number][]): Promise<TestApp> {
    const service = await createTestApp({ config: { auditRequireReason } });
    services.push(service);
    return service;
  }

  /** Whether the change needs one: without it is refused and leaves nothing, with it happens. */
  async function needsReason(service: TestApp, change: (reason?: string) => Promise<unknown>): Promise<boolean> {
    const before = await auditCount(service);
    const error = await change().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (error === null) {
      return false;
    }
    expect(error).toBeInstanceOf(AdminApiError);
    expect(error).toMatchObject({
      status: 400,
      code: 'BAD_REQUEST',
      details: [
        {
          field: HEADER,
          code: 'REQUIRED',
          message: expect.stringMatching(/X-Audit-Reason is required.*Repeat the request with this header/),
        },
      ],
    });
    expect(await auditCount(service)).toBe(before);
    await change('there is one');
    expect(await auditCount(service)).toBeGreaterThan(before);
    return true;
  }

  it('for deletions and roles where the service is set so, and for nothing else', async () => {
    const service = await serviceThatRequires('delete', 'role');
    const { users, organizations, settings } = service.admin;
    const { members } = organizations;
    const user = await createUser(service.admin);
    const organization = await createOrganization(service.admin);
    const needs = (change: (reason?: string) => Promise<unknown>) => needsReason(service, change);
    expect(await needs((reason) => users.create(userData({ role: 'admin' }), { reason }))).toBe(false);
    expect(await needs((reason) => users.update(user.id, { name: 'Other', status: 'suspended' }, { reason }))).toBe(
      false,
    );
    expect(await needs((reason) => users.update(user.id, { name: 'New', role: 'admin' }, { reason }))).toBe(true);
    expect(await users.get(user.id)).toMatchObject({ name: 'New', role: 'admin' });
    // The values are those that are stored: nothing changes.
    expect(await needs((reason) => users.update(user.id, { role: 'admin', name: 'Newer' }, { reason }))).toBe(false);
    expect(await needs((reason) => settings.update({ sessionTtlSeconds: 999 }, { reason }))).toBe(false);
    expect(await needs((reason) => members.add(organization.id, { userId: user.id }, { reason }))).toBe(false);
    expect(await needs((reason) => members.update(organization.id, user.id, { role: 'owner' }, { reason }))).toBe(true);
    expect(await needs((reason) => members.remove(organization.id, user.id, { reason }))).toBe(true);
    expect(await needs((reason) => organizations.delete(organization.id, { reason }))).toBe(true);
    expect(await needs((reason) => users.delete(user.id, { reason }))).toBe(true);
  });

  it('for whatever else it names; never for sessions, nor for what the service does by itself', async () => {
    // It begins with a first admin, for whom nobody gave a reason.
    const service = await serviceThatRequires(...REASON_REQUIREMENTS);
    const { users, organizations, settings } = service.admin;
    const needs = (change: (reason?: string) => Promise<unknown>) => needsReason(service, change);
    const body = userData({ password: PASSWORD });
    expect(await needs((reason) => users.create(body, { reason }))).toBe(true);
    expect(await needs((reason) => organizations.create(organizationData(), { reason }))).toBe(true);
    expect(await needs((reason) => settings.update({ sessionTtlSeconds: 999 }, { reason }))).toBe(true);
    const client = service.client('');
    expect(await needs(() => client.auth.login({ email: body.email, password: PASSWORD }))).toBe(false);
    const passwords = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };
    expect(await needs((reason) => client.auth.changePassword(passwords, { reason }))).toBe(true);
    expect(await needs(() => client.auth.logout())).toBe(false);
  });

  it.each([
    ['status', { status: 'suspended' }],
    ['password', { password: NEW_PASSWORD }],
    ['update', { name: 'Other' }],
  ] as const)('for a change of the %s alone', async (requirement, changes) => {
    const service = await serviceThatRequires(requirement);
    const user = await createUser(service.admin);
    const response = await service.as().patch(`${USERS}/${user.id}`).send(changes);
    expectFaults(response, HEADER);
    expect(faultsOf(response)[0]!.message).toContain(requirement);
    expect(await service.admin.users.get(user.id)).toEqual(user);
    if (requirement !== 'update') {
      expect(await needsReason(service, () => service.admin.users.update(user.id, { name: 'Other' }))).toBe(false);
    }
  });
});
