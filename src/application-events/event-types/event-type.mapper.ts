import type { EventTypeDto } from '../dto/event-type.dto';
import type { EventTypeEntity } from './event-type.entity';

export function toEventTypeDto(type: EventTypeEntity): EventTypeDto {
  return {
    action: type.id,
    description: type.description,
    schema: type.schema,
    createdAt: type.createdAt.toISOString(),
    updatedAt: type.updatedAt.toISOString(),
    version: type.version,
  };
}
