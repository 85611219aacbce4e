import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Returns the last sealed sequence. PostgreSQL evaluates the function while it plans, so it knows that few entries follow. For a
 * subquery it estimates a third of the log, and starts parallel processes.
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
