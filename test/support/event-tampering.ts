import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { SealedRow, Tampering, Target } from './database-tampering';
import type { Random } from './random';

/** These would refuse much of it at once. The owner of the database can drop them. */
export const WITHOUT_CHECKS = `
  ALTER TABLE audit_logs DROP CONSTRAINT audit_logs_action_check, DROP CONSTRAINT audit_logs_actor_type_check,
    DROP CONSTRAINT audit_logs_event_check`;

const EDITS = [
  `jsonb_set(event::jsonb, '{data}', '{"amount": 1}')`,
  `jsonb_set(event::jsonb, '{targets,0,id}', '"forged"')`,
  `jsonb_set(event::jsonb, '{targets,0,name}', '"Eve"')`,
  `jsonb_set(event::jsonb, '{targets}', '[]')`,
  `jsonb_set(event::jsonb, '{receivedAt}', '"2026-01-01T00:00:00.000Z"')`,
  `jsonb_set(event::jsonb, '{reportedBy,id}', to_jsonb(gen_random_uuid()))`,
  `jsonb_set(event::jsonb, '{organizationId}', to_jsonb(gen_random_uuid()))`,
  `event::jsonb - 'data'`,
  'NULL',
];

/** Ways to tamper with events of the application. */
export const EVENT_WAYS: ((random: Random, target: Target) => Tampering)[] = [
  (random, { rows }) => {
    const { sequence } = random.pick(rows.filter(isEvent));
    const edit = random.pick(EDITS);
    return { name: `event: ${edit}`, sequence, statements: [set(sequence, `event = (${edit})::json`)] };
  },
  (random, { rows }) => {
    const { sequence } = random.pick(rows.filter((row) => !isEvent(row)));
    const { event, action } = random.pick(rows.filter(isEvent)).columns;
    const assignments = `event = '${event}', action = '${action}', resource_type = 'event'`;
    return { name: 'pass an entry off as an event', sequence, statements: [set(sequence, assignments)] };
  },
  (random, { rows }) => {
    const { sequence } = random.pick(rows.filter(isEvent));
    const assignments = `event = NULL, action = 'CREATE', resource_type = 'user'`;
    return { name: 'pass an event off as an entry', sequence, statements: [set(sequence, assignments)] };
  },
  (random, { rows }) => {
    const row = random.pick(rows.filter(({ personal }) => personal.shared?.salt !== undefined));
    return { name: 'erase an event without an erasure', sequence: row.sequence, statements: [fakeErasure(row)] };
  },
];

const isEvent = ({ columns }: SealedRow): boolean => columns.event !== null;

function set(sequence: number, assignments: string): string {
  return `UPDATE audit_logs SET ${assignments} WHERE sequence = ${sequence}`;
}

/** Erases the data of an event as the service does, but without the entry of the erasure. */
function fakeErasure({ sequence, columns, personal }: SealedRow): string {
  const { subjects, paths, salt } = personal.shared!;
  const event = JSON.parse(columns.event!) as { data: unknown };
  const text = canonicalize({ salt, values: { 'event.data': event.data } })!;
  const commitment = createHash('sha256').update(text).digest('hex');
  const groups = { ...personal, shared: { subjects, paths, commitment } };
  const erased = { ...event, data: `${subjects![0]}@erased.invalid` };
  return set(sequence, `event = '${JSON.stringify(erased)}', personal = '${JSON.stringify(groups)}'`);
}
