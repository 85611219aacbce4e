import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Permission } from '@/lib/admin/contract/permissions';
import { REQUIRED_PERMISSION } from '../routing/markers';

export const PERMISSION = 'admin-api:permission';
export const ANY_PERMISSION = 'admin-api:any-permission';

/** Declares the permission of a route. Every route under `/api/admin` has it. The document shows it. */
export const RequiresPermission = (permission: Permission) =>
  applyDecorators(
    SetMetadata<string, Permission>(PERMISSION, permission),
    ApiExtension(REQUIRED_PERMISSION, permission),
  );

/** Opens a route to every caller with at least one permission. */
export const AnyPermission = () => SetMetadata(ANY_PERMISSION, true);
