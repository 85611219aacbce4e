import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { CreateRole, UpdateRole } from '@/lib/admin/contract/roles';
import { databaseClock } from '@/database/connection/database-clock';
import { InjectAudited } from '@/database/database.module';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AdminAccess } from '@/http/access/admin-access';
import type { Principal } from '@/http/access/principal';
import type { Page } from '@/http/envelope/page';
import { orThrow } from '@/http/errors/or-throw';
import { assertMatches, type Precondition } from '@/http/etag/if-match';
import { hasOneOf } from '@/pagination/filters';
import { findPage } from '@/pagination/find-page';
import { TextSearch } from '@/pagination/text-search';
import { AccessLock } from './access-lock.service';
import type { RoleQueryDto } from './dto/role-query.dto';
import { PrivilegesService } from './privileges.service';
import { RoleEntity } from './role.entity';
import { BuiltInRoleFixed, OwnRole, RoleInUse, RoleNotFound } from './roles.errors';

const IN_USE = `
  SELECT FROM users WHERE custom_role = $1 UNION ALL SELECT FROM deleted_users WHERE custom_role = $1 LIMIT 1`;

@Injectable()
export class RolesService {
  private readonly search = new TextSearch(() => this.roles.rows);

  constructor(
    @InjectAudited(RoleEntity) private readonly roles: AuditedRepository<RoleEntity>,
    private readonly unitOfWork: UnitOfWork,
    private readonly access: AccessLock,
    private readonly privileges: PrivilegesService,
    private readonly caller: AdminAccess,
  ) {}

  async list(query: RoleQueryDto): Promise<Page<RoleEntity>> {
    return findPage<RoleEntity>({
      name: 'roles',
      rows: this.roles.rows,
      paging: query,
      sort: query.sort,
      filters: {
        search: await this.search.filter(query.search),
        permission: hasOneOf('permissions', query.permission),
      },
    });
  }

  /** @throws RoleNotFound */
  async get(id: string): Promise<RoleEntity> {
    return orThrow(await this.roles.findById(id), RoleNotFound);
  }

  /** @throws PrivilegeRequired if the caller lacks one of the permissions, RoleNameTaken */
  async create({ name, description = null, permissions }: CreateRole, actor: Principal): Promise<RoleEntity> {
    await this.privileges.assertCovers(actor, permissions);
    const now = databaseClock.now();
    return this.roles.insert(
      Object.assign(new RoleEntity(), {
        id: uuidv7(),
        name,
        description,
        permissions,
        builtIn: false,
        createdAt: now,
        updatedAt: now,
        version: 1,
      }),
    );
  }

  /**
   * Changes a role. The next request of each user with this role has the new permissions.
   * @throws RoleNotFound, BuiltInRoleFixed, PrivilegeRequired if the caller lacks one of the old or the new permissions,
   * StaleVersion, OwnRole
   */
  async update(id: string, changes: UpdateRole, actor: Principal, precondition: Precondition): Promise<RoleEntity> {
    const role = await this.lock(id, actor);
    assertMatches(precondition, role);
    const { permissions = role.permissions } = changes;
    await this.privileges.assertCovers(actor, permissions);
    // The check at the end of the transaction will see this change, which could give back what the caller has just lost.
    await this.caller.assertStillAllowed(actor);
    const isOwn = actor.type === 'user' && actor.role === role.name;
    if (isOwn && role.permissions.some((permission) => !permissions.includes(permission))) {
      throw new OwnRole();
    }
    return this.roles.update(role, { ...changes });
  }

  /** @throws RoleNotFound, BuiltInRoleFixed, PrivilegeRequired, StaleVersion, RoleInUse */
  async delete(id: string, actor: Principal, precondition: Precondition): Promise<void> {
    const role = await this.lock(id, actor);
    assertMatches(precondition, role);
    // A request that gives the role to a user locks its row. This one holds the lock now, so nobody gives the role any more.
    const [user] = await this.unitOfWork.query(IN_USE, [role.name]);
    if (user) {
      throw new RoleInUse();
    }
    await this.roles.remove([role]);
  }

  /** Locks a role against changes and against use. Changes in flight that use its permissions end first. */
  private async lock(id: string, actor: Principal): Promise<RoleEntity> {
    await this.access.take();
    const role = orThrow(await this.roles.lockById(id), RoleNotFound);
    if (role.builtIn) {
      throw new BuiltInRoleFixed();
    }
    await this.privileges.assertCovers(actor, role.permissions);
    return role;
  }
}
