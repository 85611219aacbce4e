import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Json } from '@/lib/admin/contract/envelope';

const notes = new WeakMap<object, Record<string, Json>>();

/** Adds to what the entry of a read tells, e.g. the format and the filters of an export. Nothing personal. */
export type AuditNote = (details: Record<string, Json>) => void;

/** For handlers of reads. What is noted before the answer goes out is in `changes` of the entry, each with `from: null`. */
export const NoteForAudit = createParamDecorator((_: unknown, context: ExecutionContext): AuditNote => {
  const request = context.switchToHttp().getRequest<object>();
  return (details) => void notes.set(request, { ...notes.get(request), ...details });
});

/** What was noted of a request so far. */
export function notesOf(request: object): Record<string, Json> {
  return notes.get(request) ?? {};
}
