import type { UserSessionDto } from '../dto/user-session.dto';
import type { SessionEntity } from './session.entity';

/** @param currentId The session of the caller. */
export function toUserSessionDto(session: SessionEntity, currentId: string): UserSessionDto {
  return {
    id: session.id,
    createdAt: session.createdAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    ip: session.ip,
    userAgent: session.userAgent,
    current: session.id === currentId,
  };
}
