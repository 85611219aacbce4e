import { type AdminClient, createAdminClient } from 'admin-api-client';
import { service as program } from '#service';
import { cacheFolder, scratchFolder, versionOf } from './cache-folder';
import { millisecondsOf } from './duration';
import { Mailbox } from './mailbox';
import { createSeed, type SeedData, type Seeded } from './seed';
import { ServiceProcess } from './service-process';
import { join } from 'node:path';

const DEFAULT_ADMIN = { email: 'root@example.com', password: 'a lighthouse in the fog' };

export interface Credentials {
  email: string;
  password: string;
}

export interface TestApiOptions<Result = unknown> {
  /** The state that `reset` returns to: data, or a function that creates it with the client of the first admin. */
  seed?: SeedData | ((client: AdminClient) => Promise<Result> | Result);
  /** The first admin. The password must satisfy the rules of the service. */
  admin?: Partial<Credentials>;
  /** Whether the limits of requests hold that the service has by default. Default: false, so no test meets one. */
  rateLimits?: boolean;
  /** Variables of the service, such as `{ AUDIT_RETENTION_DAYS: '30' }`. It reads none of this process's environment. */
  env?: Record<string, string>;
  /** Receives the log of the service, in lines of JSON. `LOG_LEVEL` in `env` chooses the level. Default: no log. */
  onLog?: (lines: string) => void;
  /** Folder of what is made once. Default: `node_modules/.cache/admin-api-testing`. */
  cacheFolder?: string;
}

/** An Admin API for tests: a process with a database of its own. */
export interface TestApi<Result = unknown> {
  /** The address without a slash at the end. */
  readonly url: string;
  /** Session token of the first admin. It stays valid after `advance` and `reset`. */
  readonly token: string;
  /** The client of the first admin. */
  readonly client: AdminClient;
  /** Email and password of the first admin, to sign in with. */
  readonly admin: Credentials;
  /** The resources of a seed that is data, or the result of a seed that is a function. */
  readonly seeded: Result;
  /** The mails that the service sent. */
  readonly mails: Mailbox;
  /** Signs in as another user. Returns the session token and its client. */
  signIn(credentials: Credentials): Promise<{ token: string; client: AdminClient }>;
  /** Returns to the seeded state, in every respect: data, mails, time, limits, stored answers. Await your requests before. */
  reset(): Promise<void>;
  /**
   * Moves the time of the service forward: by milliseconds, by a text such as `8d`, or to a time. Waits until the work that is due
   * by then is done. Returns the time of the service.
   */
  advance(by: number | string | Date): Promise<Date>;
  /** Ends the process and removes its database. May be called more than once. */
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts an Admin API for tests. Each call has a process, a port and a database of its own.
 * @throws Error with one sentence if the service does not start, or AdminApiError if the seed is refused
 */
export function startAdminApi(options?: TestApiOptions & { seed?: SeedData }): Promise<TestApi<Seeded>>;
export function startAdminApi<Result>(
  options: TestApiOptions<Result> & { seed: (client: AdminClient) => Promise<Result> | Result },
): Promise<TestApi<Result>>;
export async function startAdminApi(options: TestApiOptions = {}): Promise<TestApi> {
  const admin = { ...DEFAULT_ADMIN, ...options.admin };
  const mails = new Mailbox();
  const cache = options.cacheFolder ?? cacheFolder();
  const version = versionOf(program.at(-1) ?? '');
  const { service, started } = await ServiceProcess.start(
    program.length > 1 ? [...program, join(cache, `code-${version}-${process.version}`)] : program,
    environmentOf(options, admin),
    {
      template: join(cache, `database-${version}`),
      scratch: scratchFolder(),
      isLimited: options.rateLimits ?? false,
    },
    (mail) => mails.receive(mail),
    options.onLog,
  );
  const { url, token } = started;
  const client = createAdminClient({ baseUrl: url, token });
  try {
    const { seed = {} } = options;
    const seeded = typeof seed === 'function' ? await seed(client) : await createSeed(client, seed);
    await service.order({ call: 'save' });
    mails.save();
    return {
      ...{ url, token, client, admin, seeded, mails },
      signIn: async ({ email, password }) => {
        const session = await createAdminClient({ baseUrl: url, token: '' }).auth.login({ email, password });
        return { token: session.token, client: createAdminClient({ baseUrl: url, token: session.token }) };
      },
      reset: async () => {
        await service.order({ call: 'reset' });
        mails.restore();
      },
      advance: async (by) => service.order({ call: 'advance', ...moveOf(by) }),
      stop: () => service.stop(),
      [Symbol.asyncDispose]: () => service.stop(),
    };
  } catch (error) {
    await service.stop();
    throw error;
  }
}

function environmentOf({ env = {} }: TestApiOptions, { email, password }: Credentials): Record<string, string> {
  return {
    LOG_LEVEL: 'silent',
    DOCS: 'off',
    MAX_SESSIONS_PER_USER: '1000',
    ...env,
    ADMIN_EMAIL: email,
    ADMIN_PASSWORD: password,
  };
}

function moveOf(by: number | string | Date): { by: number } | { to: number } {
  return by instanceof Date ? { to: by.getTime() } : { by: millisecondsOf(by) };
}
