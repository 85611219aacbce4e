import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds invitations to organizations, and the queue of outgoing mails. */
export class Invitations1764310000000 implements MigrationInterface {
  name = 'Invitations1764310000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(INVITATIONS);
    await queryRunner.query(OUTGOING_MAILS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE outgoing_mails, invitations');
  }
}

// There are no foreign keys, because an invitation outlives its organization and the admin who created it.
const INVITATIONS = `
  CREATE TABLE invitations (
    id uuid CONSTRAINT invitations_pkey PRIMARY KEY,
    organization_id uuid NOT NULL,
    email text COLLATE "C" NOT NULL,
    role text NOT NULL CONSTRAINT invitations_role_check CHECK (role IN ('owner', 'admin', 'member')),
    user_id uuid NOT NULL,
    invited_by uuid,
    token_hash text COLLATE "C" NOT NULL CONSTRAINT invitations_token_hash_key UNIQUE,
    sent_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL,
    accepted_at timestamptz(3),
    revoked_at timestamptz(3),
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT invitations_end_check CHECK (accepted_at IS NULL OR revoked_at IS NULL)
  );
  CREATE INDEX invitations_organization_id_created_at_idx ON invitations (organization_id, created_at, id);
  CREATE INDEX invitations_user_id_idx ON invitations (user_id);
  CREATE UNIQUE INDEX invitations_pending_key ON invitations (organization_id, email)
    WHERE accepted_at IS NULL AND revoked_at IS NULL;
`;

// A row exists until its mail is sent or withdrawn. A mail that failed permanently has no next attempt.
const OUTGOING_MAILS = `
  CREATE TABLE outgoing_mails (
    id uuid CONSTRAINT outgoing_mails_pkey PRIMARY KEY,
    about_id uuid NOT NULL,
    recipient text NOT NULL,
    subject text NOT NULL,
    text text NOT NULL,
    created_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL,
    attempts integer NOT NULL,
    next_attempt_at timestamptz(3),
    last_error text
  );
  CREATE INDEX outgoing_mails_about_id_idx ON outgoing_mails (about_id);
  CREATE INDEX outgoing_mails_next_attempt_at_idx ON outgoing_mails (next_attempt_at);
  CREATE INDEX outgoing_mails_expires_at_idx ON outgoing_mails (expires_at);
`;
