import { Logger } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DatabaseUnavailable, SQLSTATE, UnsuitableDatabase } from './unavailable';
import type { TimeLimits } from '@/config/time-limits';
import { type DatabaseClient, TICK_MS } from './client';
import { SELECT_STATE, type ServerState } from './session';

/** Ticks of silence on a connection after which the monitor asks the server. */
const SUSPICIOUS_TICKS = 3;
/** Pause between two attempts to reach a server that fell silent, in milliseconds. */
const RETRY_MS = 500;

/** The parts of the DataSource that the monitor needs. */
export interface MonitorHost {
  /** Opens a connection of its own. @throws DatabaseUnavailable */
  open(): Promise<DatabaseClient>;
  /** Asks on a shared connection, if the server has no further one for us. */
  askOnShared(statement: string): Promise<ServerState[]>;
}

/**
 * Notices a server that has fallen silent: frozen, or behind a network that drops packets. If a connection waits in silence,
 * it asks on a new one. If no connection hears anything meanwhile, it destroys them all, and statements fail at once
 * until the server answers again. Time is counted in ticks, so that a pause of this process is not taken for silence.
 */
export class ConnectionMonitor {
  private readonly logger = new Logger('Database');
  private readonly clients = new Set<DatabaseClient>();
  private readonly waiting = new Set<(error: Error) => void>();
  private readonly timer: NodeJS.Timeout;
  private outage: DatabaseUnavailable | null = null;
  private isAsking = false;
  private isClosed = false;
  private heardAt = 0;
  private ticks = 0;
  private own: Promise<DatabaseClient> | null = null;
  private checking: Promise<void> | null = null;

  constructor(
    private readonly host: MonitorHost,
    private readonly timeLimits: Pick<TimeLimits, 'readiness'>,
  ) {
    this.timer = setInterval(() => this.tick(), TICK_MS).unref();
  }

  watch(client: DatabaseClient): void {
    this.clients.add(client);
    client.once('end', () => this.clients.delete(client));
  }

  /** @throws DatabaseUnavailable while the server is silent */
  assertAnswers(): void {
    if (this.outage) {
      throw this.outage;
    }
  }

  get isSilent(): boolean {
    return this.outage !== null;
  }

  /**
   * Waits for a connection of the pool as long as the server answers.
   * @throws DatabaseUnavailable
   */
  async connected(coming: Promise<PoolClient>): Promise<PoolClient> {
    let fail: (error: Error) => void = () => undefined;
    const silence = new Promise<never>((_resolve, reject) => (fail = reject));
    this.waiting.add(fail);
    try {
      this.assertAnswers();
      return await Promise.race([coming, silence]);
    } catch (error) {
      // If it comes too late, it goes back.
      coming.then(
        (client) => client.release(),
        () => undefined,
      );
      throw error;
    } finally {
      this.waiting.delete(fail);
    }
  }

  /** Checks that the database answers and can be written. Callers at the same time share one check. */
  check(): Promise<void> {
    return (this.checking ??= this.ask().finally(() => (this.checking = null)));
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.timer);
    const own = await this.own?.catch(() => null);
    await own?.end().catch(() => undefined);
  }

  private async ask(): Promise<void> {
    this.assertAnswers();
    const [state] = await this.stateOnOwnConnection();
    if (!state || state.isReadOnly) {
      await this.dropOwn();
      throw new DatabaseUnavailable('The database is read-only');
    }
  }

  private async stateOnOwnConnection(): Promise<ServerState[]> {
    this.own ??= this.openOwn();
    let client: DatabaseClient;
    try {
      client = await this.own;
    } catch (error) {
      this.own = null;
      if (error instanceof DatabaseUnavailable && error.isConnectionLimit) {
        return this.host.askOnShared(SELECT_STATE);
      }
      throw error;
    }
    const { readiness } = this.timeLimits;
    const timer = setTimeout(
      () => client.abort(new DatabaseUnavailable(`The database did not answer within ${readiness / 1000} s`)),
      readiness,
    );
    try {
      return (await client.query<ServerState>(SELECT_STATE)).rows;
    } catch (error) {
      client.abort(DatabaseUnavailable.from(error));
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  private async openOwn(): Promise<DatabaseClient> {
    const client = await this.host.open();
    client.once('end', () => (this.own = null));
    return client;
  }

  private async dropOwn(): Promise<void> {
    const client = await this.own?.catch(() => null);
    this.own = null;
    client?.abort(new DatabaseUnavailable('The database is read-only'));
  }

  private tick(): void {
    this.ticks += 1;
    let isSuspicious = false;
    for (const client of this.clients) {
      const { heard, silentTicks } = client.tick();
      this.heardAt = heard ? this.ticks : this.heardAt;
      isSuspicious ||= silentTicks >= SUSPICIOUS_TICKS;
    }
    if (isSuspicious && !this.isAsking && !this.outage) {
      this.isAsking = true;
      void this.investigate().finally(() => (this.isAsking = false));
    }
  }

  private async investigate(): Promise<void> {
    const since = this.ticks;
    if ((await this.isReached()) || this.heardAt > since) {
      return;
    }
    this.outage = new DatabaseUnavailable('The database does not answer');
    this.logger.warn('The database does not answer. Its connections are closed, and requests get 503 until it answers');
    for (const client of [...this.clients]) {
      client.abort(this.outage);
    }
    for (const fail of [...this.waiting]) {
      fail(this.outage);
    }
    while (!this.isClosed && !(await this.isReached())) {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
    }
    this.outage = null;
    this.logger.log('The database answers again');
  }

  /** A server that refuses a connection answers too. */
  private async isReached(): Promise<boolean> {
    try {
      const client = await this.host.open();
      await client.end();
      return true;
    } catch (error) {
      return isAnswer(error);
    }
  }
}

/** A refusal with a SQLSTATE, or one of ours that follows from what the server said. */
function isAnswer(error: unknown): boolean {
  const { code } = ((error as Error).cause ?? {}) as { code?: unknown };
  return error instanceof UnsuitableDatabase || (typeof code === 'string' && SQLSTATE.test(code));
}
