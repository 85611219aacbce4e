import { Injectable } from '@nestjs/common';
import type { Permission } from '@/lib/admin/contract/permissions';
import { toUserDto } from '@/users/user.mapper';
import type { UserSession } from '../auth.service';
import type { CurrentSessionDto, LoginResultDto } from '../dto/session.dto';
import { TokenService } from '../tokens/token.service';

@Injectable()
export class SessionMapper {
  constructor(private readonly tokens: TokenService) {}

  toLoginResultDto({ user, session }: UserSession): LoginResultDto {
    return { token: this.tokens.sign(session), expiresAt: session.expiresAt.toISOString(), user: toUserDto(user) };
  }

  toCurrentSessionDto({ user, session }: UserSession, permissions: Permission[]): CurrentSessionDto {
    return {
      user: toUserDto(user),
      session: {
        id: session.id,
        createdAt: session.createdAt.toISOString(),
        expiresAt: session.expiresAt.toISOString(),
      },
      permissions,
    };
  }
}
