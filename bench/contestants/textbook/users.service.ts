import { Injectable, NotFoundException } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { IncomingHttpHeaders } from 'node:http';
import { DataSource, type EntityManager, ILike, Repository } from 'typeorm';
import { AuditLog } from './audit-log.entity';
import type { CreateUserDto, UpdateUserDto, UserQueryDto } from './user.dto';
import { User } from './user.entity';

export interface AuthenticatedRequest {
  user: User;
  ip: string;
  headers: IncomingHttpHeaders;
}

@Injectable()
export class UsersService {
  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    private readonly dataSource: DataSource,
  ) {}

  async findAll({ page, limit, search }: UserQueryDto): Promise<object> {
    const [data, total] = await this.users.findAndCount({
      where: search ? [{ email: ILike(`%${search}%`) }, { name: ILike(`%${search}%`) }] : {},
      order: { createdAt: 'DESC', id: 'DESC' },
      skip: (page - 1) * limit,
      take: limit,
    });
    return { data, meta: { page, limit, total } };
  }

  async findOne(id: string): Promise<User> {
    const user = await this.users.findOneBy({ id });
    if (!user) {
      throw new NotFoundException('User not found');
    }
    return user;
  }

  create(dto: CreateUserDto, request: AuthenticatedRequest): Promise<User> {
    return this.dataSource.transaction(async (manager) => {
      const user = await manager.save(manager.create(User, dto));
      await this.audit(manager, 'CREATE', user, dto, {}, request);
      return user;
    });
  }

  update(id: string, dto: UpdateUserDto, request: AuthenticatedRequest): Promise<User> {
    return this.dataSource.transaction(async (manager) => {
      const user = await manager.findOneBy(User, { id });
      if (!user) {
        throw new NotFoundException('User not found');
      }
      const before = Object.assign({}, user);
      const saved = await manager.save(Object.assign(user, dto));
      await this.audit(manager, 'UPDATE', saved, dto, before, request);
      return saved;
    });
  }

  private async audit(
    manager: EntityManager,
    action: string,
    user: User,
    after: object,
    before: Partial<User>,
    { user: actor, ip, headers }: AuthenticatedRequest,
  ): Promise<void> {
    const changes = Object.entries(after).map(([field, to]) => [
      field,
      { from: before[field as keyof User] ?? null, to: to as unknown },
    ]);
    await manager.save(
      manager.create(AuditLog, {
        action,
        resourceType: 'user',
        resourceId: user.id,
        resourceLabel: user.email,
        actorId: actor.id,
        actorEmail: actor.email,
        changes: Object.fromEntries(changes) as object,
        ip,
        userAgent: headers['user-agent'],
      }),
    );
  }
}
