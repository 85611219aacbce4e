import { Client } from 'pg';
import { SessionActivity } from '@/auth/sessions/session-activity';
import { SettingsService } from '@/settings/settings.service';
import { SuspensionsService } from '@/users/suspension/suspensions.service';
import { createSignedInUser, createUser, PASSWORD } from '../support/factories';
import { environment } from '../support/environment';
import { atOnce, tally, until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';
import { createTwoInstances, type TwoInstances } from '../support/two-instances';

// The embedded database has one connection and one process, so that nothing ever happens at once there.
const onPostgres = environment.databaseUrl ? describe : describe.skip;

onPostgres('Sessions and suspensions on two instances', () => {
  let both: TwoInstances;

  beforeAll(async () => {
    both = await createTwoInstances({ trustProxy: 1 });
  });
  afterAll(() => both.close());

  const signedIn = () => createSignedInUser(both.one.admin, both.one.client(''));
  const idOf = async (token: string) => (await both.one.client(token).auth.session()).session.id;
  const settled = (settings: SettingsService) =>
    until('the setting is in force', async () => {
      await settings.refresh();
      return settings.inForce.maxSessionsPerUser === 3;
    });
  const activityOf = (service: TestApp) => service.app.get(SessionActivity, { strict: false });

  it('lift a suspension once, with one entry, whoever finds it first', async () => {
    const users = await atOnce(20, () => createUser(both.one.admin, { password: PASSWORD }));
    for (const { id } of users) {
      await both.one.admin.users.update(id, { status: 'suspended', suspendedUntil: '2036-01-31' });
    }
    await both.one.sql(`UPDATE users SET suspended_until = now() WHERE suspended_until IS NOT NULL`);
    const lift = (service: TestApp) => service.app.get(SuspensionsService, { strict: false }).liftDue();
    const logins = atOnce(10, (index) =>
      both.send(index, 'POST', '/api/auth/login', {
        body: { email: users[index]!.email, password: PASSWORD },
        token: '',
        address: `10.9.0.${index}`,
      }),
    );
    await atOnce(4, (index) => lift(index % 2 ? both.one : both.other));
    expect(tally(await logins)).toEqual({ 200: 10 });
    while ((await lift(both.one)) > 0);
    for (const { id } of users) {
      const { data } = await both.one.admin.users.history(id);
      expect(data.map(({ action, actor }) => `${action} ${actor.type}`)).toEqual([
        'UPDATE system',
        'UPDATE user',
        'CREATE user',
      ]);
    }
  });

  it('end a session once, with one entry, of many requests to do so', async () => {
    const { user } = await signedIn();
    const { data } = await both.one.admin.users.sessions.list(user.id);
    const path = `/api/admin/users/${user.id}/sessions`;
    const answers = await atOnce(20, (index) =>
      both.send(index, 'DELETE', index % 4 < 2 ? path : `${path}/${data[0]!.id}`),
    );
    const ended = answers.filter(({ status, body }) => {
      const result = body.data as { ended?: number; deleted?: boolean } | undefined;
      return status === 200 && (result?.ended === 1 || result?.deleted);
    });
    expect(ended).toHaveLength(1);
    expect(Object.keys(tally(answers)).every((status) => ['200', '404'].includes(status))).toBe(true);
    const entries = await both.one.admin.auditLogs.list({ resourceId: data[0]!.id, action: 'DELETE' });
    expect(entries.meta.total).toBe(1);
  });

  it('sessions of one user that end each other do not deadlock, and one of each pair is left', async () => {
    const users = await atOnce(10, () => createUser(both.one.admin, { password: PASSWORD }));
    for (const { email } of users) {
      const [a, b] = await atOnce(2, () => both.one.client('').auth.login({ email, password: PASSWORD }));
      const [idOfA, idOfB] = await Promise.all([a!, b!].map(({ token }) => idOf(token)));
      const answers = await Promise.all([
        both.send(0, 'DELETE', `/api/auth/sessions/${idOfB}`, { token: a!.token }),
        both.send(1, 'DELETE', `/api/auth/sessions/${idOfA}`, { token: b!.token }),
      ]);
      expect(tally(answers)).toEqual({ 200: 1, 401: 1 });
      expect(await both.one.sql('SELECT FROM sessions WHERE id = ANY($1)', [[idOfA, idOfB]])).toHaveLength(1);
    }
  });

  it('keep maxSessionsPerUser, however many logins run at once', async () => {
    await both.one.admin.settings.update({ maxSessionsPerUser: 3 });
    await Promise.all([both.one, both.other].map(({ app }) => settled(app.get(SettingsService, { strict: false }))));
    const { id, email } = await createUser(both.one.admin, { password: PASSWORD });
    const answers = await atOnce(20, (index) =>
      both.send(index, 'POST', '/api/auth/login', {
        body: { email, password: PASSWORD },
        token: '',
        address: `10.19.0.${index}`,
      }),
    );
    await both.one.admin.settings.update({ maxSessionsPerUser: null });
    expect(tally(answers)).toEqual({ 200: 20 });
    expect(await both.one.sql('SELECT FROM sessions WHERE user_id = $1', [id])).toHaveLength(3);
    const entries = await both.one.admin.auditLogs.list({ actorId: id, resourceType: 'session', action: 'DELETE' });
    expect(entries.meta.total).toBe(17);
  });

  it('write when sessions were last seen without waiting for whoever holds one', async () => {
    const [held, free] = [await signedIn(), await signedIn()];
    for (const { token } of [held, free]) {
      await both.one.client(token).auth.session();
    }
    const times = () =>
      both.one.sql<{ moved: boolean; active: boolean }>(
        `SELECT s.last_seen_at > s.created_at AS moved, u.last_active_at > s.created_at AS active
         FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.id = ANY($1) ORDER BY s.created_at`,
        [[held.user.id, free.user.id]],
      );
    // If the flush waited for the row, it would fail for lack of patience.
    const holder = new Client({ connectionString: both.one.database.databaseUrl });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM sessions WHERE user_id = $1 FOR UPDATE', [held.user.id]);
    await holder.query('SELECT FROM users WHERE id = $1 FOR UPDATE', [held.user.id]);
    // Whichever has checked the tokens: Passport has one strategy for all applications of a process.
    await Promise.all([activityOf(both.one).flush(), activityOf(both.other).flush()]);
    await holder.query('ROLLBACK');
    await holder.end();
    const written = { moved: true, active: true };
    expect(await times()).toEqual([{ moved: false, active: false }, written]);
    // The next write takes the skipped rows.
    await Promise.all([activityOf(both.one).flush(), activityOf(both.other).flush()]);
    expect(await times()).toEqual([written, written]);
  });
});

onPostgres('An instance that stops', () => {
  let one: TestApp;

  beforeAll(async () => {
    one = await createTestApp();
  });
  afterAll(() => one.close());

  it('writes when sessions were last seen', async () => {
    const other = await createTestApp({ database: one.database });
    await one.sql(`UPDATE sessions SET last_seen_at = created_at - interval '1 second'`);
    await other.admin.auth.session();
    await other.close();
    // Those whose session was used, which is the one of the other instance.
    expect(await one.sql('SELECT FROM sessions WHERE last_seen_at > created_at')).toHaveLength(1);
  });
});
