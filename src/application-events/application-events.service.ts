import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { RecordedEvents } from '@/lib/admin/contract/application-events';
import type { ErrorDetail } from '@/lib/admin/contract/errors';
import { EventWriter } from '@/audit/events/event-writer.service';
import type { NewEvent } from '@/audit/events/new-event';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG } from '@/config/config.module';
import { databaseClock } from '@/database/connection/database-clock';
import type { Principal } from '@/http/access/principal';
import { InvalidRequest } from '@/http/errors/errors';
import { SettingsService } from '@/settings/settings.service';
import { EventTypesService } from './event-types/event-types.service';

const DAY_MS = 86_400_000;
/** Oldest time of an event, in days before its receipt. */
export const EVENT_AGE_MAX_DAYS = 30;
/** Clocks of applications may be ahead by this, in milliseconds. */
const AHEAD_MAX_MS = 5 * 60_000;

/** Records events of the application in the audit log. */
@Injectable()
export class ApplicationEventsService {
  constructor(
    private readonly writer: EventWriter,
    private readonly types: EventTypesService,
    private readonly settings: SettingsService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /**
   * Records all events or none. Must run inside a unit of work.
   * @param request The request that reports the events.
   * @throws InvalidRequest, EventIdReused
   */
  async record(events: readonly NewEvent[], reporter: Principal, request: FastifyRequest): Promise<RecordedEvents> {
    const mustBeDeclared = this.settings.inForce.auditUnknownEvents === 'refuse';
    const faults = [...this.timeFaults(events), ...(await this.types.faultsOf(events, mustBeDeclared))];
    if (faults.length > 0) {
      throw new InvalidRequest(faults);
    }
    return { events: await this.writer.write(events, reporter, request) };
  }

  private timeFaults(events: readonly NewEvent[]): ErrorDetail[] {
    const now = databaseClock.now().getTime();
    const days = Math.min(EVENT_AGE_MAX_DAYS, this.config.auditRetentionDays ?? EVENT_AGE_MAX_DAYS);
    return events.flatMap(({ occurredAt }, index): ErrorDetail[] => {
      const field = `events[${index}].occurredAt`;
      if (occurredAt.getTime() < now - days * DAY_MS) {
        return [{ field, code: 'TOO_OLD', message: `${field} must be at most ${days} days ago` }];
      }
      return occurredAt.getTime() > now + AHEAD_MAX_MS
        ? [{ field, code: 'IN_THE_FUTURE', message: `${field} must be at most 5 minutes ahead` }]
        : [];
    });
  }
}
