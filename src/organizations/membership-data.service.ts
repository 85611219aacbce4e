import { Injectable } from '@nestjs/common';
import type { PersonalMembership } from '@/lib/admin/contract/personal-data';
import { pagesById, PersonalSections, SECTION_PAGE_SIZE } from '@/audit/personal-data/personal-sections';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import type { MembershipEntity } from './membership.entity';

type Row = Pick<MembershipEntity, 'id' | 'role' | 'createdAt' | 'organizationId'> & {
  name: string;
  slug: string;
  deletedAt: Date | null;
};

/** A deleted membership may belong to a deleted organization, and a live one may not. $1: the user. $2: the id to start after. */
const MEMBERSHIPS = `
  SELECT m.id, m.role, m.created_at AS "createdAt", m.organization_id AS "organizationId", o.name, o.slug,
    m.deleted_at AS "deletedAt"
  FROM (
    SELECT id, organization_id, role, created_at, NULL::timestamptz AS deleted_at FROM memberships WHERE user_id = $1
    UNION ALL SELECT id, organization_id, role, created_at, deleted_at FROM deleted_memberships WHERE user_id = $1
  ) AS m
  JOIN (
    SELECT id, name, slug FROM organizations UNION ALL SELECT id, name, slug FROM deleted_organizations
  ) AS o ON o.id = m.organization_id
  WHERE m.id > $2 ORDER BY m.id LIMIT ${SECTION_PAGE_SIZE}`;

/** Contributes the memberships to the document about a person. */
@Injectable()
export class MembershipDataService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    sections: PersonalSections,
  ) {
    sections.register({
      name: 'memberships',
      order: 200,
      tables: ['memberships', 'deleted_memberships'],
      read: ({ id }) => pagesById((after) => this.unitOfWork.query<Row>(MEMBERSHIPS, [id, after]), toItem),
    });
  }
}

function toItem({ organizationId, name, slug, role, createdAt, deletedAt }: Row): PersonalMembership {
  return {
    organization: { id: organizationId, name, slug },
    role,
    createdAt: createdAt.toISOString(),
    deletedAt: deletedAt?.toISOString() ?? null,
  };
}
