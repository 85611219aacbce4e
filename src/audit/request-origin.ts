import type { FastifyRequest } from 'fastify';
import type { Principal } from '@/common/principal';
import type { AuditOrigin } from './audit.writer';

/** A request whose session, where it has a valid one, the guard has looked up. */
export type AuditedRequest = FastifyRequest & { user?: Principal };

/** Who asked, and by which request. */
export function originOf(request: AuditedRequest): AuditOrigin {
  const { user } = request;
  return {
    actor: user ? { type: 'user', id: user.id, email: user.email } : { type: 'system', id: null, email: null },
    reason: null,
    requestId: request.id,
    ip: request.ip,
    userAgent: request.headers['user-agent'] ?? null,
  };
}
