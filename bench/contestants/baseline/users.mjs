/** The four operations. Each has a connection of its own and builds its JSON as text. */
import { createHash, hash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { auditEntry } from './audit.mjs';

const COUNT_CAP = 10_000;
const COLUMNS = `t.id, t.email, t.name, t.role, t.status, t.external_id AS "externalId",
  t.email_verified_at AS "emailVerifiedAt", t.phone, t.avatar_url AS "avatarUrl", t.locale, t.time_zone AS "timeZone",
  t.suspended_reason AS "suspendedReason",
  t.suspended_until AS "suspendedUntil", t.metadata, t.password_hash IS NOT NULL AS "hasPassword", t.must_change_password AS "mustChangePassword",
  t.password_expires_at AS "passwordExpiresAt", t.last_login_at AS "lastLoginAt", t.last_active_at AS "lastActiveAt",
  t.created_at AS "createdAt", t.updated_at AS "updatedAt", t.version`;
const MATCHES = `t.search_text LIKE translate(lower($3 COLLATE "und-x-icu"), 'ς', 'σ') COLLATE "C"`;

const page = (condition) => `SELECT ${COLUMNS} FROM users t WHERE t.id IN (
    SELECT t.id FROM users t ${condition} ORDER BY t.created_at DESC, t.id DESC LIMIT $1 OFFSET $2)
  ORDER BY t.created_at DESC, t.id DESC`;
const GET = { name: 'get', text: `SELECT ${COLUMNS} FROM users t WHERE t.id = $1` };
const LOCK = { name: 'lock', text: `${GET.text} FOR UPDATE` };
const PAGE = { name: 'page', text: page('') };
const COUNT = { name: 'count', text: 'SELECT count(*)::int AS total FROM users' };
// The statements have no names, because a generic plan for a prepared search is slow.
const FOUND_PAGE = page(`WHERE ${MATCHES}`);
const FOUND_COUNT = `SELECT count(*)::int AS total
  FROM (SELECT 1 FROM users t WHERE ${MATCHES.replace('$3', '$1')} LIMIT ${COUNT_CAP + 1}) AS matches`;
const UPDATE = { name: 'update', text: 'UPDATE users SET name = $2, updated_at = $3, version = $4 WHERE id = $1' };
const INSERT = {
  name: 'insert',
  text: `INSERT INTO users (id, email, name, role, status, metadata, created_at, updated_at, version)
    VALUES ($1, $2, $3, $4, 'active', $5, $6, $6, 1)`,
};
const NO_PROFILE = {
  externalId: null,
  emailVerifiedAt: null,
  phone: null,
  avatarUrl: null,
  locale: null,
  timeZone: null,
};
const UNSET = { mustChangePassword: false, passwordExpiresAt: null };
const BEGIN = { name: 'begin', text: 'BEGIN' };
const COMMIT = { name: 'commit', text: 'COMMIT' };

const quoted = (time) => (time === null ? 'null' : `"${time}"`);
// Nobody is blocked during a run, so the baseline does not look.
const userJson = (user) =>
  `{"id":"${user.id}","email":${JSON.stringify(user.email)},"name":${JSON.stringify(user.name)},"role":"${user.role}",` +
  `"status":"${user.status}","externalId":${JSON.stringify(user.externalId)},"emailVerifiedAt":${quoted(user.emailVerifiedAt)},` +
  `"phone":${JSON.stringify(user.phone)},"avatarUrl":${JSON.stringify(user.avatarUrl)},"locale":${JSON.stringify(user.locale)},` +
  `"timeZone":${JSON.stringify(user.timeZone)},"suspendedReason":${JSON.stringify(user.suspendedReason)},` +
  `"suspendedUntil":${quoted(user.suspendedUntil)},"metadata":${user.metadata},"hasPassword":${user.hasPassword},"mustChangePassword":${user.mustChangePassword},` +
  `"passwordExpiresAt":${quoted(user.passwordExpiresAt)},"loginBlockedUntil":null,"lastLoginAt":${quoted(user.lastLoginAt)},"lastActiveAt":${quoted(user.lastActiveAt)},` +
  `"createdAt":"${user.createdAt}","updatedAt":"${user.updatedAt}","version":${user.version},"deletedAt":null,"purgeAt":null}`;
const answer = (user, status = 200) => {
  const json = userJson(user);
  const digest = hash('sha256', json, 'base64url').slice(0, 7);
  const check = hash('sha256', `${user.id} ${user.version} ${digest}`, 'base64url').slice(0, 4);
  const etag = `"${user.version}-${digest}${check}"`;
  return { status, user, etag, body: `{"success":true,"data":${json}}` };
};
const refusal = (status, code, message) => ({ status, code, message });
const NOT_FOUND = refusal(404, 'NOT_FOUND', 'User not found');

export async function get(client, id) {
  const { rows } = await client.query({ ...GET, values: [id] });
  return rows.length === 0 ? NOT_FOUND : answer(rows[0]);
}

export async function list(client, { page = 1, limit = 20, search }) {
  const window = [limit + 1, (page - 1) * limit];
  const term = search && `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const [{ rows }, { rows: counts }] = await Promise.all(
    search
      ? [client.query(FOUND_PAGE, [...window, term]), client.query(FOUND_COUNT, [term])]
      : [client.query({ ...PAGE, values: window }), client.query(COUNT)],
  );
  const isMore = rows.length > limit;
  if (isMore) rows.pop();
  const cursor = isMore ? `"${cursorAfter(rows.at(-1), page + 1, search)}"` : 'null';
  const isCapped = Boolean(search) && counts[0].total > COUNT_CAP;
  const total = isCapped ? COUNT_CAP : counts[0].total;
  const meta = `{"page":${page},"limit":${limit},"total":${total},"totalIsCapped":${isCapped},"nextCursor":${cursor}}`;
  return { status: 200, body: `{"success":true,"data":[${rows.map(userJson).join()}],"meta":${meta}}` };
}

export async function create(client, { email, name, role = 'user', metadata = {} }, actor, request) {
  const now = new Date().toISOString();
  const json = JSON.stringify(metadata);
  const state = {
    email,
    name,
    role,
    status: 'active',
    ...NO_PROFILE,
    suspendedReason: null,
    suspendedUntil: null,
    ...UNSET,
  };
  const user = {
    id: uuidv7(),
    ...state,
    metadata: json,
    hasPassword: false,
    lastLoginAt: null,
    lastActiveAt: null,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  const fields = { ...state, metadata, password: null };
  const changes = Object.fromEntries(Object.entries(fields).map(([field, to]) => [field, { from: null, to }]));
  // The statements are pipelined. If one fails, PostgreSQL rejects the rest, and COMMIT rolls back.
  await Promise.all([
    client.query(BEGIN),
    client.query({ ...INSERT, values: [user.id, email, name, role, json, now] }),
    client.query(auditEntry(request, actor, 'CREATE', user, changes, ['email', 'name', 'metadata'])),
    client.query(COMMIT),
  ]);
  return answer(user, 201);
}

export async function update(client, id, { name }, actor, request) {
  const [, { rows }] = await Promise.all([client.query(BEGIN), client.query({ ...LOCK, values: [id] })]);
  const [before] = rows;
  const precondition = request.headers['if-match'];
  const isStale = before && precondition !== undefined && precondition !== `"${before.version}"`;
  if (!before || isStale || before.name === name) {
    await client.query(COMMIT);
    if (!before) return NOT_FOUND;
    return isStale ? refusal(412, 'PRECONDITION_FAILED', 'If-Match is stale') : answer(before);
  }
  const user = { ...before, name, updatedAt: new Date().toISOString(), version: before.version + 1 };
  const changes = { name: { from: before.name, to: name } };
  await Promise.all([
    client.query({ ...UPDATE, values: [id, name, user.updatedAt, user.version] }),
    client.query(auditEntry(request, actor, 'UPDATE', user, changes, ['name'])),
    client.query(COMMIT),
  ]);
  return answer(user);
}

function cursorAfter({ createdAt, id }, page, search) {
  const binding = [['list', 'users'], ...(search ? [['search', search]] : []), ['sort', '-createdAt']];
  const fingerprint = createHash('sha256').update(JSON.stringify(binding)).digest('base64url').slice(0, 16);
  return Buffer.from(JSON.stringify([fingerprint, createdAt, id, page])).toString('base64url');
}
