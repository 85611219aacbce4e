import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Permission } from '@/lib/admin/contract/permissions';
import { AdminRoleGuard } from '@/auth/guards/admin-role.guard';
import { Authority } from '@/http/access/authority';
import { AnyRole } from '@/http/access/public.decorator';
import { AnyPermission, RequiresPermission } from '@/http/access/requires-permission.decorator';

class Routes {
  @RequiresPermission('users:write')
  writing(): string {
    return 'for users:write';
  }

  @RequiresPermission('users:read', 'roles:read')
  readingBoth(): string {
    return 'for users:read together with roles:read';
  }

  @AnyPermission()
  anyPermission(): string {
    return 'for any permission';
  }

  @AnyRole()
  anyRole(): string {
    return 'for any role';
  }

  unmarked(): string {
    return 'for nobody';
  }
}

describe('AdminRoleGuard', () => {
  const guard = new AdminRoleGuard(new Reflector());

  function enter(route: keyof Routes, ...permissions: Permission[]) {
    const authority = new Authority(new Set(permissions));
    const context = {
      getHandler: (): unknown => Reflect.get(Routes.prototype, route),
      getClass: () => Routes,
      switchToHttp: () => ({ getRequest: () => ({ user: { authority } }) }),
    };
    return { authority, allowed: guard.canActivate(context as unknown as ExecutionContext) };
  }

  it('lets a caller with the permission in, and remembers that it was used', () => {
    const { allowed, authority } = enter('writing', 'users:read', 'users:write');
    expect([allowed, authority.exercised]).toEqual([true, ['users:write']]);
  });

  it('lets only a caller with every permission in if a route names several, and remembers all of them', () => {
    const { allowed, authority } = enter('readingBoth', 'users:read', 'roles:read');
    expect([allowed, authority.exercised]).toEqual([true, ['users:read', 'roles:read']]);
    for (const held of ['users:read', 'roles:read'] as const) {
      expect(() => enter('readingBoth', held)).toThrow(expect.objectContaining({ reason: 'PERMISSION_REQUIRED' }));
    }
  });

  it('refuses a caller without the permission, or without any', () => {
    expect(() => enter('writing', 'users:read')).toThrow(expect.objectContaining({ reason: 'PERMISSION_REQUIRED' }));
    expect(() => enter('writing')).toThrow('Admin access required');
    expect(() => enter('anyPermission')).toThrow('Admin access required');
  });

  it('lets every caller use a route for any role, and any permission the routes for any permission', () => {
    expect(enter('anyRole').allowed).toBe(true);
    expect(enter('anyPermission', 'roles:read').allowed).toBe(true);
  });

  it('fails on a route that names no permission, whoever asks', () => {
    expect(() => enter('unmarked', 'users:read')).toThrow('Routes.unmarked names no permission');
    expect(() => enter('unmarked')).toThrow('Routes.unmarked names no permission');
  });
});

describe('Authority', () => {
  const of = (...permissions: Permission[]) => new Authority(new Set(permissions));

  it('is refused what it used and does not hold any more', () => {
    const before = of('users:read', 'users:write', 'settings:read');
    before.require('users:write');
    before.cover(['settings:read']);
    expect(before.refusalUnder(of('users:write', 'settings:read'))).toBeNull();
    expect(before.refusalUnder(of('users:write'))).toMatchObject({ reason: 'PRIVILEGE_REQUIRED' });
    expect(before.refusalUnder(of('settings:read'))).toMatchObject({ reason: 'PERMISSION_REQUIRED' });
    expect(before.refusalUnder(of())).toMatchObject({ message: 'Admin access required' });
    expect(of('users:read').refusalUnder(of())).toBeNull();
  });

  it('covers only permissions that it holds', () => {
    expect(() => of('users:write').cover(['users:write', 'roles:write'])).toThrow('You lack roles:write');
  });
});
