import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type AdminClient, createAdminClient } from '@/lib/admin/client';
import { environment } from './environment';
import { PATIENT_MS } from './patience';
import { HANG_MS } from './requests';
import { ADMIN_EMAIL, ADMIN_PASSWORD } from './test-app';
import type { TestDatabase } from './test-database';

const ROOT = join(__dirname, '../..');

/** The service as a process of its own, started as `npm start` does, that a test may kill. */
export interface OwnService {
  baseUrl: string;
  token: string;
  admin: AdminClient;
  /** kill -9. */
  kill(): Promise<void>;
}

/** @param settings Further variables of its environment. */
export async function startService(
  { databaseUrl, dataDir }: TestDatabase,
  settings: Record<string, string> = {},
): Promise<OwnService> {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATABASE_URL: databaseUrl ?? '',
      DATA_DIR: dataDir,
      REDIS_URL: environment.redisUrl ?? '',
      JWT_SECRET: 'a secret of the tests that is long enough',
      ADMIN_EMAIL,
      ADMIN_PASSWORD,
      RATE_LIMIT_PER_MINUTE: '1000000',
      RATE_LIMIT_PER_HOUR: '1000000',
      LOG_LEVEL: 'error',
      ...settings,
    },
  });
  const baseUrl = await addressOf(child);
  const admin = createAdminClient({ baseUrl, maxRetries: 0, timeout: PATIENT_MS });
  const { token } = await admin.auth.login({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD }).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    baseUrl,
    token,
    admin,
    kill: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
    },
  };
}

/** Reads what it prints until it says where it listens. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (what: string): void => {
      child.kill('SIGKILL');
      reject(new Error(`The service ${what}: ${printed}`));
    };
    const timer = setTimeout(() => fail('did not start in time'), HANG_MS);
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const [, url] = /Admin API\s+(http:\/\/\S+)\/api\/admin\s/.exec(printed) ?? [];
      if (url) {
        clearTimeout(timer);
        resolve(url);
      }
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => {
      clearTimeout(timer);
      fail('ended');
    });
  });
}
