import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import type { PersonalGroups } from '@/lib/admin/contract/audit-seals';
import type { Random } from './sealed-log';

type Edit = (entry: AuditLog, personal: PersonalGroups, random: Random) => boolean;

/** An entry whose members may become anything. */
type Loose = Record<string, unknown> & { resource: Record<string, unknown>; actor: Record<string, unknown> } & {
  changes: Record<string, unknown>;
};

const set =
  (change: (entry: Loose) => void): Edit =>
  (entry) => {
    change(entry as unknown as Loose);
    return true;
  };

const inEvent =
  (change: (event: NonNullable<AuditLog['event']>) => void): Edit =>
  ({ event }) => {
    if (event) change(event);
    return event !== undefined;
  };

const OTHER_ID = '00000000-0000-4000-8000-000000000000';

/** One for every member of an entry and of its personal groups. Each says whether there was something to edit. */
export const ENTRY_EDITS: Record<string, Edit> = {
  id: set((entry) => (entry.id = OTHER_ID)),
  occurredAt: set((entry) => (entry.occurredAt = '2026-08-20T10:00:00.124Z')),
  action: set((entry) => (entry.action = entry.action === 'READ' ? 'UPDATE' : 'READ')),
  'resource.type': set((entry) => (entry.resource.type = 'session')),
  'resource.id': set((entry) => (entry.resource.id = `${String(entry.resource.id)}0`)),
  'resource.label': set((entry) => (entry.resource.label = `${String(entry.resource.label)} `)),
  'actor.type': set((entry) => (entry.actor.type = entry.actor.type === 'user' ? 'system' : 'user')),
  'actor.id': set((entry) => (entry.actor.id = OTHER_ID)),
  'actor.email': set((entry) => (entry.actor.email = `${String(entry.actor.email)}x`)),
  'actor.name': set((entry) => (entry.actor.name = `${String(entry.actor.name)}x`)),
  'no actor.name': (entry) => entry.actor.name !== undefined && delete entry.actor.name,
  outcome: set((entry) => (entry.outcome = entry.outcome === 'SUCCESS' ? 'DENIED' : 'SUCCESS')),
  reason: set((entry) => (entry.reason = entry.reason === null ? 'because' : null)),
  requestId: set((entry) => (entry.requestId = entry.requestId === null ? '' : null)),
  ip: set((entry) => (entry.ip = '10.0.0.1')),
  userAgent: set((entry) => (entry.userAgent = entry.userAgent === null ? 'x' : null)),
  'a change': (entry, _, random) => {
    const fields = Object.keys(entry.changes);
    const field = fields[Math.floor(random() * fields.length)];
    if (field === undefined) return false;
    entry.changes[field] = { from: 'other', to: 'values' };
    return true;
  },
  'a new change': set((entry) => (entry.changes.plan = { from: 'free', to: 'pro' })),
  'the name of a change': (entry) => {
    const [field] = Object.keys(entry.changes);
    if (field === undefined) return false;
    const { [field]: change, ...others } = entry.changes;
    entry.changes = { ...others, [`${field}_`]: change! };
    return true;
  },
  'another member': set((entry) => (entry.note = 1)),
  'no reason': set((entry) => delete entry.reason),
  'a number for a text': set((entry) => (entry.action = 5)),
  'a salt': (_, { actor }) => {
    if (actor?.salt === undefined) return false;
    actor.salt = actor.salt.startsWith('A') ? `B${actor.salt.slice(1)}` : `A${actor.salt.slice(1)}`;
    return true;
  },
  'a subject': (_, { actor }) => {
    if (actor) actor.subject = OTHER_ID;
    return actor !== undefined;
  },
  'the order of paths': (_, { actor }) =>
    actor !== undefined && actor.paths.length > 1 && actor.paths.reverse().length > 1,
  'a path less': (_, { actor }) => actor?.paths.pop() !== undefined,
  'a path more': (_, { actor }) => actor !== undefined && actor.paths.push('changes.metadata') > 0,
  'a group less': (_, personal) => personal.actor !== undefined && delete personal.actor,
  'a commitment': (_, { resource }) => {
    if (resource?.commitment === undefined) return false;
    resource.commitment = 'ab'.repeat(32);
    return true;
  },
  'an erased value': (entry, { resource }) => {
    if (resource?.commitment === undefined) return false;
    entry.resource.label = 'somebody else';
    return true;
  },
  'no event': (entry) => entry.event !== undefined && delete entry.event,
  'another event': (entry) => {
    if (entry.event) return false;
    entry.event = { receivedAt: '', reportedBy: { type: 'user', id: '' }, targets: [], data: {} };
    return true;
  },
  'the time of receipt': inEvent((event) => (event.receivedAt = '2026-08-20T10:00:01.001Z')),
  'the reporter': inEvent(({ reportedBy }) => (reportedBy.id = OTHER_ID)),
  'the name of the reporter': inEvent(({ reportedBy }) => delete reportedBy.name),
  'a target': inEvent(({ targets }) => (targets[0]!.id = 'other')),
  'the name of a target': inEvent(({ targets }) => (targets[0]!.name = 'Somebody else')),
  'a target less': inEvent(({ targets }) => targets.pop()),
  'the order of targets': inEvent(({ targets }) => targets.reverse()),
  'the organization of an event': inEvent((event) => (event.organizationId = OTHER_ID)),
  'the data': inEvent((event) => (event.data = { amount: 1 })),
  'a member of the event': inEvent((event) => Object.assign(event, { note: 1 })),
  'a subject less': (_, { shared }) => shared?.subjects.pop() !== undefined,
  'the order of subjects': (_, { shared }) =>
    shared !== undefined && shared.subjects.length > 1 && shared.subjects.reverse().length > 1,
  'a shared commitment': (_, { shared }) => {
    if (shared?.commitment === undefined) return false;
    shared.commitment = 'ab'.repeat(32);
    return true;
  },
  'a shared value that is erased': (entry, { shared }) => {
    if (shared?.commitment === undefined || !entry.event) return false;
    entry.event.data = 'somebody else';
    return true;
  },
  'a group of targets less': (_, personal) => personal.targets !== undefined && delete personal.targets,
  'an erased change': (entry, { resource }) => {
    if (resource?.commitment === undefined) return false;
    if (!entry.changes.name) return false;
    entry.changes.name = { from: entry.changes.name.from, to: 'somebody else' };
    return true;
  },
};
