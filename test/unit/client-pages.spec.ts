import { type AdminApiError, type AdminClient, type Page, PagePromise, type User } from '@/lib/admin/client';
import { BASE, errorOf, failure, fakeApi, page } from './client-fakes';

const users = (...ids: string[]) => ids.map((id) => ({ id }));
const queries = (sent: { url: string }[]) => sent.map(({ url }) => new URL(url).search);
/** Resolves after every job that is due. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

async function idsOf(items: AsyncIterable<{ id: string }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of items) ids.push(id);
  return ids;
}

describe('A list', () => {
  it('is one page if it is awaited', async () => {
    const { client, sent } = fakeApi([page(users('u1'), 'next')]);
    const { data, meta } = await client.users.list({ limit: 1 });
    expect([data, meta.nextCursor]).toEqual([users('u1'), 'next']);
    expect(queries(sent)).toEqual(['?limit=1']);
  });

  it('is every item if it is iterated, 100 at a time', async () => {
    const { client, sent } = fakeApi([page(users('u1', 'u2'), 'c 2'), page(users('u3'), 'c3'), page([])]);
    expect(await idsOf(client.users.list({ role: 'admin' }))).toEqual(['u1', 'u2', 'u3']);
    expect(queries(sent)).toEqual([
      '?limit=100&role=admin',
      '?limit=100&role=admin&cursor=c%202',
      '?limit=100&role=admin&cursor=c3',
    ]);
  });

  it('begins at its page if it is iterated, with the size that the page has', async () => {
    const { client, sent } = fakeApi([page(users('u21'), 'c'), page(users('u41'))]);
    expect(await idsOf(client.users.list({ page: 2 }))).toEqual(['u21', 'u41']);
    expect(queries(sent)).toEqual(['?page=2', '?limit=100&cursor=c']);
  });

  it('keeps its limit and begins at its cursor if it is iterated', async () => {
    const { client, sent } = fakeApi([page(users('u1'), 'c2'), page([])]);
    expect(await idsOf(client.users.list({ limit: 7, cursor: 'c1' }))).toEqual(['u1']);
    expect(queries(sent)).toEqual(['?limit=7&cursor=c1', '?limit=7&cursor=c2']);
  });

  it('goes on after the page that was awaited, and sends no request twice', async () => {
    const { client, sent } = fakeApi([page(users('u1'), 'c2'), page(users('u2')), page(users('u2'))]);
    const list = client.users.list();
    expect((await list).data).toEqual(users('u1'));
    expect((await list).data).toEqual(users('u1'));
    expect(await idsOf(list)).toEqual(['u1', 'u2']);
    expect(await idsOf(list)).toEqual(['u1', 'u2']);
    expect(queries(sent)).toEqual(['', '?limit=100&cursor=c2', '?limit=100&cursor=c2']);
  });

  it('sends nothing until it is awaited or iterated, and only as much as the loop needs', async () => {
    const { client, sent } = fakeApi([page(users('u1'), 'c2')]);
    const list = client.users.list();
    await turn();
    expect(sent).toEqual([]);
    for await (const { id } of list) {
      expect(id).toBe('u1');
      break;
    }
    expect(sent).toHaveLength(1);
  });

  it.each<[string, (list: PagePromise<User>) => unknown]>([
    ['never used', () => undefined],
    ['iterated, and the error is caught', (list) => errorOf(idsOf(list))],
    ['iterated without a step', (list) => list[Symbol.asyncIterator]()],
    ['read with its response, and the error is caught', (list) => errorOf(list.withResponse())],
  ])('causes no unhandled rejection if it is %s', async (_, use) => {
    const unhandled = jest.fn();
    process.on('unhandledRejection', unhandled);
    const { client } = fakeApi([failure(404, 'NOT_FOUND'), failure(404, 'NOT_FOUND')]);
    await use(client.users.list());
    await turn();
    await turn();
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('ends the loop with the error of a further page, after the items of the pages before', async () => {
    const { client } = fakeApi([page(users('u1'), 'c2'), failure(403, 'FORBIDDEN')]);
    const seen: string[] = [];
    const walk = async () => {
      for await (const { id } of client.users.list()) seen.push(id);
    };
    expect((await errorOf(walk())).code).toBe('FORBIDDEN');
    expect(seen).toEqual(['u1']);
  });

  it('is a promise with a class, with catch and finally, and for Promise.all', async () => {
    const { client } = fakeApi([page(users('u1')), page(users('u2')), failure(404, 'NOT_FOUND')]);
    const list = client.users.list();
    expect(list).toBeInstanceOf(Promise);
    expect(list).toBeInstanceOf(PagePromise);
    const [first, second] = await Promise.all([list, client.users.list()]);
    expect([first.data, second.data]).toEqual([users('u1'), users('u2')]);
    const atEnd = jest.fn();
    const failing = client.users.list();
    expect(await failing.catch((error: unknown) => (error as AdminApiError).code)).toBe('NOT_FOUND');
    await errorOf(failing.finally(atEnd));
    expect(atEnd).toHaveBeenCalledTimes(1);
  });
});

describe('Every list can be iterated', () => {
  it.each<[string, (api: AdminClient) => AsyncIterable<unknown>, string]>([
    ['users.organizations', (api) => api.users.organizations('u1'), '/api/admin/users/u1/organizations'],
    ['users.history', (api) => api.users.history('u1'), '/api/admin/users/u1/history'],
    ['organizations.history', (api) => api.organizations.history('o1'), '/api/admin/organizations/o1/history'],
    ['members.list', (api) => api.organizations.members.list('o1'), '/api/admin/organizations/o1/members'],
    ['invitations.list', (api) => api.organizations.invitations.list('o1'), '/api/admin/organizations/o1/invitations'],
    ['users.sessions.list', (api) => api.users.sessions.list('u1'), '/api/admin/users/u1/sessions'],
    ['auth.sessions.list', (api) => api.auth.sessions.list(), '/api/auth/sessions'],
    ['auditLogs.list', (api) => api.auditLogs.list(), '/api/admin/audit-logs'],
    ['checkpoints.list', (api) => api.auditLogs.checkpoints.list(), '/api/admin/audit-logs/checkpoints'],
    ['eventTypes.list', (api) => api.auditLogs.eventTypes.list(), '/api/admin/audit-logs/event-types'],
    ['roles.list', (api) => api.roles.list(), '/api/admin/roles'],
    ['apiKeys.list', (api) => api.apiKeys.list(), '/api/admin/api-keys'],
  ])('%s', async (_, list, path) => {
    const { client, sent } = fakeApi([page(users('x1'), 'c'), page(users('x2'))]);
    expect(await idsOf(list(client) as AsyncIterable<{ id: string }>)).toEqual(['x1', 'x2']);
    expect(sent.map(({ url }) => url)).toEqual([`${BASE}${path}?limit=100`, `${BASE}${path}?limit=100&cursor=c`]);
  });
});

/** Compiles only if a list has both types. */
export async function types({ users: resource }: AdminClient): Promise<unknown> {
  const awaited: Page<User> = await resource.list();
  for await (const user of resource.list()) {
    const item: User = user;
    return item;
  }
  // @ts-expect-error -- one resource is no list
  const wrong: AsyncIterable<User> = resource.get('u1');
  // @ts-expect-error -- a list is not an array
  const [first] = await resource.list();
  return [awaited, first, wrong];
}
