import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where the seal has got to, as a function: PostgreSQL asks it while it plans, and so knows that few entries lie behind. Of a
 * subquery it assumes a third of the log, and starts processes to count them.
 */
export class SealedUpTo1764260000000 implements MigrationInterface {
  name = 'SealedUpTo1764260000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION audit_logs_sealed_up_to() RETURNS bigint LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN (SELECT coalesce(max(last_sequence), 0) FROM audit_checkpoints);
      END
      $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION audit_logs_sealed_up_to()');
  }
}
