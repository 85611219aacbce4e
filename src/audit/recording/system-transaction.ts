import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { type AuditOrigin, AuditWriter, SYSTEM_ORIGIN } from './audit.writer';

/** The request that made the system act. */
export type RequestOrigin = Pick<AuditOrigin, 'requestId' | 'ip' | 'userAgent'>;

/** Runs changes that no user made, such as the creation of the first admin. Their actor is the system. */
@Injectable()
export class SystemTransaction {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly writer: AuditWriter,
  ) {}

  /** @param work May name the request that it answers. The entries then show that request. */
  run<T>(work: (onBehalfOf: (request: RequestOrigin) => void) => Promise<T>): Promise<T> {
    let origin = SYSTEM_ORIGIN;
    const onBehalfOf = (request: RequestOrigin): void => {
      origin = { ...SYSTEM_ORIGIN, ...request };
    };
    return this.unitOfWork.run(
      () => work(onBehalfOf),
      (changes) => this.writer.writeChanges(changes, origin),
    );
  }
}
