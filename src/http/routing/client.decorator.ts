import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Longer ones say nothing more. */
const USER_AGENT_MAX_LENGTH = 512;

/** Where a request comes from. Personal data: only for what is the client's own, such as its session. */
export interface RequestClient {
  address: string;
  userAgent: string | null;
}

export const Client = createParamDecorator((_: unknown, context: ExecutionContext): RequestClient => {
  const { clientAddress, headers } = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    address: clientAddress,
    userAgent: headers['user-agent']?.slice(0, USER_AGENT_MAX_LENGTH).toWellFormed() || null,
  };
});
