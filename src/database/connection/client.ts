import { Client, type ClientConfig, type DatabaseError } from 'pg';
import { bytesReadBy, destroySocket, hasUnanswered, onServerError } from './internals';
import { DatabaseUnavailable, UnsuitableDatabase } from './unavailable';
import type { TimeLimits } from '@/config/time-limits';
import type { Pooling } from './pooling';
import { prepareSession, type ServerState } from './session';

/** State that the connections of one DataSource share. */
export interface ConnectionContext {
  pooling: Pooling;
  usesPrepared: boolean;
  /** Only a program that writes nothing may use a standby. */
  allowsReadOnly: boolean;
  timeLimits: TimeLimits;
  /** The schema that the first connection found; null before that. */
  schema: string | null;
  /** Called for every connection that opens. Null for the embedded database. */
  watch: ((client: DatabaseClient) => void) | null;
}

export interface DatabaseClientConfig extends ClientConfig {
  context: ConnectionContext;
  isShared?: boolean;
}

/** Pause between two ticks of the monitor, in milliseconds. */
export const TICK_MS = 250;

/** SQLSTATE of a write on a read-only database, and of a lock that was not granted in time. */
const READ_ONLY = '25006';
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * A connection with our session settings. It accepts only a database that can be written, and notices if the server falls
 * silent.
 */
export class DatabaseClient extends Client {
  readonly context: ConnectionContext;
  /** Process of the server; with a pooler in transaction mode the one of the first statement. */
  backendPid = 0;
  isOpening = false;
  /** False while a statement without a limit runs, such as a migration. */
  isLimited = true;
  private readonly isShared: boolean;
  private silentTicks = 0;
  private bytesSeen = 0;

  constructor(config: DatabaseClientConfig) {
    super(config);
    this.context = config.context;
    this.isShared = config.isShared === true;
    // pg-pool listens only while the connection is idle, and TypeORM only while it is lent.
    this.on('error', () => undefined);
    onServerError(this, (error) => this.endIfUseless(error));
  }

  override connect(): Promise<Client>;
  override connect(callback: ((error: Error) => void) | ((error: null, client: Client) => void)): void;
  override connect(callback?: (error: never, client: Client) => void): Promise<Client> | undefined {
    const opened = this.open();
    if (!callback) {
      return opened;
    }
    // pg calls back with null or an error. No function type covers both.
    opened.then(
      () => callback(null as never, this),
      (error: unknown) => callback(error as never, this),
    );
    return undefined;
  }

  /** Whether a statement has been sent that is not answered yet. */
  get isWaiting(): boolean {
    return this.isOpening || hasUnanswered(this);
  }

  /** Ends the connection at once. Statements that wait for it fail with this error. */
  abort(error: Error): void {
    destroySocket(this, error);
  }

  /** Called by the monitor at an even pace. Tells whether bytes arrived since the last tick, and how long it has waited. */
  tick(): { heard: boolean; silentTicks: number } {
    const bytesRead = bytesReadBy(this);
    const heard = bytesRead !== this.bytesSeen;
    this.silentTicks = this.isWaiting && !heard ? this.silentTicks + 1 : 0;
    this.bytesSeen = bytesRead;
    const { silence, sharedSilence } = this.context.timeLimits;
    if (this.isLimited && this.silentTicks > (this.isShared ? sharedSilence : silence) / TICK_MS) {
      this.abort(new DatabaseUnavailable('A database connection has been silent for too long'));
    }
    return { heard, silentTicks: this.silentTicks };
  }

  private async open(): Promise<this> {
    const { context } = this;
    context.watch?.(this);
    const timer = this.limitOpening();
    this.isOpening = true;
    try {
      await super.connect();
      const { rows } = await this.query<ServerState>(
        prepareSession(context.pooling, context.timeLimits, this.isShared),
      );
      this.accept(rows[0]);
      return this;
    } catch (error) {
      const refusal = DatabaseUnavailable.from(error);
      this.abort(refusal);
      throw refusal;
    } finally {
      this.isOpening = false;
      clearTimeout(timer);
    }
  }

  /** The embedded database has no limit, because it serves one connection after another. */
  private limitOpening(): NodeJS.Timeout | undefined {
    const {
      pooling,
      timeLimits: { opening },
    } = this.context;
    const giveUp = (): void =>
      this.abort(new DatabaseUnavailable(`The database did not answer within ${opening / 1000} s`));
    return pooling === 'embedded' ? undefined : setTimeout(giveUp, opening).unref();
  }

  private accept(state: ServerState | undefined): void {
    if (!state || (state.isReadOnly && !this.context.allowsReadOnly)) {
      throw new UnsuitableDatabase(
        'The database is read-only (a standby, or default_transaction_read_only is on): connect to the primary',
      );
    }
    this.context.schema ??= state.schema;
    if (state.schema !== this.context.schema) {
      throw new UnsuitableDatabase('The search_path leads to another schema than at the start');
    }
    this.backendPid = state.pid;
  }

  /** Closes a connection to a read-only database. On a shared connection, other statements must not wait behind a lock. */
  private endIfUseless({ code }: DatabaseError): void {
    if (code === READ_ONLY || (code === LOCK_NOT_AVAILABLE && this.isShared)) {
      setImmediate(() => this.abort(new DatabaseUnavailable(`The connection was closed after error ${code}`)));
    }
  }
}
