import type { Response } from 'supertest';
import type { AuditLog } from '@/lib/admin/contract/audit-logs';
import {
  DETAIL_CODES,
  ERROR_STATUS,
  type ErrorCode,
  type ErrorDetail,
  REASONS_BY_CODE,
} from '@/lib/admin/contract/errors';
import type { TestApp } from './test-app';

/** A well-formed id that nothing has. */
export const UNKNOWN_ID = '01890000-0000-7000-8000-000000000000';
export const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The `ETag` of a version, whatever else is in it. */
export const tagOf = (version: number): string =>
  expect.stringMatching(new RegExp(`^"${version}-[A-Za-z0-9_-]{11}"$`)) as string;

/** Fails unless the answer is this error of the contract, with its status and in its envelope. */
export function expectError(response: Response, code: ErrorCode): void {
  expect({ status: response.status, code: response.body.error?.code }).toEqual({ status: ERROR_STATUS[code], code });
  const { error } = response.body as { error: { reason?: string; details?: ErrorDetail[] } };
  expect(REASONS_BY_CODE[code]).toContain(error.reason);
  expect(response.body).toEqual({
    success: false,
    error: {
      code,
      message: expect.stringMatching(/./),
      requestId: response.headers['x-request-id'],
      reason: error.reason,
      ...(error.details && { details: error.details }),
    },
  });
  for (const detail of error.details ?? []) {
    expect(detail).toEqual({
      field: expect.any(String),
      code: expect.any(String),
      message: expect.stringContaining(detail.field),
    });
    expect(DETAIL_CODES).toContain(detail.code);
  }
}

/** Fails unless the answer is a 400 with exactly one detail for each of these fields. */
export function expectFaults(response: Response, ...fields: string[]): void {
  expectError(response, 'BAD_REQUEST');
  expect(faultsOf(response).map((detail) => detail.field)).toEqual(fields.sort());
}

/** The details of a 400, by field. */
export function faultsOf(response: Response): ErrorDetail[] {
  const details = response.body.error.details as ErrorDetail[];
  return details.sort((a, b) => (a.field < b.field ? -1 : 1));
}

/** The audit entries of a resource, newest first. */
export async function auditOf(service: TestApp, resourceId: string): Promise<AuditLog[]> {
  const response = await service.as().get('/api/admin/audit-logs').query({ resourceId, limit: '100' });
  expect(response.status).toBe(200);
  return response.body.data as AuditLog[];
}

/** How many entries the audit log has. */
export async function auditCount(service: TestApp): Promise<number> {
  const [row] = await service.sql<{ count: number }>('SELECT count(*)::int AS count FROM audit_logs');
  return row!.count;
}

/** Every item of a list, page after page by cursor. */
export async function walk<T>(service: TestApp, path: string, query: Record<string, string>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const response: Response = await service
      .as()
      .get(path)
      .query({ ...query, ...(cursor && { cursor }) });
    expect(response.status).toBe(200);
    items.push(...(response.body.data as T[]));
    cursor = response.body.meta.nextCursor as string | null;
  } while (cursor !== null);
  return items;
}
