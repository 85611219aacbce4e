import { UNKNOWN_ID } from '../support/answers';
import { sendRaw } from '../support/raw-http';
import { createTestApp, type TestApp } from '../support/test-app';

const USERS = '/api/admin/users';

describe('Hostile URLs', () => {
  let service: TestApp;

  beforeAll(async () => {
    service = await createTestApp();
  });
  afterAll(() => service.close());

  /** A path as it is, past every client that would mend it. */
  async function get(path: string) {
    const { status, headers, body } = await sendRaw(
      service.baseUrl,
      `GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${service.adminToken}\r\nConnection: close\r\n\r\n`,
    );
    const { error } = JSON.parse(body) as { error?: { code: string; requestId: string; details?: object[] } };
    expect(error?.requestId).toBe(error && headers['x-request-id']);
    return { status, details: error?.details ?? [] };
  }

  it.each([
    ['bad percent-encoding in the path', `${USERS}/%zz`],
    ['bytes that are not UTF-8 in the path', `${USERS}/%ff%fe`],
    ['half a percent sequence at the end', `${USERS}/%e2%8`],
    ['a surrogate in the path', `${USERS}/%ed%a0%80`],
    ['bad percent-encoding in the query', `${USERS}?search=%zz`],
    ['a percent sign alone in the query', `${USERS}?search=%`],
    ['bytes that are not UTF-8 in the query', `${USERS}?search=%ff`],
    ['a lone surrogate in the query', `${USERS}?search=%ed%a0%80`],
    ['bad percent-encoding in the name of a parameter', `${USERS}?%zz=1`],
    ['bad percent-encoding in an unknown path', '/api/%zz/%'],
  ])('are refused: %s', async (_, path) => {
    const { status, details } = await get(path);
    expect([status, details]).toEqual([400, [expect.objectContaining({ field: 'url', code: 'INVALID_ENCODING' })]]);
  });

  it.each([
    ['NUL in a value', 'search=a%00b', 'search', 'INVALID_CHARACTER'],
    ['NUL in a name', 'a%00b=1', 'a␀b', 'INVALID_CHARACTER'],
    ['an unknown parameter', 'nonsense=1', 'nonsense', 'UNKNOWN_FIELD'],
    ['__proto__', '__proto__=1', '__proto__', 'UNKNOWN_FIELD'],
    ['__proto__ in brackets', '__proto__[role]=admin', '__proto__[role]', 'UNKNOWN_FIELD'],
    ['constructor', 'constructor=1', 'constructor', 'UNKNOWN_FIELD'],
    ['toString', 'toString=1', 'toString', 'UNKNOWN_FIELD'],
    ['search twice', 'search=a&search=b', 'search', 'LENGTH'],
    ['page twice', 'page=1&page=2', 'page', 'IS_INT'],
    ['organizationId twice', `organizationId=${UNKNOWN_ID}&organizationId=${UNKNOWN_ID}`, 'organizationId', 'IS_UUID'],
    ['createdAfter twice', 'createdAfter=2026-01-31&createdAfter=2026-01-31', 'createdAfter', 'IS_INSTANT'],
    ['includeDeleted twice', 'includeDeleted=true&includeDeleted=true', 'includeDeleted', 'IS_BOOLEAN'],
    ['role in brackets', 'role[]=admin', 'role[]', 'UNKNOWN_FIELD'],
    ['role with a number', 'role[0]=admin', 'role[0]', 'UNKNOWN_FIELD'],
    ['several roles with NUL in one', 'role=user&role=a%00b', 'role[1]', 'INVALID_CHARACTER'],
    ['role more than 100 times', 'role=user&'.repeat(101), 'role', 'ARRAY_MAX_SIZE'],
    ['page more than 100 times', 'page=1&'.repeat(101), 'page', 'UNEXPECTED_OBJECT'],
    ['search in brackets', 'search[]=a', 'search[]', 'UNKNOWN_FIELD'],
    ['a page of 1e3', 'page=1e3', 'page', 'IS_INT'],
    ['a page of 1.5', 'page=1.5', 'page', 'IS_INT'],
    ['a page of 0x10', 'page=0x10', 'page', 'IS_INT'],
    ['a page of 1 and a blank', 'page=1%20', 'page', 'IS_INT'],
    ['an empty page', 'page=', 'page', 'IS_INT'],
    ['page 0', 'page=0', 'page', 'MIN'],
    ['a page of 1e9 and one', 'page=1000000001', 'page', 'MAX'],
    ['a page beyond a bigint', 'page=99999999999999999999', 'page', 'IS_INT'],
    ['a negative limit', 'limit=-1', 'limit', 'IS_INT'],
    ['a limit of 101', 'limit=101', 'limit', 'MAX'],
    ['an over-long search', `search=${'x'.repeat(255)}`, 'search', 'LENGTH'],
    ['a sort by nothing', 'sort=passwordHash', 'sort', 'IS_IN'],
    ['a sort with SQL', 'sort=email;DROP%20TABLE%20users', 'sort', 'IS_IN'],
    ['a cursor of rubbish', 'cursor=AAAA', 'cursor', 'INVALID_CURSOR'],
    ['a date of no calendar', 'createdAfter=2026-02-30', 'createdAfter', 'IS_INSTANT'],
    ['a time without its offset', 'createdAfter=2026-01-31T12:00:00', 'createdAfter', 'IS_INSTANT'],
    ['a year beyond PostgreSQL', 'createdAfter=%2B275760-09-13', 'createdAfter', 'IS_INSTANT'],
    ['an id that is none', 'organizationId=1', 'organizationId', 'IS_UUID'],
  ])('are refused with the name of the parameter: %s', async (_, query, field, code) => {
    const { status, details } = await get(`${USERS}?${query}`);
    expect([status, details]).toEqual([400, [{ field, code, message: expect.stringMatching(/./) }]]);
  });

  it.each([
    'search=%25%27%22%3B--',
    'search=%F0%9F%98%80',
    'search=',
    'search=a%2Bb+c',
    'page=1000000000',
    'page=00001',
    '&&&',
    'createdAfter=1000-01-01&createdBefore=9999-12-31',
  ])('are taken that are only odd: %s', async (query) => {
    expect((await get(`${USERS}?${query}`)).status).toBe(200);
  });

  it.each([
    ['a text', 'x'],
    ['a number', '1'],
    ['SQL', `'%20OR%201=1--`],
    ['a path', '..%2f..%2fetc%2fpasswd'],
    ['an id with braces', '{01890a5d-ac96-774b-bcce-b302099a8057}'],
    ['8 kB', 'x'.repeat(8_000)],
  ])('with an id that is none are a 400: %s', async (_, id) => {
    const { status, details } = await get(`${USERS}/${id}`);
    expect([status, details]).toEqual([400, [expect.objectContaining({ field: 'id', code: 'IS_UUID' })]]);
  });

  it('with NUL for an id are a 400', async () => {
    const { status, details } = await get(`${USERS}/%00`);
    expect([status, details]).toEqual([400, [expect.objectContaining({ field: 'id', code: 'INVALID_CHARACTER' })]]);
  });

  it('find a user by the id in capitals', async () => {
    const { user } = await service.admin.auth.session();
    expect((await get(`${USERS}/${user.id.toUpperCase()}`)).status).toBe(200);
  });

  it.each(['//api/admin/users', '/api//admin/users', '/API/ADMIN/USERS', '/api/admin/users/', '/api/admin/./users'])(
    'are unknown or need the token in another spelling: %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});
