import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { AuditAction, AuditResourceType } from '@/lib/admin/contract/audit-logs';
import { AUDIT_REASON } from '@/openapi/headers';
import { RouteFacts } from '@/http/routing/route-config.decorator';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route does; a path that the API does not have has none. */
    audit?: AuditMark;
  }
}

export const AUDIT = 'admin-api:audit';
const AUDITED = 'admin-api:audited';

/** What a route does, in the words of the audit log. */
export interface AuditMark {
  resource: AuditResourceType;
  action: AuditAction;
  /** Of a read: it leaves an entry whether `AUDIT_READS` is set or not. */
  alwaysRecorded?: boolean;
  /** Of a read: its handler writes the entry itself. */
  writesOwnEntry?: boolean;
}

/**
 * Says what a route does; every route under `/api` does. One that changes something has its transaction and its audit
 * scope from it. The router is told too, for what is refused before its handler is known.
 */
export const Audit = (
  resource: AuditResourceType,
  action: AuditAction,
  options: Pick<AuditMark, 'alwaysRecorded' | 'writesOwnEntry'> = {},
) => {
  const mark: AuditMark = { resource, action, ...options };
  return applyDecorators(
    SetMetadata<string, AuditMark>(AUDIT, mark),
    RouteFacts({ audit: mark }),
    ...(action === 'READ' ? [] : [ApiHeader(AUDIT_REASON)]),
  );
};

/** How an entity appears in the audit log. Nothing that is not listed here can get in. */
export interface AuditedEntity<E> {
  type: AuditResourceType;
  /** What a person knows the row by. */
  label: (row: E) => string;
  /** The audited fields and their values, as the API shows them. */
  fields: (row: E) => Record<string, unknown>;
  /** Fields of which only the fact of a change is told, never a value. Null means that there is none. */
  secrets?: (row: E) => Record<string, string | null>;
  /** Set if the entity is about a person, whose values in the log can be erased. The label is one of them. */
  person?: {
    /** Returns the id of the user. */
    id: (row: E) => string;
    /** The audited fields that tell something about the person. */
    fields: readonly string[];
    /** Those of `fields` that hold an email address of the person. An erasure searches every store for these addresses. */
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

/** Where email addresses of persons stand in entries, as the entities declare it. */
export function declaredAddresses(): { labels: string[]; fields: { type: string; field: string }[] } {
  return {
    labels: descriptions.filter(({ person }) => person?.isLabelAddress).map(({ type }) => type),
    fields: descriptions.flatMap(({ type, person }) => (person?.addresses ?? []).map((field) => ({ type, field }))),
  };
}

/** @throws Error where the entity does not say how it is audited: fail closed. */
export function auditedEntity(target: abstract new () => object): AuditedEntity<object> {
  const description = Reflect.getMetadata(AUDITED, target) as AuditedEntity<object> | undefined;
  if (!description) {
    throw new Error(`${target.name} has no @Audited description`);
  }
  return description;
}
