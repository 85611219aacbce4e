import type { PasswordResetDto } from '../dto/password-reset.dto';
import type { IssuedPasswordReset } from './password-reset-links.service';

export function toPasswordResetDto({ reset, resetUrl }: IssuedPasswordReset): PasswordResetDto {
  return { userId: reset.userId, resetUrl, expiresAt: reset.expiresAt.toISOString() };
}
