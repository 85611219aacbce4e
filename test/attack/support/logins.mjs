import { call } from './service.mjs';

/** Tries to sign in from an address, by the header of a trusted proxy. */
export const loginFrom = (url, email, password, address) =>
  call(url, 'POST', '/api/auth/login', { body: { email, password }, headers: { 'x-forwarded-for': address } });

/** Sends requests, ten at a time, and counts their statuses. */
export async function statusesOf(count, send) {
  const statuses = {};
  let next = 0;
  const work = async () => {
    while (next < count) {
      const { status } = await send(next++);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: 10 }, work));
  return statuses;
}

/** The newest refusals that the audit log has. */
export async function refusalsIn(url, token, limit = 100) {
  return (await call(url, 'GET', `/api/admin/audit-logs?outcome=DENIED&limit=${limit}`, { token })).data;
}

/** Words counts by status, such as `401 × 10, 429 × 5`. */
export const worded = (statuses) =>
  Object.entries(statuses)
    .map(([status, count]) => `${status} × ${count}`)
    .join(', ');
