import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { InvalidRequest } from '@/http/errors/errors';
import { sequenceOf } from '../dto/is-sequence';

/**
 * Injects the `Last-Event-ID` header: the sequence of the last entry that the client received, or undefined.
 * @throws InvalidRequest if it is not a sequence
 */
export const LastEventId = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['last-event-id'];
  if (header === undefined) {
    return undefined;
  }
  const sequence = sequenceOf(String(header));
  if (sequence === null) {
    throw InvalidRequest.of(
      'Last-Event-ID',
      'MALFORMED',
      'Last-Event-ID must be the id of an event of this stream',
      'MALFORMED_HEADER',
    );
  }
  return sequence;
});
