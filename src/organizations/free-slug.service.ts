import { Injectable } from '@nestjs/common';
import { randomSuffix, slugOf, withSuffix } from '@/text/slug';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { InjectAudited } from '@/database/database.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { OrganizationEntity } from './organization.entity';

/** Highest number behind a slug: `acme`, then `acme-2` to `acme-100`, then a random suffix. */
const NUMBERED_MAX = 100;
/** Slug of a name from which none can be derived. */
const NAMELESS = 'org';

/** Inserts organizations under a free slug that is derived from their name. */
@Injectable()
export class FreeSlugService {
  constructor(
    @InjectAudited(OrganizationEntity) private readonly organizations: AuditedRepository<OrganizationEntity>,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Inserts an organization with the first free slug. If a concurrent transaction takes it, the next one is tried. */
  async insert(organization: OrganizationEntity): Promise<OrganizationEntity> {
    const base = slugOf(organization.name);
    do {
      organization.slug = base === null ? withSuffix(NAMELESS, randomSuffix()) : await this.freeSlug(base);
    } while (!(await this.organizations.insertUnlessTaken(organization, 'slug')));
    return organization;
  }

  private async freeSlug(base: string): Promise<string> {
    const numbered = Array.from({ length: NUMBERED_MAX - 1 }, (_, index) => withSuffix(base, String(index + 2)));
    const candidates = [base, ...numbered];
    const rows = await this.unitOfWork.query<{ slug: string }>('SELECT slug FROM organizations WHERE slug = ANY($1)', [
      candidates,
    ]);
    const taken = new Set(rows.map(({ slug }) => slug));
    return candidates.find((slug) => !taken.has(slug)) ?? withSuffix(base, randomSuffix());
  }
}
