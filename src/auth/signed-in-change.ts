import type { ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { AUDIT, type AuditMark } from '@/audit/recording/audit.decorators';
import type { Principal } from '@/http/routing/principal';
import { ANY_ROLE } from '@/http/routing/public.decorator';

/** A change that a signed-in user requests. */
interface SignedInChange {
  user: Principal;
  /** Whether only admins may use the route. */
  asAdmin: boolean;
}

/** Returns null for reads and for public routes. */
export function signedInChange(reflector: Reflector, context: ExecutionContext): SignedInChange | null {
  const { user } = context.switchToHttp().getRequest<{ user?: Principal }>();
  const mark = reflector.get<AuditMark | undefined>(AUDIT, context.getHandler());
  if (!user || !mark || mark.action === 'READ') {
    return null;
  }
  const targets = [context.getHandler(), context.getClass()];
  return { user, asAdmin: reflector.getAllAndOverride<boolean | undefined>(ANY_ROLE, targets) !== true };
}
