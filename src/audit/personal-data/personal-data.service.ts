import { Readable } from 'node:stream';
import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { Injectable, StreamableFile } from '@nestjs/common';
import { databaseClock } from '@/database/connection/database-clock';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import type { Principal } from '@/http/access/principal';
import type { Person } from '../erasure/personal-stores';
import { OpenExports } from '../export/open-exports';
import type { AuditMark } from '../recording/audit.decorators';
import { AuditWriter } from '../recording/audit.writer';
import { actorOf, type AuditedRequest, originOf, resourceOf } from '../recording/origin';
import { PersonalSections } from './personal-sections';

export type { AuditedRequest };

/** The resource and the action of the route and of its entry. */
export const PERSONAL_DATA: Pick<AuditMark, 'resource' | 'action'> = { resource: 'user', action: 'READ' };

/** Number of characters written between two yields to the event loop. */
const SLICE_LENGTH = 32_768;

/** Streams everything that is kept about a person as one JSON document, in bounded memory. */
@Injectable()
export class PersonalDataService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly writer: AuditWriter,
    private readonly exports: OpenExports,
    private readonly sections: PersonalSections,
  ) {}

  /**
   * Records the read, and opens the document. It counts as an export.
   * @throws TooManyExports, NoExportLeft
   */
  open(person: Person, request: AuditedRequest): Promise<StreamableFile> {
    // The stream outlives the handler.
    return this.unitOfWork.readBeforeBegin(() => this.start(person, request));
  }

  private async start(person: Person, request: AuditedRequest): Promise<StreamableFile> {
    if (request.method === 'HEAD') {
      return fileOf(person, Readable.from([]));
    }
    const release = this.exports.admit(request.user?.id ?? '');
    try {
      await this.record(request);
      const stream = await this.exports.stream({
        texts: (signal) => this.texts(person, request.user, signal),
        release,
        advice: 'Request the document again.',
      });
      return fileOf(person, stream);
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Writes the entry in a transaction of its own, so that it remains even if the stream fails. */
  private record(request: AuditedRequest): Promise<void> {
    const entry = {
      at: databaseClock.now(),
      action: PERSONAL_DATA.action,
      resource: resourceOf(request, PERSONAL_DATA),
      changes: {},
      outcome: 'SUCCESS' as const,
      person: null,
      organizationId: null,
    };
    return this.writer.writeAlone(entry, originOf(request, actorOf(request.user), null));
  }

  /** @throws Unauthorized when the session of the principal has ended */
  private async *texts(
    person: Person,
    principal: Principal | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<string, void, undefined> {
    let text = `{"generatedAt":${JSON.stringify(databaseClock.now())},"person":${JSON.stringify(person)}`;
    for await (const piece of this.pieces(person, principal, signal)) {
      text += piece;
      if (text.length >= SLICE_LENGTH) {
        yield text;
        text = '';
        await yieldToEventLoop();
      }
    }
    yield `${text}}\n`;
  }

  private async *pieces(
    person: Person,
    principal: Principal | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<string, void, undefined> {
    for (const section of this.sections.inOrder) {
      if (signal.aborted) {
        return;
      }
      yield `,${JSON.stringify(section.name)}:`;
      const content = section.read(person);
      if (Symbol.asyncIterator in content) {
        let separator = '[';
        for await (const page of content) {
          await this.exports.assertAuthorized(principal);
          for (const item of page) {
            yield separator + JSON.stringify(item);
            separator = ',';
          }
        }
        yield separator === '[' ? '[]' : ']';
      } else {
        const value = await content;
        await this.exports.assertAuthorized(principal);
        yield JSON.stringify(value);
      }
    }
  }
}

function fileOf({ id }: Person, stream: Readable): StreamableFile {
  const disposition = `attachment; filename="personal-data-${id}.json"`;
  return new StreamableFile(stream, { type: 'application/json; charset=utf-8', disposition });
}
