import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { UserRole } from '@/lib/admin/contract/users';

/** The user of a request, as read from the database for this request. */
export interface Principal {
  id: string;
  email: string;
  role: UserRole;
  sessionId: string;
}

/** Injects the signed-in user. Not for public routes. */
export const CurrentPrincipal = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal => context.switchToHttp().getRequest<{ user: Principal }>().user,
);
