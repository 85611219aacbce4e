import { Injectable } from '@nestjs/common';
import type { PasswordResetLink } from '@/lib/admin/contract/personal-data';
import { PersonalSections } from '@/audit/personal-data/personal-sections';
import { InjectAudited } from '@/database/database.module';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { sql } from '@/database/repository/sql';
import { PasswordResetEntity } from '../password-reset/password-reset.entity';
import { PasswordResetRequests } from '../password-reset/password-reset-requests.service';

/** Contributes links for a new password, and requests for them, to the document about a person. */
@Injectable()
export class PasswordResetDataService {
  constructor(
    @InjectAudited(PasswordResetEntity) private readonly links: AuditedRepository<PasswordResetEntity>,
    requests: PasswordResetRequests,
    sections: PersonalSections,
  ) {
    sections.register({
      name: 'passwordResetLinks',
      order: 430,
      tables: ['password_resets'],
      read: ({ id }) => this.linksOf(id),
    });
    sections.register({
      name: 'passwordResetRequests',
      order: 440,
      tables: ['password_reset_requests'],
      read: (person) => requests.of(person),
    });
  }

  private async linksOf(userId: string): Promise<PasswordResetLink[]> {
    const links = await this.links.find((t) => sql`WHERE ${t.userId} = ${userId} ORDER BY ${t.id}`);
    return links.map(({ id, createdAt, expiresAt }) => ({
      id,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    }));
  }
}
