import { setTimeout as delay } from 'node:timers/promises';
import { createOwnPostgres, type OwnPostgres, type ServerSettings } from './own-postgres';
import { outageTimeLimits } from './patience';
import { type Answer, call, type CallOptions } from './requests';
import { createTestApp, type TestApp, type TestAppOptions } from './test-app';

export const USERS = '/api/admin/users';

/** A service on a PostgreSQL of its own. */
export interface FaultBench {
  postgres: OwnPostgres;
  service: TestApp;
  remove(): Promise<void>;
}

export async function createFaultBench(
  settings: ServerSettings = {},
  app: (postgres: OwnPostgres) => TestAppOptions | Promise<TestAppOptions> = () => ({}),
  prepare?: (folder: string) => void,
): Promise<FaultBench> {
  const postgres = await createOwnPostgres(settings, prepare);
  let service: TestApp | undefined;
  try {
    await postgres.start();
    const { config, ...rest } = await app(postgres);
    const timeLimits = outageTimeLimits();
    service = await createTestApp({ database: postgres.database, ...rest, config: { timeLimits, ...config } });
  } catch (error) {
    await postgres.remove();
    throw error;
  }
  const opened = service;
  return {
    postgres,
    service: opened,
    remove: async () => {
      try {
        await opened.close();
      } finally {
        // Also after a failure: no server may outlive the suite.
        await postgres.remove();
      }
    },
  };
}

export function expectUnavailable({ status, headers, body }: Answer): void {
  expect([status, body.error?.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
  expect(headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
}

/** Sends a request of each client again and again until it is stopped. */
export function startClients(
  { baseUrl, adminToken: token }: TestApp,
  count: number,
  next: (client: number) => CallOptions & { path: string },
): { answers: Answer[]; stop(): Promise<void> } {
  const answers: Answer[] = [];
  let stopped = false;
  const client = async (number: number): Promise<void> => {
    while (!stopped) {
      const { path, ...options } = next(number);
      const answer = await call(baseUrl, path, { token, ...options });
      answers.push(answer);
      if (answer.status >= 500) {
        // As a client would; Retry-After itself is more than a test has time for.
        await delay(100);
      }
    }
  };
  const clients = Promise.all(Array.from({ length: count }, (_, number) => client(number)));
  return {
    answers,
    stop: async () => {
      stopped = true;
      await clients;
    },
  };
}
