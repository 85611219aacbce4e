import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Gives the permission to record application events to the role `admin`, which may do everything. */
export class AuditLogsWrite1765601000000 implements MigrationInterface {
  name = 'AuditLogsWrite1765601000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(changed(`array_append(permissions, 'audit-logs:write')`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(changed(`array_remove(permissions, 'audit-logs:write')`));
    // Nobody has the permission any more, because the previous version does not know it.
    await queryRunner.query(`
      UPDATE roles SET permissions = array_remove(permissions, 'audit-logs:write') WHERE NOT built_in;
      UPDATE api_keys SET permissions = array_remove(permissions, 'audit-logs:write');
    `);
  }
}

const changed = (permissions: string) => `
  ALTER TABLE roles DISABLE TRIGGER roles_built_in;
  UPDATE roles SET permissions = ${permissions} WHERE built_in AND name = 'admin';
  ALTER TABLE roles ENABLE TRIGGER roles_built_in;
`;
