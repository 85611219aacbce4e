import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the invitations that a person sent, for the document about the person. */
export class InvitationSenders1765500000000 implements MigrationInterface {
  name = 'InvitationSenders1765500000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE INDEX invitations_invited_by_idx ON invitations (invited_by, id)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX invitations_invited_by_idx');
  }
}
