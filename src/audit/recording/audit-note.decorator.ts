import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Json } from '@/lib/admin/contract/envelope';

const notes = new WeakMap<object, Record<string, Json>>();

/** Adds details to the audit entry of a read, such as a filter. They must not contain personal data. */
export type AuditNote = (details: Record<string, Json>) => void;

/** Injects an `AuditNote` into the handler of a read. Its details appear in `changes` of the entry with `from: null`. */
export const NoteForAudit = createParamDecorator((_: unknown, context: ExecutionContext): AuditNote => {
  const request = context.switchToHttp().getRequest<object>();
  return (details) => void notes.set(request, { ...notes.get(request), ...details });
});

/** Returns the details noted for a request so far. */
export function notesOf(request: object): Record<string, Json> {
  return notes.get(request) ?? {};
}
