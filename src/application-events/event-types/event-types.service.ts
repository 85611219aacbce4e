import { Injectable } from '@nestjs/common';
import type { PutEventType } from '@/lib/admin/contract/application-events';
import type { ErrorDetail } from '@/lib/admin/contract/errors';
import type { NewEvent } from '@/audit/events/new-event';
import { databaseClock } from '@/database/connection/database-clock';
import { InjectAudited } from '@/database/database.module';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { assertMatches, type Precondition } from '@/http/etag/if-match';
import type { Page } from '@/http/envelope/page';
import { InvalidRequest } from '@/http/errors/errors';
import { orThrow } from '@/http/errors/or-throw';
import { findPage } from '@/pagination/find-page';
import type { PageQueryDto } from '@/pagination/page-query.dto';
import { EventTypeNotFound } from '../application-events.errors';
import { DataSchemas } from '../schema/data-schemas';
import { schemaFault } from '../schema/schema-rules';
import { EventTypeEntity } from './event-type.entity';

/** The declared actions of application events. */
@Injectable()
export class EventTypesService {
  constructor(
    @InjectAudited(EventTypeEntity) private readonly types: AuditedRepository<EventTypeEntity>,
    private readonly schemas: DataSchemas,
  ) {}

  list(paging: PageQueryDto): Promise<Page<EventTypeEntity>> {
    return findPage<EventTypeEntity>({ name: 'event-types', rows: this.types.rows, paging, sort: 'id', filters: {} });
  }

  /** @throws EventTypeNotFound */
  async get(action: string): Promise<EventTypeEntity> {
    return orThrow(await this.types.findById(action), EventTypeNotFound);
  }

  /**
   * Declares an action, or replaces its declaration.
   * @throws InvalidRequest if the schema is refused
   */
  async put(action: string, { description = null, schema = null }: PutEventType): Promise<EventTypeEntity> {
    const fault = schema && (schemaFault(schema) ?? this.schemas.compileFault(schema));
    if (fault !== null) {
      throw InvalidRequest.of('schema', 'INVALID_SCHEMA', `schema ${fault}`);
    }
    const now = databaseClock.now();
    const row = { id: action, description, schema, createdAt: now, updatedAt: now, version: 1 };
    const type = Object.assign(new EventTypeEntity(), row);
    for (;;) {
      if (await this.types.insertUnlessTaken(type, 'id')) {
        return type;
      }
      const declared = await this.types.lockById(action);
      if (declared) {
        return this.types.update(declared, { description, schema });
      }
      // Another request has deleted it in between.
    }
  }

  /** @throws EventTypeNotFound, StaleVersion */
  async delete(action: string, precondition: Precondition): Promise<void> {
    const type = orThrow(await this.types.lockById(action), EventTypeNotFound);
    assertMatches(precondition, type);
    await this.types.remove([type]);
  }

  /** Checks events against the declarations in force. @param mustBeDeclared Whether an unknown action is a fault. */
  async faultsOf(events: readonly NewEvent[], mustBeDeclared: boolean): Promise<ErrorDetail[]> {
    const types = await this.types.findByIds([...new Set(events.map(({ action }) => action))]);
    return events.flatMap(({ action, data }, index) => {
      const type = types.get(action);
      if (type) {
        return type.schema === null ? [] : this.schemas.faultsOf(type.schema, data, `events[${index}].data`);
      }
      const field = `events[${index}].action`;
      const message = `${field} is not a declared action. Declare it as an event type first.`;
      return mustBeDeclared ? [{ field, code: 'UNKNOWN_ACTION', message }] : [];
    });
  }
}
