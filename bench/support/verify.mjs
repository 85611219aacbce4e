/** Checks that the contestants give equal responses before anything is measured. */
import { deepStrictEqual } from 'node:assert/strict';
import { query } from './database.mjs';
import { send } from './send.mjs';

/** Headers and members that differ between two equal servers. */
const OWN_HEADERS = ['date', 'x-request-id', 'ratelimit', 'location'];
const OWN_FIELDS = ['id', 'createdAt', 'updatedAt'];
const LAST_ENTRY = `SELECT to_jsonb(a) - '{id,sequence,occurred_at,resource_id,request_id}'::text[] AS entry
  FROM audit_logs a ORDER BY sequence DESC LIMIT 1`;

/**
 * `service` and `baseline` must give equal responses, headers and audit entries, except for generated values. `textbook` must
 * give the same status and fields.
 * @throws AssertionError that shows the difference
 */
export async function verify(contestants, { samples }, { ids, token }) {
  for (const sample of samples) {
    const [method, path, body] = sample(0, ids);
    const isWrite = method !== 'GET';
    const [service, baseline, textbook] = await Promise.all(
      ['service', 'baseline', 'textbook'].map(async (name) => {
        const { server, database } = contestants[name];
        const answer = await send(server.base, method, path, token, body);
        const [{ entry } = {}] = isWrite ? await query(database, LAST_ENTRY) : [];
        return { ...answer, entry };
      }),
    );
    deepStrictEqual(comparable(baseline, isWrite), comparable(service, isWrite), `${method} ${path}: baseline differs`);
    deepStrictEqual(shape(textbook), shape(service), `${method} ${path}: textbook differs`);
  }
}

function comparable({ status, headers, body, entry }, isWrite) {
  return {
    status,
    headers: Object.fromEntries(
      Object.entries({ ...headers, ...(isWrite && { etag: versionOf(headers.etag) }) }).filter(
        ([name]) => !OWN_HEADERS.includes(name),
      ),
    ),
    body: isWrite ? without(body, OWN_FIELDS) : body,
    entry: entry && without(entry, ['salt', 'subject']),
  };
}

/** Removes the digest, because it depends on ids and times. */
function versionOf(etag) {
  return etag?.split('-')[0];
}

function without(value, fields) {
  return JSON.parse(JSON.stringify(value, (name, member) => (fields.includes(name) ? null : member)));
}

function shape({ status, body: { success, data, meta } }) {
  const one = Array.isArray(data) ? data[0] : data;
  return { status, success, fields: Object.keys(one ?? {}).sort(), count: data?.length, total: meta?.total };
}
