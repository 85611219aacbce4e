import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Stores mails encrypted, and keeps their rows for the delivery state. The migration does not know the secret, so the service
 * encrypts existing mails when it starts.
 */
export class MailDelivery1764650000000 implements MigrationInterface {
  name = 'MailDelivery1764650000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

const UP = `
  ALTER TABLE outgoing_mails
    ADD COLUMN content bytea,
    ADD COLUMN sent_at timestamptz(3),
    ADD COLUMN failed_at timestamptz(3),
    ALTER COLUMN recipient DROP NOT NULL,
    ALTER COLUMN subject DROP NOT NULL,
    ALTER COLUMN text DROP NOT NULL;
  UPDATE outgoing_mails SET failed_at = now(), recipient = NULL, subject = NULL, text = NULL, last_error = NULL
    WHERE next_attempt_at IS NULL;
  UPDATE outgoing_mails SET last_error = NULL;
  DROP INDEX outgoing_mails_expires_at_idx;
  CREATE INDEX outgoing_mails_expires_at_idx ON outgoing_mails (expires_at) WHERE next_attempt_at IS NOT NULL;
  ALTER TABLE invitations DROP COLUMN sent_at;
`;

// The rollback deletes encrypted mails, because it cannot decrypt them, and sent mails, which have no row in the previous version.
const DOWN = `
  ALTER TABLE invitations ADD COLUMN sent_at timestamptz(3);
  UPDATE invitations SET sent_at = created_at;
  ALTER TABLE invitations ALTER COLUMN sent_at SET NOT NULL;
  DELETE FROM outgoing_mails;
  DROP INDEX outgoing_mails_expires_at_idx;
  CREATE INDEX outgoing_mails_expires_at_idx ON outgoing_mails (expires_at);
  ALTER TABLE outgoing_mails
    DROP COLUMN content,
    DROP COLUMN sent_at,
    DROP COLUMN failed_at,
    ALTER COLUMN recipient SET NOT NULL,
    ALTER COLUMN subject SET NOT NULL,
    ALTER COLUMN text SET NOT NULL;
`;
