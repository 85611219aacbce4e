import { Injectable } from '@nestjs/common';
import type { KnownNetwork, LoginFailureCount, PersonalSession } from '@/lib/admin/contract/personal-data';
import {
  pagesById,
  PersonalSections,
  SECTION_PAGE_SIZE,
  type SectionPages,
} from '@/audit/personal-data/personal-sections';
import { InjectAudited } from '@/database/database.module';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { sql } from '@/database/repository/sql';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { SessionEntity } from '../sessions/session.entity';

/** Networks are stored as keyed hashes, so only the times of the logins can be told. */
const NETWORKS =
  'SELECT last_login_at AS "lastLoginAt" FROM known_login_networks WHERE user_id = $1 ORDER BY last_login_at';
const FAILURES = `
  SELECT source, failures, window_ends_at AS "windowEndsAt" FROM login_failures
  WHERE account = $1 AND failures > 0 AND window_ends_at > now() ORDER BY source`;

/** Scopes of failures, by the first word of the source, or the whole of it. */
const SCOPES: Record<string, LoginFailureCount['scope']> = {
  network: 'ADDRESS',
  session: 'SESSION',
  'all known': 'KNOWN_ADDRESSES',
  'all unknown': 'UNKNOWN_ADDRESSES',
  'all sessions': 'SESSIONS',
};

interface Failures {
  source: string;
  failures: number;
  windowEndsAt: Date;
}

/** Contributes sessions, known networks and failed logins to the document about a person. */
@Injectable()
export class SignInDataService {
  constructor(
    @InjectAudited(SessionEntity) private readonly sessions: AuditedRepository<SessionEntity>,
    private readonly unitOfWork: UnitOfWork,
    sections: PersonalSections,
  ) {
    sections.register({ name: 'sessions', order: 400, tables: ['sessions'], read: ({ id }) => this.sessionsOf(id) });
    sections.register({
      name: 'knownNetworks',
      order: 410,
      tables: ['known_login_networks'],
      read: ({ id }) => this.networksOf(id),
    });
    sections.register({
      name: 'loginFailures',
      order: 420,
      tables: ['login_failures'],
      read: ({ id }) => this.failuresOf(id),
    });
  }

  private sessionsOf(userId: string): SectionPages {
    return pagesById(
      (after) =>
        this.sessions.find(
          (t) => sql`WHERE ${t.userId} = ${userId} AND ${t.id} > ${after} ORDER BY ${t.id} LIMIT ${SECTION_PAGE_SIZE}`,
        ),
      toItem,
    );
  }

  private async networksOf(userId: string): Promise<KnownNetwork[]> {
    const rows = await this.unitOfWork.query<{ lastLoginAt: Date }>(NETWORKS, [userId]);
    return rows.map(({ lastLoginAt }) => ({ lastLoginAt: lastLoginAt.toISOString() }));
  }

  private async failuresOf(userId: string): Promise<LoginFailureCount[]> {
    const rows = await this.unitOfWork.query<Failures>(FAILURES, [userId]);
    return rows.map(({ source, failures, windowEndsAt }) => ({
      scope: SCOPES[source] ?? SCOPES[source.split(' ', 1)[0] ?? ''] ?? 'ADDRESS',
      failures,
      windowEndsAt: windowEndsAt.toISOString(),
    }));
  }
}

function toItem(session: SessionEntity): PersonalSession {
  return {
    id: session.id,
    createdAt: session.createdAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    ip: session.ip,
    userAgent: session.userAgent,
  };
}
