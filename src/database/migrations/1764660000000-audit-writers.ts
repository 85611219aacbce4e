import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Registers writers of audit entries by an advisory lock, so that the seal waits for them only. Previously it waited for every
 * transaction of the server, even in other databases.
 */
export class AuditWriters1764660000000 implements MigrationInterface {
  name = 'AuditWriters1764660000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // Waits until every transaction that has drawn a sequence without registering has ended.
    await queryRunner.query('LOCK TABLE audit_logs IN SHARE ROW EXCLUSIVE MODE');
    await queryRunner.query(functionWith(REGISTER));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(functionWith(''));
  }
}

// The second key is the low 32 bits of the transaction id. No transaction waits for this lock.
const REGISTER = `
    PERFORM pg_advisory_xact_lock_shared(1631940708, pg_current_xact_id()::text::bigint::bit(32)::int);`;

const functionWith = (statement: string) => `
  CREATE OR REPLACE FUNCTION audit_logs_take_transaction_id() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    -- Before the first sequence is drawn: whoever reads the last sequence, and then sees that no registered transaction is
    -- open, knows that every sequence up to there is either committed or never will be.
    PERFORM pg_current_xact_id();${statement}
    RETURN NULL;
  END
  $$`;
