import { type CallHandler, type ExecutionContext } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { Reflector } from '@nestjs/core';
import { lastValueFrom, type Observable, of, tap, throwError, toArray } from 'rxjs';
import { type AuditNote, NoteForAudit } from '@/audit/recording/audit-note.decorator';
import { Audit } from '@/audit/recording/audit.decorators';
import { AuditInterceptor } from '@/audit/recording/audit.interceptor';
import type { AuditOrigin, AuditWriter, NewEntry } from '@/audit/recording/audit.writer';
import { type AppConfig, loadConfig } from '@/config/config';
import type { UnitOfWork } from '@/database/transaction/unit-of-work';

class Routes {
  @Audit('audit_log', 'READ', { alwaysRecorded: true })
  export(@NoteForAudit() note: AuditNote): AuditNote {
    return note;
  }

  @Audit('user', 'READ')
  list(): string[] {
    return [];
  }
}

describe('The entry of a read', () => {
  let written: [NewEntry, AuditOrigin][];
  let request: object;

  beforeEach(() => {
    written = [];
    request = {
      id: 'request-1',
      clientAddress: '192.0.2.1',
      method: 'GET',
      headers: {},
      params: {},
      routeOptions: { url: '/api/admin/audit-logs/export', config: {} },
      user: { type: 'user', id: 'u1', email: 'ann@example.com' },
    };
  });

  const contextOf = (handler: unknown) =>
    ({
      getHandler: () => handler,
      getClass: () => Routes,
      switchToHttp: () => ({ getRequest: () => request }),
    }) as unknown as ExecutionContext;

  /** All that comes out of the interceptor where the handler gives these values. */
  function valuesOf(
    name: 'export' | 'list',
    values: Observable<unknown>,
    config: Partial<AppConfig> = {},
    onValue: (value: unknown) => void = () => {},
  ) {
    const writeAlone = (...entry: [NewEntry, AuditOrigin]) => Promise.resolve(void written.push(entry));
    const interceptor = new AuditInterceptor(
      new Reflector(),
      {} as UnitOfWork,
      { writeAlone } as unknown as AuditWriter,
      { ...loadConfig({}), ...config },
    );
    const next: CallHandler<unknown> = { handle: () => values };
    const handler: unknown = Reflect.get(Routes.prototype, name);
    return lastValueFrom(interceptor.intercept(contextOf(handler), next).pipe(tap(onValue), toArray()));
  }

  /** The value that the parameter decorator passes to the handler. */
  function noteOf(): AuditNote {
    const declared = Reflect.getMetadata(ROUTE_ARGS_METADATA, Routes, 'export') as Record<
      string,
      { factory: (data: unknown, context: ExecutionContext) => AuditNote }
    >;
    return Object.values(declared)[0]!.factory(undefined, contextOf(null));
  }

  it('is there where the route asks for it, whatever the configuration, with what the handler noted', async () => {
    const note = noteOf();
    note({ format: 'csv' });
    note({ filters: { action: 'DELETE' } });
    expect(await valuesOf('export', of('an answer'))).toEqual(['an answer']);
    expect(written).toEqual([
      [
        {
          at: expect.any(Date),
          action: 'READ',
          resource: { type: 'audit_log', id: '-', label: 'GET /api/admin/audit-logs/export' },
          changes: { format: { from: null, to: 'csv' }, filters: { from: null, to: { action: 'DELETE' } } },
          outcome: 'SUCCESS',
          organizationId: null,
          person: null,
        },
        {
          actor: { type: 'user', id: 'u1', email: 'ann@example.com' },
          reason: null,
          requestId: 'request-1',
          ip: '192.0.2.1',
          userAgent: null,
        },
      ],
    ]);
  });

  it('is there for other routes where reads are recorded, and only there', async () => {
    await valuesOf('list', of('an answer'));
    expect(written).toEqual([]);
    await valuesOf('list', of('an answer'), { auditReads: true });
    expect(written).toMatchObject([[{ action: 'READ', changes: {} }, {}]]);
  });

  it('is one, before the first of many values', async () => {
    const seen: unknown[] = [];
    const values = await valuesOf('export', of(1, 2, 3), {}, (value) => seen.push([value, written.length]));
    expect([values, seen]).toEqual([
      [1, 2, 3],
      [
        [1, 1],
        [2, 1],
        [3, 1],
      ],
    ]);
    expect(written).toHaveLength(1);
  });

  it('is not there where the handler throws', async () => {
    const failure = throwError(() => new Error('not found'));
    await expect(valuesOf('export', failure)).rejects.toThrow('not found');
    expect(written).toEqual([]);
  });
});
