import type { Invited } from './random-invitations';
import type { Person } from './random-people';
import type { KnownRole } from './random-roles';

export interface Known {
  id: string;
  version: number;
}

export interface Deleted extends Known {
  noun: string;
  path: string;
  known: Known[];
}

/** The clients' shared knowledge of the service, which may be out of date. */
export interface World {
  users: Known[];
  organizations: Known[];
  /** Paths of what was deleted, and who knew it. */
  deleted: Deleted[];
  members: (readonly [organizationId: string, userId: string])[];
  people: Person[];
  invitations: Invited[];
  roles: KnownRole[];
  /** Ids, also of revoked keys. */
  apiKeys: string[];
  adminId: string;
  adminToken: string;
  /** How often each operation was answered how, e.g. `PATCH user 200`. */
  answers: Record<string, number>;
  /** For what must be new. */
  serial: number;
  /** How often somebody has used a session. */
  turn: number;
}

export function newWorld(adminId: string, adminToken: string): World {
  return {
    users: [],
    organizations: [],
    deleted: [],
    members: [],
    people: [],
    invitations: [],
    roles: [],
    apiKeys: [],
    adminId,
    adminToken,
    answers: {},
    serial: 0,
    turn: 0,
  };
}
