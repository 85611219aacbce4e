import type { Member, User } from '@/lib/admin/client';
import { BASE, fakeApi, page } from './client-fakes';

describe('iterate', () => {
  it('walks by cursor to the end, with the query on every page and never with a page number', async () => {
    const { client, sent } = fakeApi([page([{ id: '1' }, { id: '2' }], 'c 1'), page([], 'c2'), page([{ id: '3' }])]);
    const found: User[] = [];
    const query = { role: 'admin', page: 7 } as const;
    for await (const user of client.users.iterate(query)) found.push(user);
    expect(found.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      '?limit=100&role=admin',
      '?limit=100&role=admin&cursor=c%201',
      '?limit=100&role=admin&cursor=c2',
    ]);
  });

  it('asks for a page only when it is needed, and for none after a break', async () => {
    const { client, sent } = fakeApi([page([{ id: '1' }], 'c1')]);
    const walk = client.auditLogs.iterate({ limit: 1, cursor: 'c0' });
    expect(sent).toHaveLength(0);
    for await (const entry of walk) if (entry.id === '1') break;
    expect(sent.map(({ url }) => url)).toEqual([`${BASE}/api/admin/audit-logs?limit=1&cursor=c0`]);
  });

  it('walks the members of one organization', async () => {
    const { client, sent } = fakeApi([page([{ role: 'owner' }], 'c1'), page([{ role: 'member' }])]);
    const found: Member[] = [];
    for await (const member of client.organizations.members.iterate('o1')) found.push(member);
    expect(found).toEqual([{ role: 'owner' }, { role: 'member' }]);
    expect(sent[1]?.url).toBe(`${BASE}/api/admin/organizations/o1/members?limit=100&cursor=c1`);
  });
});
