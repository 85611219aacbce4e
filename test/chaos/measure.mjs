/** Measures the effect of a fault, from the answers and from the database. */
import { get } from 'node:http';

const PROBE_MS = 200;
const PROBE_LIMIT_MS = 30_000;
const isSuccess = (status) => status === 200 || status === 201;
const worstOf = (values) => values.reduce((worst, value) => Math.max(worst, value), 0);

/** Asks each instance for its readiness, not through the load balancer. */
export class ReadinessProbe {
  answers = [];

  constructor(instances) {
    this.timer = setInterval(() => instances.forEach((instance) => this.#ask(instance)), PROBE_MS);
  }

  #ask({ name, port }) {
    const note = (status) => this.answers.push({ name, status, at: performance.now() });
    get({ host: '127.0.0.1', port, path: '/health/ready', agent: false, timeout: PROBE_LIMIT_MS }, (response) => {
      response.resume();
      note(response.statusCode);
    })
      .on('timeout', (request) => request?.destroy())
      .on('error', () => note('reset'));
  }

  stop() {
    clearInterval(this.timer);
  }
}

/** Whether all answers of the last milliseconds were successes. */
export function isCalm(answers, milliseconds) {
  const since = performance.now() - milliseconds;
  const last = answers.filter(({ at }) => at > since);
  return last.length > 10 && last.every(({ status }) => isSuccess(status));
}

/** @param times when the fault began and ended */
export function figuresOf({ answers }, probe, { begun, ended }) {
  const counted = answers.filter(({ at }) => at >= begun);
  const statuses = new Map();
  counted.forEach(({ status }) => statuses.set(status, (statuses.get(status) ?? 0) + 1));
  const failures = counted.filter(({ status }) => !isSuccess(status));
  const firstOf = (list) => list.find(({ status, at }) => status === 503 && at >= begun);
  const since = (answer) => (answer ? answer.at - begun : null);
  const readiness = probe.answers.filter(({ at }) => at >= begun);
  return {
    statuses,
    worst: worstOf(counted.map(({ ms }) => ms)),
    first: since(firstOf(answers)),
    firstReadiness: since(firstOf(readiness)),
    unready: readiness.filter(({ status }) => status !== 200).length,
    back: Math.max(0, worstOf(failures.map(({ at }) => at)) - ended),
  };
}

/** Compares what was acknowledged with the rows and the entries that are there. */
export async function integrityOf(acknowledged, postgres) {
  const ids = [...new Set(acknowledged.map(({ id }) => id))];
  const rows = await postgres.query('SELECT id, email, name FROM users WHERE id = ANY($1::uuid[])', [ids]);
  const entries = await postgres.query(
    `SELECT resource_id AS id, action, count(*)::int AS count FROM audit_logs
     WHERE resource_type = 'user' AND resource_id = ANY($1::text[]) GROUP BY 1, 2`,
    [ids],
  );
  const users = new Map(rows.map((row) => [row.id, row]));
  const counts = new Map(entries.map(({ id, action, count }) => [`${action} ${id}`, count]));
  const isThere = ({ kind, id, email, name }) =>
    kind === 'CREATE' ? users.get(id)?.email === email : users.get(id)?.name === name;
  // All users of this suite, including those whose creation was not acknowledged.
  const [{ without }] = await postgres.query(
    `SELECT count(*)::int AS without FROM users u WHERE email LIKE 'chaos-%' AND NOT EXISTS
     (SELECT 1 FROM audit_logs a WHERE a.resource_type = 'user' AND a.resource_id = u.id::text AND a.action = 'CREATE')`,
  );
  return {
    writes: acknowledged.length,
    lost: acknowledged.filter((change) => !isThere(change)).length,
    withoutEntry: without + acknowledged.filter(({ kind, id }) => !counts.has(`${kind} ${id}`)).length,
    twice: acknowledged.filter(({ kind, id }) => counts.get(`${kind} ${id}`) > 1).length,
  };
}

/** Statuses that a slow machine causes too: a limit in time was reached, or a stop was not noticed soon enough. */
const isOfTime = (status) => status === 503 || status === 'reset' || String(status).startsWith('proxy');

function foreignTo(fault, { statuses }, isWanted) {
  const allowed = new Set([200, 201, ...fault.may]);
  const foreign = [...statuses].filter(([status]) => !allowed.has(status) && isWanted(status));
  const counts = foreign.map(([status, count]) => `${count} x ${status}`).join(', ');
  return counts === '' ? [] : [`answers that must not occur: ${counts}`];
}

/** @returns one line for each promise in time that the fault broke. A slow machine breaks them without a fault of the service. */
export function delaysOf(fault, figures, slack) {
  const breaches = foreignTo(fault, figures, isOfTime);
  const limit = (what, value, most) => {
    if (most !== undefined && (value ?? Infinity) > most * slack) {
      breaches.push(`${what}: ${value === null ? 'never' : `${Math.round(value)} ms`}, at most ${most * slack} ms`);
    }
  };
  limit('slowest answer', figures.worst, fault.worst);
  limit('first 503 of a request', figures.first, fault.first);
  limit('first 503 of readiness', figures.firstReadiness, fault.firstReadiness);
  limit('last failure after the end of the fault', figures.back, fault.back);
  if (fault.staysReady && figures.unready > 0) {
    breaches.push(`readiness failed ${figures.unready} times`);
  }
  return breaches;
}

/** @returns one line for each broken condition that holds on every machine */
export function faultsOf(fault, figures, integrity, broken) {
  const breaches = [...new Set(broken)].slice(0, 5);
  breaches.push(...foreignTo(fault, figures, (status) => !isOfTime(status)));
  for (const [what, name] of Object.entries({ lost: 'lost', withoutEntry: 'without an entry', twice: 'done twice' })) {
    if (integrity[what] > 0) {
      breaches.push(`${integrity[what]} acknowledged writes ${name}`);
    }
  }
  return breaches;
}
