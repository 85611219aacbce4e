import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { UserRole } from '@/lib/admin/contract/users';

/** Who a request comes from, as the database knows them at this very request. */
export interface Principal {
  id: string;
  email: string;
  role: UserRole;
  sessionId: string;
}

/** The signed-in user of the request, on routes that are not public. */
export const CurrentPrincipal = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal => context.switchToHttp().getRequest<{ user: Principal }>().user,
);
