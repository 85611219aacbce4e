import type { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { Readiness } from '@/jobs/readiness';
import { Unauthorized } from '@/http/errors/errors';
import { AdminAccess } from '@/http/access/admin-access';
import type { Principal } from '@/http/access/principal';
import { NoExportLeft, TooManyExports } from '../audit.errors';
import { streamOf } from './export-stream';

/** Most exports of this instance at a time. Each holds some megabytes: a page of entries and the hashes of a checkpoint. */
const MAX_EXPORTS = 20;
const MAX_EXPORTS_OF_USER = 5;

/** An export that was admitted, and the text that it sends. */
interface Export {
  /** @param signal Aborted when the stream closes. */
  texts: (signal: AbortSignal) => AsyncGenerator<string, void, undefined>;
  /** Ends the admission. */
  release: () => void;
  /** Tells the client of a broken export what it can do. */
  advice: string;
}

/** Limits the running exports of this instance, and ends them when the service stops. */
@Injectable()
export class OpenExports {
  /** Longest time in milliseconds in which a client reads nothing before its export is aborted. */
  readonly stallMs: number = 60_000;
  private readonly logger = new Logger('AuditExport');
  private readonly users = new Map<symbol, string>();
  private readonly streams = new Map<Readable, string>();

  constructor(
    private readonly access: AdminAccess,
    readiness: Readiness,
  ) {
    readiness.cutOff.addEventListener('abort', () => this.abortAll());
  }

  /**
   * Admits an export.
   * @returns a function that ends the admission. It may be called more than once.
   * @throws TooManyExports, NoExportLeft
   */
  admit(userId: string): () => void {
    if ([...this.users.values()].filter((id) => id === userId).length >= MAX_EXPORTS_OF_USER) {
      throw new TooManyExports();
    }
    if (this.users.size >= MAX_EXPORTS) {
      throw new NoExportLeft();
    }
    const slot = Symbol();
    this.users.set(slot, userId);
    return () => void this.users.delete(slot);
  }

  /** Opens the stream of an export. It releases the admission when it closes. An error before the first text is thrown here. */
  async stream({ texts, release, advice }: Export): Promise<Readable> {
    const stop = new AbortController();
    const stream = await streamOf({
      texts: texts(stop.signal),
      stop,
      onError: (error) => this.report(error, advice),
      stallMs: this.stallMs,
      onStall: () => this.logger.log('An export was aborted because its client stopped reading'),
    });
    this.streams.set(stream, advice);
    stream.once('close', () => {
      this.streams.delete(stream);
      release();
    });
    return stream;
  }

  /**
   * Call it after each page is read, so that nothing from after the end of the session is sent.
   * @throws Unauthorized if the session or the key has ended, or a permission that the export uses is gone
   */
  async assertAuthorized(principal: Principal | undefined): Promise<void> {
    if (!principal || !(await this.access.isInForce(principal))) {
      throw new Unauthorized();
    }
  }

  private abortAll(): void {
    for (const [stream, advice] of this.streams) {
      this.logger.warn(`An export was aborted because the service stops. ${advice}`);
      stream.destroy(new Error('The service stops'));
    }
  }

  private report(error: unknown, advice: string): void {
    if (error instanceof Unauthorized) {
      this.logger.log('An export was aborted because its session has ended');
    } else {
      this.logger.error({ err: error }, `An export failed. ${advice}`);
    }
  }
}
