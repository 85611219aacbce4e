import { getMetadataArgsStorage } from 'typeorm';
import { auditedEntity } from '@/audit/recording/audit.decorators';
import { constraintError, knownConstraints } from '@/http/errors/constraint-errors';
import { archivedEntities, auditedEntities } from '@/schema';
import { UserEntity } from '@/users/user.entity';
import { UsersService } from '@/users/users.service';
import { userData } from '../support/factories';
import { createTestApp, type TestApp } from '../support/test-app';

/** Columns that are no change of the resource: what it is known by, what the repository keeps, and bookkeeping. */
const UNAUDITED = new Set([
  ...['id', 'createdAt', 'updatedAt', 'version', 'lastLoginAt', 'lastActiveAt', 'lastSeenAt'],
  ...['lastUsedAt', 'lastUsedIp'],
  // Told by `previousStart`.
  'previousSecretHash',
  // Always false: built-in roles come with the schema.
  'builtIn',
  // Fields of a session that its entry has as its own.
  ...['ip', 'userAgent'],
]);
/** Audited under another name. */
const RENAMED: Record<string, string> = { passwordHash: 'password', tokenHash: 'token', secretHash: 'secret' };
/** Constraints that no request can run into: keys that we make, and rows that only the system writes. */
const UNREACHABLE = new Set([
  'users_pkey',
  'organizations_pkey',
  'memberships_pkey',
  'sessions_pkey',
  'invitations_pkey',
  'api_keys_pkey',
  // A batch takes only ids that are free, and a declaration replaces the one before.
  'audit_event_ids_pkey',
  'event_types_pkey',
  // A hash of 32 random bytes.
  'invitations_token_hash_key',
  'outgoing_mails_pkey',
  'password_resets_pkey',
  'password_resets_token_hash_key',
  // The row of the user is locked while its link is created.
  'password_resets_user_id_key',
  'password_resets_user_id_fkey',
  'password_reset_requests_pkey',
  'settings_pkey',
  'roles_pkey',
  'users_role_fkey',
  'deleted_users_role_fkey',
  'audit_logs_pkey',
  'audit_checkpoints_pkey',
  'deployment_pkey',
  'audit_checkpoints_last_sequence_key',
  'row_counts_pkey',
  'login_failures_pkey',
  'known_login_networks_pkey',
  'omitted_refusals_pkey',
  'deleted_users_pkey',
  'deleted_organizations_pkey',
  'deleted_memberships_pkey',
  'deleted_memberships_organization_id_user_id_key',
]);

describe('The schema', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  const columnsOf = (entity: object) =>
    getMetadataArgsStorage()
      .columns.filter(({ target }) => target === entity)
      .map(({ propertyName }) => propertyName);

  it.each(auditedEntities.map((entity) => [entity.name, entity] as const))(
    'every column of %s is audited, or known not to be',
    (_name, entity) => {
      const { fields, secrets } = auditedEntity(entity);
      const row = Object.assign(new entity(), { defaults: {}, user: {}, organization: {} });
      const audited = Object.keys({ ...fields(row), ...secrets?.(row) });
      const columns = columnsOf(entity)
        .filter((column) => !UNAUDITED.has(column))
        .map((column) => RENAMED[column] ?? column);
      expect(audited.sort()).toEqual(columns.sort());
    },
  );

  const constraintNames = async () => {
    const constraints = await service.sql<{ conname: string }>(
      `SELECT conname FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
       WHERE nspname = 'public' AND contype IN ('u', 'f', 'p') AND conname !~ '^(PK_|migrations|audit_logs_[0-9]{4}_[0-9]{2}_)'
       UNION SELECT indexrelid::regclass::text FROM pg_index WHERE indisunique AND indpred IS NOT NULL AND indrelid >= 16384`,
    );
    return constraints.map(({ conname }) => conname);
  };

  it('every unique and foreign key constraint means an error of the API, or cannot be run into', async () => {
    const names = await constraintNames();
    expect(names.filter((name) => !constraintError(name) && !UNREACHABLE.has(name))).toEqual([]);
  });

  it('every constraint that means an error of the API exists, or a function of the schema raises it', async () => {
    const names = await constraintNames();
    const functions = await service.sql<{ source: string }>(
      `SELECT prosrc AS source FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
    );
    const isRaised = (name: string) => functions.some(({ source }) => source.includes(`'${name}'`));
    expect(knownConstraints().filter((name) => !names.includes(name) && !isRaised(name))).toEqual([]);
  });

  it.each(archivedEntities.map(({ live, deleted }) => [deleted.name, live, deleted] as const))(
    'every column of the live table is one of %s, of the same type',
    async (_name, live, deleted) => {
      const columns = (entity: object) =>
        service.sql<{ name: string }>(
          `SELECT attname AS name, format_type(atttypid, atttypmod) AS type, attnotnull, attgenerated,
             attcollation::regcollation::text AS collation
           FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attname`,
          [getMetadataArgsStorage().tables.find(({ target }) => target === entity)!.name],
        );
      const kept = await columns(deleted);
      expect(kept.filter(({ name }) => !['deleted_at', 'purge_at'].includes(name))).toEqual(await columns(live));
    },
  );

  it('nothing audited can be written outside a unit of work', async () => {
    const { email, name } = userData();
    const users = service.app.get(UsersService, { strict: false });
    await expect(users.create({ email, name })).rejects.toThrow(/unit of work/);
    expect(await service.sql('SELECT id FROM users WHERE email = $1', [email])).toEqual([]);
    expect(columnsOf(UserEntity)).toContain('email');
  });

  it('a row that others still point to is a fault of ours, not a 404 of the client', async () => {
    const { id } = await service.admin.organizations.create({ name: 'Clingy', slug: 'clingy' });
    await service.sql(
      'CREATE TABLE clings (organization_id uuid CONSTRAINT memberships_organization_id_fkey REFERENCES organizations (id))',
    );
    await service.sql('INSERT INTO clings VALUES ($1)', [id]);
    const answer = await service.as().delete(`/api/admin/organizations/${id}`);
    await service.sql('DROP TABLE clings');
    expect([answer.status, answer.body.error.code]).toEqual([500, 'INTERNAL_ERROR']);
  });
});
