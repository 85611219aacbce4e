import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IssuedApiKey, Organization, PersonalData, User } from '@/lib/admin/client';
import { PERMISSIONS, type Permission } from '@/lib/admin/contract/permissions';
import { PersonalSections } from '@/audit/personal-data/personal-sections';
import { expectError } from '../support/answers';
import { signInWith } from '../support/callers';
import { createOrganization, createUser, eventData, inDays, PASSWORD } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';
import { loginFrom, QUEUED_MAIL } from '../support/traces';

const NEEDED: Permission[] = [
  'users:read',
  'sessions:read',
  'members:read',
  'invitations:read',
  'audit-logs:export',
  'api-keys:read',
];
const BROWSER = 'HopperBrowser/1.0';
const ADDRESS = '198.51.100.77';
const EMAILS = ['grace.hopper@example.net', 'grace.murray@example.net'] as const;

const pathOf = (id: string) => `/api/admin/users/${id}/data`;

describe('GET /users/:id/data', () => {
  let service: TestApp;
  let organization: Organization;
  let user: User;
  let other: User;
  let apiKey: IssuedApiKey;
  let token: string;
  let invitationId: string;
  const secrets: string[] = [];

  async function dataOf(id: string): Promise<PersonalData> {
    const response = await service.as().get(pathOf(id));
    expect(response.status).toBe(200);
    return response.body as PersonalData;
  }

  const login = (email: string, password: string) =>
    loginFrom(service, { address: ADDRESS, browser: BROWSER }, { email, password });

  /** Leaves traces of a person in every store. */
  beforeAll(async () => {
    const config = {
      trustProxy: 1,
      erasureAdminHoldDays: 0,
      ...QUEUED_MAIL,
    };
    service = await createTestApp({ config });
    const { admin } = service;
    [organization, other] = [await createOrganization(admin), await createUser(admin)];
    const early = await createOrganization(admin);
    invitationId = (await admin.organizations.invitations.create(early.id, { email: EMAILS[0] })).id;
    user = await admin.users.create({ email: EMAILS[0], name: 'Grace', role: 'admin', password: PASSWORD });
    await admin.organizations.members.add(organization.id, { userId: user.id });
    await admin.users.update(user.id, { email: EMAILS[1] });
    await admin.users.sendPasswordReset(user.id);
    await login(EMAILS[1], 'wrong, and long enough');
    token = ((await login(EMAILS[1], PASSWORD)).body.data as { token: string }).token;
    const own = service.client(token);
    apiKey = await own.apiKeys.create({ name: 'Of Grace', permissions: ['users:read'], expiresAt: inDays(1) });
    await own.organizations.invitations.create(organization.id, { email: 'guest@example.com' });
    await own.users.update(other.id, { name: 'Renamed', metadata: { note: 'private' } }, { idempotencyKey: 'rename' });
    await admin.users.get(user.id);
    await service.sql(
      `INSERT INTO deleted_memberships SELECT gen_random_uuid(), $1, $2, 'owner', now(), now(), now() + interval '1 day'`,
      [early.id, user.id],
    );
    for (const [table, columns] of Object.entries({
      users: ['password_hash'],
      invitations: ['token_hash'],
      password_resets: ['token_hash'],
      api_keys: ['secret_hash'],
      login_failures: ['source'],
    })) {
      const rows = await service.sql<Record<string, string | null>>(`SELECT ${columns.join()} FROM ${table}`);
      secrets.push(
        ...rows
          .flatMap((row) => Object.values(row))
          .filter((text): text is string => text !== null && text.length > 16),
      );
    }
    secrets.push(token, apiKey.key, apiKey.key.slice(40), PASSWORD);
    expect(secrets.length).toBeGreaterThan(9);
  });
  afterAll(() => service.close());
  afterEach(() => jest.restoreAllMocks());

  it('tells everything about a person', async () => {
    const data = await dataOf(user.id);
    expect(data.person).toEqual({ id: user.id, ids: [user.id, invitationId], addresses: [EMAILS[1], EMAILS[0]] });
    expect(data.profile).toEqual(await service.admin.users.get(user.id));
    expect(data.memberships.map(({ organization: { id }, deletedAt }) => [id, deletedAt === null])).toEqual(
      expect.arrayContaining([[organization.id, true]]),
    );
    expect(data.memberships).toHaveLength(2);
    expect(data.invitationsReceived).toMatchObject([{ id: invitationId, email: EMAILS[0] }]);
    expect(data.invitationsSent).toMatchObject([{ organizationId: organization.id, email: '[REDACTED]' }]);
    expect(data.sessions).toMatchObject([{ ip: ADDRESS, userAgent: BROWSER }]);
    expect(data.knownNetworks).toHaveLength(1);
    expect(data.loginFailures.map(({ scope }) => scope).sort()).toEqual(['ADDRESS', 'UNKNOWN_ADDRESSES']);
    expect(data.passwordResetLinks).toHaveLength(1);
    expect(data.passwordResetRequests).toEqual([]);
    expect(data.apiKeys).toEqual([await service.admin.apiKeys.get(apiKey.id)]);
    expect(data.queuedMails.filter(({ recipient }) => recipient === EMAILS[1]).length).toBeGreaterThan(0);
    expect(data.storedResponses).toBe(1);
    const about = data.entriesAbout.map(({ action, resource, outcome }) => `${action} ${resource.type} ${outcome}`);
    for (const entry of ['CREATE user', 'CREATE membership', 'UPDATE user', 'CREATE invitation', 'CREATE session']) {
      expect(about).toContain(`${entry} SUCCESS`);
    }
    expect(data.entriesBy.map(({ action, resource }) => `${action} ${resource.type}`)).toEqual([
      'CREATE api_key',
      'CREATE invitation',
      'UPDATE user',
    ]);
    const ids = [...data.entriesAbout, ...data.entriesBy].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('holds no secret, no hash and no token', async () => {
    const { text } = await service.as().get(pathOf(user.id));
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('holds no value of another person', async () => {
    const { text, body } = await service.as().get(pathOf(user.id));
    for (const value of [other.email, other.name, 'Renamed', 'private', 'guest@example.com', 'root@example.com']) {
      expect([value, text.includes(value)]).toEqual([value, false]);
    }
    const { entriesBy } = body as PersonalData;
    const rename = entriesBy.find(({ resource }) => resource.id === other.id)!;
    expect(rename).toMatchObject({
      resource: { label: '[REDACTED]' },
      actor: { id: user.id, email: EMAILS[1] },
      changes: { name: { from: '[REDACTED]', to: '[REDACTED]' } },
    });
  });

  it('has the events that name the person as their actor or a target, without the values of others', async () => {
    const person = await createUser(service.admin);
    const them = { type: 'user', id: person.id, name: 'Ada of the events' };
    const another = { type: 'user', id: other.id, name: 'Another of the events' };
    const events = [
      eventData({ actor: them, targets: [{ type: 'invoice', id: 'inv_1' }], data: { of: 'them alone' } }),
      eventData({ actor: them, targets: [another], data: { of: 'by them' } }),
      eventData({ actor: another, targets: [them], data: { of: 'about them' } }),
      eventData({ actor: them, targets: [them], data: { of: 'both ends' } }),
      eventData({ targets: [{ type: 'invoice', id: person.id }] }),
    ];
    await service.admin.auditLogs.recordEvents(events);
    const { entriesAbout, entriesBy } = await dataOf(person.id);
    const shown = (entries: PersonalData['entriesBy']) =>
      entries
        .filter(({ event }) => event)
        .map(({ actor, event }) => [actor.name, event!.targets.map(({ name }) => name), event!.data]);
    expect(shown(entriesBy)).toEqual([
      [them.name, [undefined], { of: 'them alone' }],
      [them.name, ['[REDACTED]'], '[REDACTED]'],
    ]);
    expect(shown(entriesAbout)).toEqual([
      ['[REDACTED]', [them.name], '[REDACTED]'],
      [them.name, [them.name], { of: 'both ends' }],
    ]);
  });

  it('reads every table of the schema, or docs/access-requests.md says why not', async () => {
    const rows = await service.sql<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY c.relname`,
    );
    const guide = readFileSync('docs/access-requests.md', 'utf8');
    const documented = new Map(
      [...guide.matchAll(/^\| `([a-z_]+)` +\| (.*?) +\|/gm)].map(([, table, member]) => [table!, member!]),
    );
    expect([...documented.keys()].sort()).toEqual(rows.map(({ name }) => name).sort());
    const sections = service.app.get(PersonalSections, { strict: false }).inOrder;
    for (const [table, members] of documented) {
      const readers = sections.filter(({ tables }) => tables.includes(table)).map(({ name }) => `\`${name}\``);
      expect([table, members]).toEqual([table, readers.join(', ') || 'none']);
    }
  });

  it('has the members that the contract names, in the order of the document', async () => {
    const schema = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
      components: { schemas: { PersonalData: { required: string[] } } };
    };
    const { PersonalData: described } = schema.components.schemas;
    expect(Object.keys(await dataOf(user.id))).toEqual(described.required);
  });

  it('needs each of its permissions', async () => {
    expect(PERMISSIONS.filter((permission) => NEEDED.includes(permission))).toHaveLength(NEEDED.length);
    for (const missing of NEEDED) {
      const { client, token: session } = await signInWith(
        service,
        NEEDED.filter((permission) => permission !== missing),
      );
      const refused = await service.as(session).get(pathOf(user.id));
      expectError(refused, 'FORBIDDEN');
      expect((refused.body as { error: { reason: string } }).error.reason).toBe('PERMISSION_REQUIRED');
      await client.auth.logout();
    }
    const { token: session } = await signInWith(service, NEEDED);
    expect((await service.as(session).get(pathOf(user.id))).status).toBe(200);
  });

  it('leaves an entry about the person, and none for HEAD', async () => {
    const count = async () =>
      (await service.admin.auditLogs.list({ resourceId: user.id, action: 'READ', limit: 1 })).meta.total;
    const before = await count();
    const head = await service.as().head(pathOf(user.id));
    expect([head.status, head.headers['content-disposition']]).toEqual([
      200,
      `attachment; filename="personal-data-${user.id}.json"`,
    ]);
    expect(await count()).toBe(before);
    const data = await dataOf(user.id);
    expect(await count()).toBe(before + 1);
    const entry = data.entriesAbout.at(-1)!;
    expect(entry).toMatchObject({ action: 'READ', outcome: 'SUCCESS', resource: { type: 'user', id: user.id } });
    expect(entry.resource.label).toBe('GET /api/admin/users/:id/data');
    expect(entry.actor).toMatchObject({ type: 'user', email: '[REDACTED]' });
  });

  it('leaves out what belongs to the account that has a former address now', async () => {
    const mover = await createUser(service.admin, { email: 'mover@example.com' });
    await service.admin.users.update(mover.id, { email: 'moved@example.com' });
    const { id } = await service.admin.organizations.invitations.create(organization.id, { email: mover.email });
    const before = await dataOf(mover.id);
    expect(before.invitationsReceived).toMatchObject([{ id }]);
    const mailed = ({ queuedMails }: PersonalData) => queuedMails.filter(({ subject }) => subject.includes('invited'));
    expect(mailed(before)).toMatchObject([{ recipient: mover.email }]);
    const heir = await createUser(service.admin, { email: mover.email });
    const data = await dataOf(mover.id);
    expect([data.person.addresses, data.invitationsReceived]).toEqual([['moved@example.com'], []]);
    expect(mailed(data)).toEqual([]);
    expect((await dataOf(heir.id)).invitationsReceived).toMatchObject([{ id }]);
  });

  it('works for a person who was invited and has no account, by the id of the invitation', async () => {
    const { id } = await service.admin.organizations.invitations.create(organization.id, { email: 'new@example.com' });
    const data = await dataOf(id);
    expect(data.profile).toBeNull();
    expect(data.invitationsReceived).toMatchObject([{ id, email: 'new@example.com' }]);
    expect(data.entriesAbout).toMatchObject([{ resource: { type: 'invitation' } }, { action: 'READ' }]);
  });

  it('returns 404 if nothing mentions the person, and for the invitation of an account', async () => {
    expectError(await service.as().get(pathOf(randomUUID())), 'NOT_FOUND');
    const invited = await createUser(service.admin);
    const { id } = await service.admin.organizations.invitations.create(organization.id, { email: invited.email });
    expectError(await service.as().get(pathOf(id)), 'NOT_FOUND');
  });

  it('works for deleted, purged and erased users', async () => {
    const gone = await createUser(service.admin, { name: 'Gone' });
    await service.admin.organizations.members.add(organization.id, { userId: gone.id });
    await service.admin.users.delete(gone.id);
    const deleted = await dataOf(gone.id);
    expect(deleted.profile).toMatchObject({ email: gone.email, deletedAt: expect.any(String) as string });
    expect(deleted.memberships).toMatchObject([{ organization: { id: organization.id }, deletedAt: /Z$/ }]);
    await service.admin.users.delete(gone.id, { permanent: true });
    const purged = await dataOf(gone.id);
    expect([purged.profile, purged.memberships]).toEqual([null, []]);
    expect(JSON.stringify(purged.entriesAbout)).toContain(gone.email);
    await service.admin.users.erase(gone.id);
    const { text } = await service.as().get(pathOf(gone.id));
    expect(text).toContain(`${gone.id}@erased.invalid`);
    expect(text).not.toContain(gone.email);
  });

  it('is a stream of the client, in chunks of text', async () => {
    let text = '';
    for await (const chunk of service.admin.users.data(user.id)) {
      text += chunk;
    }
    expect((JSON.parse(text) as PersonalData).profile?.id).toBe(user.id);
  });
});
