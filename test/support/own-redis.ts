import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import Redis from 'ioredis';
import { freePort } from './free-port';
import { until } from './requests';

/** A Redis of one test's own, that it may stop. */
export interface OwnRedis {
  url: string;
  start(): Promise<void>;
  /** Kills it; its keys are gone. */
  stop(): Promise<void>;
  /** It keeps its connections and answers no more, as behind a broken network. */
  freeze(): void;
  thaw(): void;
}

/** @param password That it requires. */
export async function createOwnRedis(password?: string): Promise<OwnRedis> {
  const port = await freePort();
  const url = `redis://${password === undefined ? '' : `:${password}@`}127.0.0.1:${port}`;
  let server: ChildProcess | null = null;
  return {
    url,
    start: async () => {
      const secured = password !== undefined && { requirepass: password };
      const options = { port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: tmpdir(), ...secured };
      const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
      server = spawn('redis-server', args, { stdio: 'ignore' });
      await until('Redis answers', () => answers(url));
    },
    stop: async () => {
      if (server) {
        const ended = once(server, 'exit');
        server.kill('SIGKILL');
        await ended;
        server = null;
      }
    },
    freeze: () => void server?.kill('SIGSTOP'),
    thaw: () => void server?.kill('SIGCONT'),
  };
}

async function answers(url: string): Promise<boolean> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
    return true;
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}
