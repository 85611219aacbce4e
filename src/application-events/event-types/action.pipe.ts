import { Injectable, type PipeTransform } from '@nestjs/common';
import { EVENT_ACTION, EVENT_ACTION_MAX_LENGTH } from '@/audit/events/event-form';
import { InvalidRequest } from '@/http/errors/errors';

/** Accepts the action of an event in the path. */
@Injectable()
export class ActionPipe implements PipeTransform<string, string> {
  transform(action: string): string {
    if (action.length > EVENT_ACTION_MAX_LENGTH || !EVENT_ACTION.test(action)) {
      const message = `action must be 3 to ${EVENT_ACTION_MAX_LENGTH} characters long, names such as invoice.paid`;
      throw InvalidRequest.of('action', 'MATCHES', message);
    }
    return action;
  }
}
