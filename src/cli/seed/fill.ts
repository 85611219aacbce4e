import type { AdminClient } from '@/lib/admin/client';
import { externalIdOf, plausibleOrganization, plausibleUser, suspensionReason } from './plausible';

/** Resources whose existence is asked for at once. */
const BATCH = 50;
/** Requests in flight. More gain nothing: the service writes one audit entry after another. */
const CONCURRENCY = 8;

export interface Amounts {
  users: number;
  organizations: number;
  seed: number;
}

/** Called after each resource, and with what was created and what existed. */
export type Progress = (what: string, done: number, total: number) => void;

export interface Counts {
  users: number;
  organizations: number;
  members: number;
  existing: number;
}

/** Creates the users, organizations and members that are missing. Everything follows from the seed. */
export async function fill(admin: AdminClient, amounts: Amounts, progress: Progress): Promise<Counts> {
  const counts = { users: 0, organizations: 0, members: 0, existing: 0 };
  const { seed } = amounts;
  const userIds: string[] = [];
  await eachBatch(amounts.users, async (indexes) => {
    const { data } = await admin.users.list({
      externalId: indexes.map((i) => externalIdOf(seed, 'user', i)),
      limit: 100,
    });
    const known = new Map(data.map((user) => [user.externalId, user]));
    await eachOf(indexes, async (index) => {
      const existing = known.get(externalIdOf(seed, 'user', index));
      const { id, status } = existing ?? (await admin.users.create(plausibleUser(seed, index)));
      const reason = suspensionReason(seed, index);
      if (reason !== null && status === 'active') {
        await admin.users.update(id, { status: 'suspended', suspendedReason: reason });
      }
      userIds[index] = id;
      counts[existing ? 'existing' : 'users'] += 1;
      progress('users', counts.users + counts.existing, amounts.users);
    });
  });
  let done = 0;
  await eachBatch(amounts.organizations, async (indexes) => {
    const externalId = indexes.map((i) => externalIdOf(seed, 'organization', i));
    const { data } = await admin.organizations.list({ externalId, limit: 100 });
    const known = new Map(data.map((organization) => [organization.externalId, organization]));
    await eachOf(indexes, async (index) => {
      const existing = known.get(externalIdOf(seed, 'organization', index));
      const { id } = existing ?? (await admin.organizations.create(plausibleOrganization(seed, index)));
      counts[existing ? 'existing' : 'organizations'] += 1;
      const members = userIds.filter((_, user) => user % amounts.organizations === index);
      const added = await addMembers(admin, id, members, existing !== undefined);
      counts.members += added;
      progress('organizations', (done += 1), amounts.organizations);
    });
  });
  return counts;
}

/** Adds the missing members: the first one as the owner. Returns how many were missing. */
async function addMembers(admin: AdminClient, id: string, userIds: string[], mayHaveSome: boolean): Promise<number> {
  const present = new Set<string>();
  for (let page = 1, isLast = !mayHaveSome; !isLast; page += 1) {
    const { data } = await admin.organizations.members.list(id, { page, limit: 100 });
    data.forEach(({ user }) => present.add(user.id));
    isLast = data.length < 100;
  }
  const missing = userIds.filter((userId) => !present.has(userId));
  for (const userId of missing) {
    await admin.organizations.members.add(id, { userId, role: userId === userIds[0] ? 'owner' : 'member' });
  }
  return missing.length;
}

async function eachBatch(total: number, work: (indexes: number[]) => Promise<void>): Promise<void> {
  for (let first = 0; first < total; first += BATCH) {
    await work(Array.from({ length: Math.min(BATCH, total - first) }, (_, index) => first + index));
  }
}

async function eachOf(indexes: readonly number[], work: (index: number) => Promise<void>): Promise<void> {
  const queue = [...indexes];
  const worker = async () => {
    for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}
