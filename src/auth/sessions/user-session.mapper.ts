import type { Principal } from '@/http/access/principal';
import type { UserSessionDto } from '../dto/user-session.dto';
import type { SessionEntity } from './session.entity';

export function toUserSessionDto(session: SessionEntity, caller: Principal): UserSessionDto {
  return {
    id: session.id,
    createdAt: session.createdAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    ip: session.ip,
    userAgent: session.userAgent,
    current: caller.type === 'user' && session.id === caller.sessionId,
  };
}
