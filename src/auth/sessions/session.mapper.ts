import { Injectable } from '@nestjs/common';
import { type Permission, ROLE_PERMISSIONS } from '@/lib/admin/contract/permissions';
import { UserMapper } from '@/users/user.mapper';
import type { UserSession } from '../auth.service';
import type { CurrentSessionDto, LoginResultDto } from '../dto/session.dto';
import { TokenService } from '../tokens/token.service';

@Injectable()
export class SessionMapper {
  constructor(
    private readonly tokens: TokenService,
    private readonly users: UserMapper,
  ) {}

  async toLoginResultDto({ user, session }: UserSession): Promise<LoginResultDto> {
    return {
      token: this.tokens.sign(session),
      expiresAt: session.expiresAt.toISOString(),
      user: await this.users.toDto(user),
    };
  }

  async toCurrentSessionDto({ user, session }: UserSession, permissions: Permission[]): Promise<CurrentSessionDto> {
    return {
      user: await this.users.toDto(user),
      session: {
        id: session.id,
        createdAt: session.createdAt.toISOString(),
        expiresAt: session.expiresAt.toISOString(),
      },
      permissions: ROLE_PERMISSIONS.filter((permission) => permissions.includes(permission)),
    };
  }
}
