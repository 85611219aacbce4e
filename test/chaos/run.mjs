/**
 * Fault suite: two instances behind haproxy, on a PostgreSQL and a Redis of their own, with 32 clients. Prints a table, and
 * ends with 1 and one line for each broken condition.
 *
 *     npm run chaos                        every fault (about six minutes)
 *     npm run chaos -- --short             the faults that CI runs; time limits are three times as long, and do not count if
 *                                          the machine was too slow to measure them
 *     npm run chaos -- --only=frozen       the faults with this word in their name
 *     npm run chaos -- --root=../other     the build of another checkout
 */
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { freePort } from '../support/free-port.js';
import { faults } from './faults.mjs';
import { startHaproxy } from './haproxy.mjs';
import { Lateness } from './lateness.mjs';
import { delaysOf, faultsOf, figuresOf, integrityOf, isCalm, ReadinessProbe } from './measure.mjs';
import { Postgres } from './postgres.mjs';

import { hasProgram, Instance, isRunning, Redis, until } from './processes.mjs';
import { row, TITLE } from './table.mjs';
import { Traffic } from './traffic.mjs';

const CLIENTS = 32;
const WARM_UP_MS = 1_000;
const CALM_MS = 2_000;
const SETTLE_LIMIT_MS = 240_000;
/** Text that Node prints for an uncaught error. */
const CRASH_LINES = 45;
const DISK_MEGABYTES = 600;
const EMAIL = 'root@example.com';
const PASSWORD = 'correct horse battery staple 42';

const { values: options } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    root: { type: 'string', default: '.' },
  },
});
const isShort = options.short;
const root = resolve(options.root);

/** How often haproxy checks readiness, and for how long an instance that stops still serves. */
const check = isShort ? { intervalMs: 500, failures: 2 } : { intervalMs: 2_000, failures: 3 };
const drainSeconds = isShort ? 2 : 8;
/** CI machines are slow. The limits themselves are measured by the long form. */
const slack = isShort ? 3 : 1;

async function signIn(port) {
  const response = await fetch(`http://127.0.0.1:${port}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
  });
  return (await response.json()).data.token;
}

async function createUser(port, token) {
  const response = await fetch(`http://127.0.0.1:${port}/api/admin/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ email: 'locked@example.com', name: 'Locked' }),
  });
  return (await response.json()).data.id;
}

/** Runs one fault under traffic. @returns the broken conditions */
async function run(fault, world) {
  const traffic = new Traffic(world.port, world.token);
  world.lateness.reset();
  traffic.start(CLIENTS);
  await delay(WARM_UP_MS);
  const probe = new ReadinessProbe(world.instances);
  const notes = new Map();
  const note = (what) => notes.set(what, (notes.get(what) ?? 0) + 1);
  const begun = performance.now();
  await fault.run({ ...world, note });
  const ended = performance.now();
  const breaches = await restartDead(world.instances);
  await until('every answer is a success again', () => isCalm(traffic.answers, CALM_MS), SETTLE_LIMIT_MS).catch(
    ({ message }) => breaches.push(message),
  );
  probe.stop();
  await traffic.stop();
  const figures = figuresOf(traffic, probe, { begun, ended });
  const integrity = await integrityOf(traffic.acknowledged, world.postgres);
  const { excess } = world.lateness;
  const delays = delaysOf(fault, figures, slack);
  breaches.push(...faultsOf(fault, figures, integrity, traffic.broken));
  console.log(row(fault, figures, integrity, notes));
  if (isShort && excess !== null && delays.length > 0) {
    console.log(`not judged, because this machine was ${excess} ms late: ${delays.join('; ')}`);
  } else {
    breaches.push(...delays);
  }
  return breaches.map((line) => `${fault.name}: ${line}`);
}

/** Starts instances that ended by themselves, so that the next fault can be measured. @returns why they ended */
async function restartDead(instances) {
  const dead = instances.filter(({ child }) => !isRunning(child));
  const breaches = dead.map(
    ({ name, log }) => `the instance ${name} ended: ${log.trim().split('\n').slice(-CRASH_LINES).join('\n')}`,
  );
  await Promise.all(dead.map((instance) => instance.start()));
  return breaches;
}

async function verifyAudit(env) {
  // Entries of the last interval are not sealed yet.
  await delay(3_000);
  try {
    execFileSync(process.execPath, ['dist/src/cli/audit-verify.js'], { cwd: root, env, encoding: 'utf8' });
    console.log('\naudit:verify: the log is what was sealed');
    return [];
  } catch ({ stdout, stderr }) {
    return [`audit:verify: ${stdout}${stderr}`];
  }
}

async function main() {
  if (!hasProgram('haproxy')) {
    console.log('The fault suite is skipped: haproxy is not installed.');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'admin-api-chaos-'));
  // PostgreSQL's user must reach its own folder inside.
  chmodSync(folder, 0o711);
  const [port, onePort, otherPort, postgresPort, redisPort] = await Promise.all(Array.from({ length: 5 }, freePort));
  const postgres = new Postgres(postgresPort, folder);
  const redis = new Redis(redisPort, folder);
  const { privateKey } = generateKeyPairSync('ed25519');
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    DATA_DIR: join(folder, 'data'),
    JWT_SECRET: randomBytes(32).toString('hex'),
    AUDIT_SIGNING_KEY: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    AUDIT_SEAL_INTERVAL: '1',
    ADMIN_EMAIL: EMAIL,
    ADMIN_PASSWORD: PASSWORD,
    RATE_LIMIT_PER_MINUTE: '10000000',
    RATE_LIMIT_PER_HOUR: '10000000',
    SHUTDOWN_DRAIN_SECONDS: String(drainSeconds),
    LOG_LEVEL: 'warn',
  };
  const instances = [new Instance('one', onePort, root, env), new Instance('other', otherPort, root, env)];
  const breaches = [];
  const lateness = new Lateness();
  let haproxy;
  try {
    await postgres.create(isShort ? undefined : DISK_MEGABYTES);
    await redis.start();
    await instances[0].start();
    await instances[1].start();
    haproxy = await startHaproxy(port, instances, check, folder);
    const token = await signIn(port);
    const lockedUser = await createUser(port, token);
    const world = { port, token, instances, postgres, redis, isShort, lateness, lockedUser };
    const wanted = ({ name, isShort: short, needsMount }) =>
      (!isShort || short) && name.includes(options.only) && (!needsMount || postgres.isMounted);
    console.log(TITLE);
    for (const fault of faults.filter(wanted)) {
      breaches.push(...(await run(fault, world)));
    }
    breaches.push(...(await verifyAudit(env)));
  } catch (error) {
    breaches.push(error.stack);
  } finally {
    await lateness.stop();
    await haproxy?.stop();
    await Promise.all(instances.map((instance) => instance.kill()));
    await redis.kill();
    postgres.remove();
    rmSync(folder, { recursive: true, force: true });
  }
  breaches.forEach((line) => console.error(`FAILED  ${line}`));
  process.exitCode = breaches.length > 0 ? 1 : 0;
}

await main();
