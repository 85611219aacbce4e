import type { ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { AUDIT, type AuditMark } from '@/audit/recording/audit.decorators';
import type { Principal } from '@/http/access/principal';

/** Returns the caller of a request that changes something. Null for reads and for public routes. */
export function changingPrincipal(reflector: Reflector, context: ExecutionContext): Principal | null {
  const { user: principal } = context.switchToHttp().getRequest<{ user?: Principal }>();
  const mark = reflector.get<AuditMark | undefined>(AUDIT, context.getHandler());
  return principal && mark && mark.action !== 'READ' ? principal : null;
}
