import { NotFound } from '@/http/errors/errors';

export class EventTypeNotFound extends NotFound {
  constructor() {
    super('EVENT_TYPE_NOT_FOUND', 'Event type');
  }
}
