import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Adds the organization that an audit entry is about. The column stands beside the sealed record, so no seal changes. A trigger
 * sets it for instances of an earlier version, which do not write it during an upgrade. The table is locked for a moment only:
 * the next migration fills in the old entries.
 */
export class AuditOrganizations1765400000000 implements MigrationInterface {
  name = 'AuditOrganizations1765400000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE audit_logs ADD COLUMN organization_id uuid');
    await queryRunner.query(ORGANIZATION_OF);
    await queryRunner.query(TRIGGER);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER audit_logs_organization ON audit_logs;
      DROP FUNCTION audit_logs_set_organization();
      DROP FUNCTION audit_logs_organization_of(audit_logs);
      ALTER TABLE audit_logs DROP COLUMN organization_id;
    `);
  }
}

// An entry about a changed role does not name its organization, so another entry of the same row does, or the row itself.
const ORGANIZATION_OF = `
  CREATE FUNCTION audit_logs_organization_of(t audit_logs) RETURNS uuid LANGUAGE plpgsql STABLE AS $$
  DECLARE
    uuid_form CONSTANT text := '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
    row_id uuid := CASE WHEN t.resource_id ~ uuid_form THEN t.resource_id::uuid END;
    is_change boolean := t.outcome = 'SUCCESS' AND t.action <> 'READ';
    found text := CASE
      WHEN NOT is_change THEN
        CASE WHEN t.resource_label ~ '^[A-Z]+ /api/admin/organizations/:id(/|$)' THEN t.resource_id END
      WHEN t.resource_type = 'organization' THEN t.resource_id
      WHEN t.resource_type IN ('membership', 'invitation') THEN
        coalesce(t.changes -> 'organizationId' ->> 'to', t.changes -> 'organizationId' ->> 'from') END;
  BEGIN
    IF found IS NULL AND is_change AND t.resource_type IN ('membership', 'invitation') THEN
      SELECT coalesce(o.changes -> 'organizationId' ->> 'to', o.changes -> 'organizationId' ->> 'from') INTO found
      FROM audit_logs o
      WHERE o.resource_id = t.resource_id AND o.resource_type = t.resource_type AND o.outcome = 'SUCCESS'
        AND o.changes -> 'organizationId' IS NOT NULL
      LIMIT 1;
    END IF;
    IF found IS NULL AND is_change AND t.resource_type = 'membership' THEN
      SELECT organization_id INTO found FROM memberships WHERE id = row_id
      UNION ALL SELECT organization_id FROM deleted_memberships WHERE id = row_id;
    END IF;
    IF found IS NULL AND is_change AND t.resource_type = 'invitation' THEN
      SELECT organization_id INTO found FROM invitations WHERE id = row_id;
    END IF;
    RETURN CASE WHEN found ~ uuid_form THEN found::uuid END;
  END
  $$;
`;

// The condition is checked without calling the function. It holds for few entries of this version.
const TRIGGER = `
  CREATE FUNCTION audit_logs_set_organization() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.organization_id := audit_logs_organization_of(NEW);
    RETURN NEW;
  END
  $$;
  CREATE TRIGGER audit_logs_organization BEFORE INSERT ON audit_logs FOR EACH ROW
    WHEN (NEW.organization_id IS NULL AND NEW.resource_type IN ('organization', 'membership', 'invitation'))
    EXECUTE FUNCTION audit_logs_set_organization();
`;
