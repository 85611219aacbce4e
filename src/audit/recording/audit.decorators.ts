import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { AuditAction, AuditResourceType } from '@/lib/admin/contract/audit-logs';
import { AUDIT_REASON } from '@/openapi/headers';
import { RouteFacts } from '@/http/routing/route-config.decorator';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The audit mark of the route. Undefined if no route matches the path. */
    audit?: AuditMark;
  }
}

export const AUDIT = 'admin-api:audit';
const AUDITED = 'admin-api:audited';

/** The resource and action that a route stands for in the audit log. */
export interface AuditMark {
  resource: AuditResourceType;
  action: AuditAction;
  /** For reads: writes an entry even if `AUDIT_READS` is off. */
  alwaysRecorded?: boolean;
  /** For reads: the handler writes the entry itself. */
  writesOwnEntry?: boolean;
  /** For updates: the route creates the resource if there is none. */
  orCreates?: boolean;
}

/**
 * Declares what a route does. Every route under `/api` has this decorator. A route that changes something runs in a
 * transaction, and its changes are audited. The router config holds the mark too, because a request can be refused before
 * Nest knows its handler.
 */
export const Audit = (
  resource: AuditResourceType,
  action: AuditAction,
  options: Pick<AuditMark, 'alwaysRecorded' | 'writesOwnEntry' | 'orCreates'> = {},
) => {
  const mark: AuditMark = { resource, action, ...options };
  return applyDecorators(
    SetMetadata<string, AuditMark>(AUDIT, mark),
    RouteFacts({ audit: mark }),
    ...(action === 'READ' ? [] : [ApiHeader(AUDIT_REASON)]),
  );
};

/** Describes how an entity appears in the audit log. It is an allow-list: other fields are never recorded. */
export interface AuditedEntity<E> {
  type: AuditResourceType;
  /** Returns a readable name of the row. */
  label: (row: E) => string;
  /** Returns the audited fields with their values as the API shows them. */
  fields: (row: E) => Record<string, unknown>;
  /** Returns fields whose values are never recorded, only that they changed. Null means that no value is set. */
  secrets?: (row: E) => Record<string, string | null>;
  /** Returns the id of the organization that the row belongs to, or null if this row belongs to none. */
  organizationId?: (row: E) => string | null;
  /** Set if the entity is about a person, whose values in the log can be erased. The label is one of them. */
  person?: {
    /** Returns the id of the user. */
    id: (row: E) => string;
    /** The audited fields that tell something about the person. */
    fields: readonly string[];
    /** The fields that hold an email address of the person. An erasure searches every store for these addresses. */
    addresses?: readonly string[];
    /** Whether the label is an email address of the person. */
    isLabelAddress?: boolean;
  };
}

const descriptions: Pick<AuditedEntity<object>, 'type' | 'person'>[] = [];

/** Declares how an entity appears in the audit log, at the entity. */
export function Audited<E extends object>(description: AuditedEntity<E>): (target: new () => E) => void {
  return (target) => {
    Reflect.defineMetadata(AUDITED, description, target);
    descriptions.push(description as AuditedEntity<object>);
  };
}

/** Returns the places of email addresses in entries, as the entities declare them. */
export function declaredAddresses(): { labels: string[]; fields: { type: string; field: string }[] } {
  return {
    labels: descriptions.filter(({ person }) => person?.isLabelAddress).map(({ type }) => type),
    fields: descriptions.flatMap(({ type, person }) => (person?.addresses ?? []).map((field) => ({ type, field }))),
  };
}

/** @throws Error if the entity has no description: fail closed. */
export function auditedEntity(target: abstract new () => object): AuditedEntity<object> {
  const description = Reflect.getMetadata(AUDITED, target) as AuditedEntity<object> | undefined;
  if (!description) {
    throw new Error(`${target.name} has no @Audited description`);
  }
  return description;
}
