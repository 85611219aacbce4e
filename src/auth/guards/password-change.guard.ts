import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Principal } from '@/http/access/principal';
import { BEFORE_PASSWORD_CHANGE } from '@/http/access/public.decorator';
import { PasswordChangeRequired } from '../auth.errors';

/** Refuses users who must change their password first, on every route without `@BeforePasswordChange`. */
@Injectable()
export class PasswordChangeGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  /** @throws PasswordChangeRequired */
  canActivate(context: ExecutionContext): boolean {
    const { user: principal } = context.switchToHttp().getRequest<{ user?: Principal }>();
    const isOpen = this.reflector.get<boolean | undefined>(BEFORE_PASSWORD_CHANGE, context.getHandler());
    if (principal?.type === 'user' && principal.mustChangePassword && !isOpen) {
      throw new PasswordChangeRequired();
    }
    return true;
  }
}
