import type { FastifyRequest } from 'fastify';
import type { AuditActor, AuditResource } from '@/lib/admin/contract/audit-logs';
import { isUUID } from 'class-validator';
import type { Principal } from '@/http/access/principal';
import type { Refusal } from '@/http/errors/errors';
import { scopeOf } from '../visible-entries';
import type { AuditMark } from './audit.decorators';
import type { AuditOrigin } from './audit.writer';

/** The routes under one organization. The verifier of the log knows them too. */
const UNDER_ORGANIZATION = /^\/api\/admin\/organizations\/:id(\/|$)/;

export type AuditedRequest = FastifyRequest & { user?: Principal };

/** Returns the actor and the request data for an audit entry. */
export function originOf(request: AuditedRequest, actor: AuditActor, reason: string | null): AuditOrigin {
  return {
    actor,
    reason,
    requestId: request.id,
    ip: request.clientAddress,
    userAgent: request.headers['user-agent'] ?? null,
  };
}

/** Returns the caller as the actor. A request without credentials has an unknown user as its actor. */
export function actorOf(principal: Principal | undefined): AuditActor {
  return principal?.type === 'api_key' ? apiKeyActor(principal) : userActor(principal);
}

export function apiKeyActor({ id, name }: { id: string; name: string }): AuditActor {
  return { type: 'api_key', id, email: null, name };
}

/** Returns a user as the actor. A request without a session has an unknown user as its actor. */
export function userActor(user?: { id: string; email: string } | null): AuditActor {
  return { type: 'user', id: user?.id ?? null, email: user?.email ?? null };
}

/**
 * Returns the resource that a read or a refusal is about, from the route and the id in its path. The rest of the URL is
 * unchecked input and is not recorded.
 */
export function resourceOf(request: FastifyRequest, { resource }: Pick<AuditMark, 'resource'>): AuditResource {
  return {
    type: resource,
    id: idInPath(request) ?? '-',
    label: `${request.method} ${request.routeOptions.url ?? ''}`,
  };
}

/**
 * Returns the organization of a read or a refusal: the one in the path, which may not exist, else that of an audit viewer. Null for
 * other requests.
 * @param refusedKey The API key of a request that was not let in.
 */
export function organizationOf(request: AuditedRequest, refusedKey?: Refusal['apiKey']): string | null {
  return UNDER_ORGANIZATION.test(request.routeOptions.url ?? '')
    ? idInPath(request)
    : (scopeOf(request.user) ?? refusedKey?.organizationId ?? null);
}

function idInPath({ params }: FastifyRequest): string | null {
  const { id } = params as { id?: unknown };
  return typeof id === 'string' && isUUID(id) ? id.toLowerCase() : null;
}
