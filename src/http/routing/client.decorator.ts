import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Maximum length of a stored user agent, in characters. */
const USER_AGENT_MAX_LENGTH = 512;

/** The origin of a request. It is personal data: store it only with what belongs to the client, such as its session. */
export interface RequestClient {
  address: string;
  userAgent: string | null;
  requestId: string;
}

export const Client = createParamDecorator((_: unknown, context: ExecutionContext): RequestClient => {
  const { clientAddress, headers, id } = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    address: clientAddress,
    userAgent: headers['user-agent']?.slice(0, USER_AGENT_MAX_LENGTH).toWellFormed() || null,
    requestId: id,
  };
});
