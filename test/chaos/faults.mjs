/**
 * The faults, and the conditions that the service must meet during each. Times are in milliseconds.
 *
 * - `run` causes the fault and ends it again.
 * - `may` lists the statuses that clients may see besides 200 and 201. `reset` is a broken connection, and `proxy 502` an
 *   answer that haproxy gives on its own.
 * - `worst` limits each answer, `first` and `firstReadiness` the time to the first 503 of a request and of readiness, and
 *   `back` the time from the end of the fault to the last answer that is not a success.
 * - `staysReady` means that readiness of each instance stays 200.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { exchange } from './traffic.mjs';

const LOCKED_ROW_CLIENTS = 12;

export const faults = [
  { name: 'none', isShort: true, may: [], staysReady: true, run: () => delay(3_000) },
  {
    name: 'PostgreSQL restarts (fast)',
    may: [503],
    back: 5_000,
    run: async ({ postgres }) => {
      postgres.stop('fast');
      await delay(1_000);
      postgres.start();
    },
  },
  {
    name: 'PostgreSQL crashes (immediate)',
    isShort: true,
    may: [503],
    back: 5_000,
    run: async ({ postgres }) => {
      postgres.stop('immediate');
      await delay(1_000);
      postgres.start();
    },
  },
  {
    name: 'PostgreSQL is frozen',
    isShort: true,
    may: [503],
    worst: 6_000,
    first: 5_500,
    firstReadiness: 5_500,
    back: 5_000,
    run: async ({ postgres, isShort }) => {
      postgres.freeze();
      await delay(isShort ? 8_000 : 20_000);
      postgres.thaw();
    },
  },
  {
    name: 'backends are terminated, ten times',
    isShort: true,
    may: [503],
    back: 5_000,
    run: async ({ postgres }) => {
      for (let round = 0; round < 10; round++) {
        await postgres.terminateBackends();
        await delay(200);
      }
    },
  },
  {
    name: 'wrong credentials',
    isShort: true,
    may: [503],
    back: 5_000,
    run: async ({ postgres }) => {
      await postgres.setPassword('another one');
      await postgres.terminateBackends();
      await delay(4_000);
      await postgres.setPassword();
    },
  },
  {
    name: 'PostgreSQL comes back as a read-only standby',
    may: [503],
    back: 5_000,
    run: async ({ postgres }) => {
      postgres.restartAs('standby');
      await delay(8_000);
      postgres.restartAs('primary');
    },
  },
  {
    name: 'the disk of PostgreSQL is full',
    needsMount: true,
    may: [503],
    back: 15_000,
    run: async ({ postgres }) => {
      const free = postgres.fillDisk();
      await delay(8_000);
      free();
      await postgres.query('SELECT 1').catch(() => {
        postgres.stop('immediate');
        postgres.start();
      });
    },
  },
  {
    name: 'the table users is locked',
    may: [409, 503],
    worst: 10_500,
    first: 10_000,
    back: 5_000,
    run: async ({ postgres }) => {
      const release = await postgres.hold('LOCK TABLE users IN ACCESS EXCLUSIVE MODE');
      await delay(15_000);
      await release();
    },
  },
  {
    name: 'one row is locked, 12 clients change it',
    isShort: true,
    may: [],
    worst: 4_000,
    staysReady: true,
    run: async ({ postgres, lockedUser, port, token, isShort, note }) => {
      const release = await postgres.hold(`SELECT 1 FROM users WHERE id = '${lockedUser}' FOR UPDATE`);
      const until = performance.now() + (isShort ? 5_000 : 10_000);
      const change = async (_, index) => {
        while (performance.now() < until) {
          const body = JSON.stringify({ name: `Locked ${index} ${performance.now()}` });
          const options = { token, body };
          const { status } = await exchange(undefined, port, 'PATCH', `/api/admin/users/${lockedUser}`, options);
          note(`locked row ${status}`);
          await delay(100);
        }
      };
      const clients = Array.from({ length: LOCKED_ROW_CLIENTS }, change);
      await delay(isShort ? 5_000 : 10_000);
      await release();
      await Promise.all(clients);
    },
  },
  {
    name: 'an instance is killed (kill -9) and starts again',
    isShort: true,
    may: ['proxy 502', 'reset'],
    back: 5_000,
    run: async ({ instances: [, other] }) => {
      await other.kill();
      await delay(1_000);
      await other.start();
    },
  },
  {
    name: 'rolling restart (SIGTERM)',
    isShort: true,
    may: [],
    run: async ({ instances }) => {
      for (const instance of instances) {
        await instance.restart();
        await delay(1_500);
      }
    },
  },
  {
    name: 'Redis is killed and starts empty',
    isShort: true,
    may: [],
    staysReady: true,
    run: async ({ redis }) => {
      await redis.kill();
      await delay(3_000);
      await redis.start();
    },
  },
  {
    name: 'Redis is frozen',
    may: [],
    staysReady: true,
    run: async ({ redis }) => {
      redis.freeze();
      await delay(5_000);
      redis.thaw();
    },
  },
  {
    name: 'Redis freezes and returns every second',
    may: [],
    staysReady: true,
    run: async ({ redis }) => {
      for (let round = 0; round < 10; round++) {
        redis.freeze();
        await delay(700);
        redis.thaw();
        await delay(300);
      }
    },
  },
];
