/**
 * The baseline: the smallest server that keeps the same promises, on Fastify and pg only. It is written for speed: it has no
 * layers, pipelines statements, and builds JSON as text.
 *
 * It checks a request in the order of the contract: token and session, rate limit, role, and then the request itself.
 */
import fastify from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { limiter } from './baseline/limits.mjs';
import { Pool } from './baseline/pool.mjs';
import { verifier } from './baseline/token.mjs';
import * as users from './baseline/users.mjs';

const { PORT, DATABASE_URL, JWT_SECRET, RATE_LIMIT_PER_MINUTE, RATE_LIMIT_PER_HOUR } = process.env;
const SESSION = {
  name: 'session',
  text: `SELECT u.id, u.email, u.role FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.id = $1 AND u.id = $2 AND s.expires_at > now() AND u.status = 'active'`,
};
const SANE_ID = /^[A-Za-z0-9._-]{1,128}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CONTROL = /\p{Cc}/u;
const UNIQUE_VIOLATION = '23505';
/** The headers that the service sends with every response. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;object-src 'none';frame-ancestors 'none';" +
    "base-uri 'none';form-action 'self'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Download-Options': 'noopen',
  'X-Frame-Options': 'SAMEORIGIN',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'X-XSS-Protection': '0',
  'Content-Type': 'application/json; charset=utf-8',
};

const pool = new Pool(DATABASE_URL, 10);
const claimsOf = verifier(JWT_SECRET);
const count = limiter(Number(RATE_LIMIT_PER_MINUTE), Number(RATE_LIMIT_PER_HOUR));

const app = fastify({
  genReqId: ({ headers }) => {
    const given = headers['x-request-id'];
    return given !== undefined && SANE_ID.test(given) ? given : uuidv7();
  },
});

/** @param operation The work after the checks. It gets a connection and returns `{ status, body }`. */
function route(operation) {
  return async (request, reply) => {
    reply.headers(HEADERS).header('X-Request-Id', request.id);
    const claims = claimsOf(request.headers.authorization);
    if (!claims)
      return refuse(reply, { status: 401, code: 'UNAUTHORIZED', message: 'Missing or invalid authentication' });
    const client = await pool.take();
    try {
      const { rows } = await client.query({ ...SESSION, values: [claims.sid, claims.sub] });
      return send(request, reply, await answerOf(operation, client, rows[0], request, reply));
    } catch (error) {
      await client.query('ROLLBACK');
      if (error.code !== UNIQUE_VIOLATION) throw error;
      return refuse(reply, { status: 409, code: 'CONFLICT', message: 'The email is taken' });
    } finally {
      pool.release(client);
    }
  };
}

function answerOf(operation, client, user, request, reply) {
  if (!user) return { status: 401, code: 'UNAUTHORIZED', message: 'Missing or invalid authentication' };
  const { policy, state, exceeded, retryAfter } = count(user.id);
  reply.header('RateLimit-Policy', policy).header('RateLimit', state);
  if (exceeded) {
    reply.header('Retry-After', retryAfter);
    return { status: 429, code: 'RATE_LIMITED', message: 'Too many requests' };
  }
  if (user.role !== 'admin') return { status: 403, code: 'FORBIDDEN', message: 'Admin access required' };
  return operation(client, request, user);
}

function send(request, reply, answer) {
  if (answer.code) return refuse(reply, answer);
  if (answer.user) reply.header('ETag', answer.etag);
  if (answer.status === 201) reply.header('Location', `${request.url}/${answer.user.id}`);
  return reply.code(answer.status).send(answer.body);
}

function refuse(reply, { status, code, message }) {
  const error = { code, message, requestId: reply.request.id };
  return reply.code(status).send(JSON.stringify({ success: false, error }));
}

const malformed = (message) => ({ status: 400, code: 'BAD_REQUEST', message });
const isName = (name) => typeof name === 'string' && name.length > 0 && name.length <= 200 && !CONTROL.test(name);
const isEmail = (email) => typeof email === 'string' && email.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(email);
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Validates a body: it may have these fields only, and each must pass its check. */
function faultOf(body, checks) {
  if (!isObject(body)) return 'The body must be a JSON object';
  const wrong = Object.keys(body).find((field) => !checks[field]?.(body[field]));
  return wrong && `${wrong} is unknown or wrong`;
}

const NEW_USER = {
  email: isEmail,
  name: isName,
  role: (role) => role === 'admin' || role === 'user',
  metadata: isObject,
};
const CHANGES = { name: isName };
const QUERY = { page: /^[1-9]\d{0,8}$/, limit: /^([1-9]\d?|100)$/, search: /^.{0,254}$/su };

app.get('/health/ready', async () => {
  const client = await pool.take();
  try {
    await client.query('SELECT 1');
    return { status: 'ok' };
  } finally {
    pool.release(client);
  }
});

app.get(
  '/api/admin/users',
  route((client, { query }) => {
    const wrong = Object.keys(query).find((name) => !QUERY[name]?.test(query[name]));
    if (wrong) return malformed(`${wrong} is unknown or wrong`);
    const number = (text) => (text === undefined ? undefined : Number(text));
    return users.list(client, { page: number(query.page), limit: number(query.limit), search: query.search });
  }),
);
app.get(
  '/api/admin/users/:id',
  route((client, { params }) => (UUID.test(params.id) ? users.get(client, params.id) : malformed('id must be a UUID'))),
);
app.post(
  '/api/admin/users',
  route((client, request, actor) => {
    const fault = faultOf({ email: null, name: null, ...request.body }, NEW_USER);
    return fault ? malformed(fault) : users.create(client, request.body, actor, request);
  }),
);
app.patch(
  '/api/admin/users/:id',
  route((client, request, actor) => {
    const fault = UUID.test(request.params.id) ? faultOf(request.body, CHANGES) : 'id must be a UUID';
    return fault ? malformed(fault) : users.update(client, request.params.id, request.body, actor, request);
  }),
);

await app.listen({ port: Number(PORT), host: '127.0.0.1' });
