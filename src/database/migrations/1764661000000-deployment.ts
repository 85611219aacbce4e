import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds an id of this deployment. It separates the keys of several deployments in a shared Redis. */
export class Deployment1764661000000 implements MigrationInterface {
  name = 'Deployment1764661000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE TABLE deployment (id uuid CONSTRAINT deployment_pkey PRIMARY KEY)');
    await queryRunner.query('INSERT INTO deployment (id) VALUES (gen_random_uuid())');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE deployment');
  }
}
