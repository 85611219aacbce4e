import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A mail is stored encrypted, and its row stays to tell what became of it. The secret is not known here, so the service
 * encrypts the mails of the version before when it starts.
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

// An encrypted mail cannot be decrypted here, and what was sent has no row in the version before.
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
