import { NotFound } from '@/http/errors/errors';

export class EventTypeNotFound extends NotFound {
  constructor() {
    super('Event type');
  }
}
