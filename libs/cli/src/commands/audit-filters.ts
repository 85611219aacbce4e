import type { AdminClient, AuditLogFilters } from 'admin-api-client';
import type { Command } from 'commander';
import { AUDIT_OUTCOMES, AUDIT_RESOURCE_TYPES } from '@/lib/admin/contract/audit-logs';
import { findOrganization } from '../arguments/references';
import { month, type Month, pastTime } from '../arguments/times';
import { listed, separated } from '../arguments/values';
import { usageError } from '../cli-error';
import { anyOf } from './options';

/** Options of the list, the export and the tail of the audit log. */
export interface FilterFlags extends Omit<AuditLogFilters, 'organizationId'> {
  month?: Month;
  organization?: string[];
}

/** Adds the filters of the audit log. `timed`: also those by time. */
export function withFilters(command: Command, { timed }: { timed: boolean }): Command {
  if (timed) {
    command
      .option('--month <month>', 'entries of a month in UTC: 2026-10, or last', month)
      .option('--from <time>', 'from a time on: 7d (ago), 2026-10-01 or ISO 8601', pastTime)
      .option('--to <time>', 'before a time', pastTime);
  }
  command
    .option('--actor-email <email>', 'by this person')
    .option('--actor-id <id>', 'by this user or API key; can be repeated', listed)
    .option('--actor-type <type>', 'user, api_key, system, or a type of your events; can be repeated', separated)
    .option(
      '--action <action>',
      'CREATE, UPDATE, DELETE, READ, or an action of your events; can be repeated',
      separated,
    );
  anyOf(command, '--resource-type <type>', 'about this kind of resource', AUDIT_RESOURCE_TYPES);
  command.option('--resource-id <id>', 'about this resource; can be repeated', listed);
  anyOf(command, '--outcome <outcome>', 'with this outcome', AUDIT_OUTCOMES);
  return command
    .option('--organization <organization>', 'about this organization: id, slug or external id', listed)
    .option('--target-type <type>', 'events with a target of this type; can be repeated', separated)
    .option('--target-id <id>', 'events with this target; can be repeated', listed)
    .option('--request-id <id>', 'of this request')
    .option('--ip <address>', 'from this address')
    .option('--changed <field>', 'that changed this field')
    .option('--search <text>', 'part of the label of the resource');
}

/** Returns the filters of the API. An entry must match all of them. */
export async function filtersOf(client: AdminClient, flags: FilterFlags): Promise<AuditLogFilters> {
  if (flags.month && (flags.from ?? flags.to)) throw usageError('--month excludes --from and --to.', 'Leave one out.');
  const organizations = await Promise.all((flags.organization ?? []).map((text) => findOrganization(client, text)));
  const { actorEmail, actorId, actorType, action, resourceType, resourceId, outcome } = flags;
  const { targetType, targetId, requestId, ip, changed, search } = flags;
  const { from, to } = flags.month ?? flags;
  return {
    actorEmail,
    actorId,
    actorType,
    action,
    resourceType,
    resourceId,
    outcome,
    organizationId: organizations.length === 0 ? undefined : organizations.map(({ id }) => id),
    targetType,
    targetId,
    requestId,
    ip,
    changed,
    search,
    from,
    to,
  };
}

/** Returns whether the filters leave something out. */
export function isFiltered(filters: AuditLogFilters): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}
