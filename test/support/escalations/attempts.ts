import type { Permission } from '@/lib/admin/contract/permissions';
import type { World } from './world';

/** Callers of the attempts: a built-in role, the permissions of a custom role, or those of an API key. */
export const CALLERS = {
  admin: 'admin',
  support: 'support',
  auditor: 'auditor',
  /** Everything but settings, the audit log and deleting organizations: the routes are open, the privilege rule decides. */
  manager: [
    ...(['users:read', 'users:write', 'users:delete', 'users:erase', 'users:roles', 'users:passwords'] as const),
    ...(['sessions:read', 'sessions:revoke', 'organizations:read', 'organizations:write'] as const),
    ...(['members:read', 'members:write', 'invitations:read', 'invitations:write'] as const),
    ...(['api-keys:read', 'api-keys:write', 'roles:read', 'roles:write'] as const),
  ],
  reader: ['organizations:read', 'sessions:read'],
  exporter: ['audit-logs:export', 'settings:read'],
  reporter: ['audit-viewers:write', 'audit-logs:read'],
  /** A token that sees one organization. */
  viewer: ['audit-logs:view'],
  key: [
    ...(['users:read', 'users:write', 'users:delete', 'users:erase', 'users:roles'] as const),
    ...(['sessions:read', 'sessions:revoke', 'organizations:read', 'api-keys:read', 'roles:read'] as const),
  ],
} satisfies Record<string, string | Permission[]>;

export type CallerName = keyof typeof CALLERS;

/** The caller of one attempt, who is nobody else's. */
export interface Me {
  id: string;
  token: string;
  /** Name and id of the role. Those of a key are empty. */
  role: string;
  roleId: string;
  /** Gives the caller's role, or key, other permissions. */
  narrowTo: (...permissions: Permission[]) => Promise<unknown>;
}

export interface Sent {
  method: string;
  path: string;
  body?: unknown;
  /** A body that no object gives. */
  text?: string;
  headers?: Record<string, string>;
  /** Runs after the service has let the request in, and before the end of its body arrives. */
  meanwhile?: () => Promise<unknown>;
}

export interface Attempt {
  name: string;
  by: CallerName;
  /**
   * Status with reason or code, and the permission that the refusal names: `403 PERMISSION_REQUIRED users:roles`. Several if
   * each of them is right.
   */
  refusal: string | string[];
  send: (world: World, me: Me) => Sent | Promise<Sent>;
}

type Send = Attempt['send'];

/** Lists attempts of one caller with one refusal: sentences, and what is sent. */
export function attempts(by: CallerName, refusal: Attempt['refusal'], sent: Record<string, Send>): Attempt[] {
  return Object.entries(sent).map(([name, send]) => ({ name: `${by}: ${name}`, by, refusal, send }));
}

export const post = (path: string, body?: unknown): Sent => ({ method: 'POST', path, body });
export const patch = (path: string, body: unknown): Sent => ({ method: 'PATCH', path, body });
export const del = (path: string): Sent => ({ method: 'DELETE', path });
export const get = (path: string): Sent => ({ method: 'GET', path });

export const USERS = '/api/admin/users';
export const ROLES = '/api/admin/roles';
export const KEYS = '/api/admin/api-keys';
export const SETTINGS = '/api/admin/settings';
export const LOG = '/api/admin/audit-logs';
