import { decodeCursor, encodeCursor, fingerprint } from '@/pagination/cursor';
import { InvalidRequest } from '@/http/errors/errors';

const POSITION = { value: '2026-01-31T12:00:00.000Z', id: '01890a5d-ac96-774b-bcce-b302099a8057', page: 3 };
const BINDING = fingerprint({ list: 'users', sort: '-createdAt' });
const any = () => true;
const isUuid = (id: string) => /^[0-9a-f-]{36}$/.test(id);

function codeOf(cursor: string, binding = BINDING, isValue: (value: string) => boolean = any): string | undefined {
  try {
    decodeCursor(cursor, binding, { isValue, isId: isUuid });
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidRequest);
    const [detail] = (error as InvalidRequest).details ?? [];
    expect(detail?.field).toBe('cursor');
    return detail?.code;
  }
  return undefined;
}

const pack = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

describe('A cursor', () => {
  it('comes back as the position it was made of, whatever text that holds', () => {
    for (const value of [POSITION.value, '', '"', 'Zoë 🦊', 'a'.repeat(300), '\\u0000']) {
      const cursor = encodeCursor({ ...POSITION, value }, BINDING);
      expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(decodeCursor(cursor, BINDING, { isValue: any, isId: any })).toEqual({ ...POSITION, value });
    }
  });

  it('is refused in another list, with other filters or another sort', () => {
    const cursor = encodeCursor(POSITION, BINDING);
    for (const other of [
      { list: 'organizations', sort: '-createdAt' },
      { list: 'users', sort: 'createdAt' },
      { list: 'users', sort: '-createdAt', role: 'admin' },
    ]) {
      expect(codeOf(cursor, fingerprint(other))).toBe('FOREIGN_CURSOR');
    }
  });

  it('is refused where its value is none of the sort column', () => {
    expect(codeOf(encodeCursor(POSITION, BINDING), BINDING, (value) => value === 'x')).toBe('FOREIGN_CURSOR');
  });

  it.each([
    ['nothing', ''],
    ['rubbish', 'AAAA'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['no list', Buffer.from('{"a":1}').toString('base64url')],
    ['an empty list', pack()],
    ['an id that is none', pack(BINDING, 'x', "' OR 1=1", 1)],
    ['no id', pack(BINDING, 'x', null, 1)],
    ['a value that is no text', pack(BINDING, { $gt: '' }, POSITION.id, 1)],
    ['page 0', pack(BINDING, 'x', POSITION.id, 0)],
    ['half a page', pack(BINDING, 'x', POSITION.id, 1.5)],
    ['a page that is a text', pack(BINDING, 'x', POSITION.id, '1')],
    ['a page beyond all integers', pack(BINDING, 'x', POSITION.id, 1e300)],
  ])('is refused that was not given out: %s', (_, cursor) => expect(codeOf(cursor)).toBe('INVALID_CURSOR'));
});

describe('The fingerprint of a list', () => {
  it('does not depend on the order of its parts, nor on what is not set', () => {
    expect(fingerprint({ a: '1', b: '2' })).toBe(fingerprint({ b: '2', c: undefined, a: '1' }));
  });

  it('differs with each part and cannot be mixed up', () => {
    const bindings = [
      { a: '1', b: '2' },
      { a: '12' },
      { a: '1' },
      { b: '1' },
      { a: '1', b: '' },
      {},
      { a: '1","b":"2' },
    ];
    expect(new Set(bindings.map(fingerprint)).size).toBe(bindings.length);
  });
});
