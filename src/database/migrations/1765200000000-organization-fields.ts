import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Adds the id of an organization in another system, its domains and its logo. No two organizations share a domain: a trigger
 * claims each domain in organization_domains, whose primary key decides between concurrent writers.
 */
export class OrganizationFields1765200000000 implements MigrationInterface {
  name = 'OrganizationFields1765200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(['organizations', 'deleted_organizations'].map(columnsOf).join('\n'));
    await queryRunner.query(UNIQUE);
    await queryRunner.query(CLAIMS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER organizations_domains_deleted ON organizations;
      DROP TRIGGER organizations_domains_updated ON organizations;
      DROP TRIGGER organizations_domains_inserted ON organizations;
      DROP FUNCTION organization_domains_claim;
      DROP TABLE organization_domains;
      ALTER TABLE organizations DROP COLUMN external_id, DROP COLUMN domains, DROP COLUMN logo_url;
      ALTER TABLE deleted_organizations DROP COLUMN external_id, DROP COLUMN domains, DROP COLUMN logo_url;
    `);
  }
}

function columnsOf(table: string): string {
  return `
    ALTER TABLE ${table}
      ADD COLUMN external_id text COLLATE "C",
      ADD COLUMN domains text[] COLLATE "C" NOT NULL DEFAULT '{}',
      ADD COLUMN logo_url text COLLATE "C";`;
}

// The domains of organizations that are not deleted are in organization_domains.
const UNIQUE = `
  ALTER TABLE organizations ADD CONSTRAINT organizations_external_id_key UNIQUE (external_id) INCLUDE (id);
  CREATE INDEX deleted_organizations_external_id_idx ON deleted_organizations (external_id, id)
    WHERE external_id IS NOT NULL;
  CREATE INDEX deleted_organizations_domains_idx ON deleted_organizations USING gin (domains) WHERE domains <> '{}';
`;

// Each writer claims domains in their order and frees domains last. So a writer that waits for another one holds nothing that
// the other one waits for, even if two organizations exchange their domains.
const CLAIMS = `
  CREATE TABLE organization_domains (
    domain text COLLATE "C" NOT NULL CONSTRAINT organization_domains_pkey PRIMARY KEY,
    organization_id uuid NOT NULL
  );
  CREATE FUNCTION organization_domains_claim() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    claimed text;
  BEGIN
    IF TG_OP <> 'DELETE' THEN
      FOR claimed IN
        SELECT d FROM unnest(NEW.domains) AS d WHERE TG_OP = 'INSERT' OR d <> ALL (OLD.domains) ORDER BY d COLLATE "C"
      LOOP
        INSERT INTO organization_domains VALUES (claimed, NEW.id) ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN
          RAISE EXCEPTION 'the domain is taken'
            USING ERRCODE = 'unique_violation', CONSTRAINT = 'organization_domains_pkey', DETAIL = claimed;
        END IF;
      END LOOP;
    END IF;
    IF TG_OP <> 'INSERT' THEN
      DELETE FROM organization_domains
      WHERE domain = ANY (OLD.domains) AND (TG_OP = 'DELETE' OR domain <> ALL (NEW.domains));
    END IF;
    RETURN NULL;
  END
  $$;
  CREATE TRIGGER organizations_domains_inserted AFTER INSERT ON organizations
    FOR EACH ROW WHEN (NEW.domains <> '{}') EXECUTE FUNCTION organization_domains_claim();
  CREATE TRIGGER organizations_domains_updated AFTER UPDATE OF domains ON organizations
    FOR EACH ROW WHEN (NEW.domains <> OLD.domains) EXECUTE FUNCTION organization_domains_claim();
  CREATE TRIGGER organizations_domains_deleted AFTER DELETE ON organizations
    FOR EACH ROW WHEN (OLD.domains <> '{}') EXECUTE FUNCTION organization_domains_claim();
`;
