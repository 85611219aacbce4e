import type { FastifyRequest } from 'fastify';
import type { AuditActor, AuditResource } from '@/lib/admin/contract/audit-logs';
import { isUUID } from 'class-validator';
import type { Principal } from '@/http/routing/principal';
import type { AuditMark } from './audit.decorators';
import type { AuditOrigin } from './audit.writer';

export type AuditedRequest = FastifyRequest & { user?: Principal };

/** Where a request comes from, in the words of the audit log. */
export function originOf(request: AuditedRequest, actor: AuditActor, reason: string | null): AuditOrigin {
  return {
    actor,
    reason,
    requestId: request.id,
    ip: request.clientAddress,
    userAgent: request.headers['user-agent'] ?? null,
  };
}

/** A user as the one who acts; whoever has no session is a user too, of whom nothing is known. */
export function userActor(user?: { id: string; email: string } | null): AuditActor {
  return { type: 'user', id: user?.id ?? null, email: user?.email ?? null };
}

/**
 * What a read or a refusal is about: the resource whose id the path has, by the route. Never what else was in the URL:
 * nobody has looked at it.
 */
export function resourceOf(request: FastifyRequest, { resource }: Pick<AuditMark, 'resource'>): AuditResource {
  const { id } = request.params as { id?: unknown };
  return {
    type: resource,
    id: typeof id === 'string' && isUUID(id) ? id.toLowerCase() : '-',
    label: `${request.method} ${request.routeOptions.url ?? ''}`,
  };
}
