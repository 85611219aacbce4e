import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Permission } from '@/lib/admin/contract/permissions';
import { REQUIRED_PERMISSION } from '../routing/markers';

export const PERMISSION = 'admin-api:permission';
export const ANY_PERMISSION = 'admin-api:any-permission';

/** Declares the permissions of a route, all of which it needs. Every route under `/api/admin` has one. The document shows them. */
export const RequiresPermission = (...permissions: [Permission, ...Permission[]]) =>
  applyDecorators(
    SetMetadata<string, Permission[]>(PERMISSION, permissions),
    ApiExtension(REQUIRED_PERMISSION, permissions.join(' ')),
  );

export const VIEWERS_TOO = 'admin-api:viewers-too';

/** Opens a route of the audit log to audit viewers. The service narrows what they see; see `visibleTo`. */
export const ViewersToo = () => SetMetadata(VIEWERS_TOO, true);

/** Opens a route to every caller with at least one permission. */
export const AnyPermission = () => SetMetadata(ANY_PERMISSION, true);
