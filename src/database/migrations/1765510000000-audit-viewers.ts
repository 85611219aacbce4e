import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets an API key belong to an organization: an audit viewer. It holds one permission, which no other key holds. The role
 * `admin` may create viewers.
 */
export class AuditViewers1765510000000 implements MigrationInterface {
  name = 'AuditViewers1765510000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE api_keys
        ADD COLUMN organization_id uuid,
        ADD CONSTRAINT api_keys_viewer_check CHECK (CASE WHEN organization_id IS NULL
          THEN NOT permissions && ARRAY['audit-logs:view'] ELSE permissions = ARRAY['audit-logs:view'] END);
      CREATE INDEX api_keys_organization_id_idx ON api_keys (organization_id, expires_at, id)
        WHERE organization_id IS NOT NULL;
    `);
    await setOfAdmin(queryRunner, `array_append(permissions, 'audit-viewers:write')`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await setOfAdmin(queryRunner, `array_remove(permissions, 'audit-viewers:write')`);
    await queryRunner.query(`
      DELETE FROM api_keys WHERE organization_id IS NOT NULL;
      ALTER TABLE api_keys DROP COLUMN organization_id;
      UPDATE roles SET permissions = array_remove(permissions, 'audit-viewers:write') WHERE NOT built_in;
      UPDATE api_keys SET permissions = array_remove(permissions, 'audit-viewers:write');
    `);
  }
}

/** The trigger refuses changes of built-in roles. */
async function setOfAdmin(queryRunner: QueryRunner, permissions: string): Promise<void> {
  await queryRunner.query('ALTER TABLE roles DISABLE TRIGGER roles_built_in');
  await queryRunner.query(`UPDATE roles SET permissions = ${permissions} WHERE name = 'admin'`);
  await queryRunner.query('ALTER TABLE roles ENABLE TRIGGER roles_built_in');
}
