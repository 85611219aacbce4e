import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AuditWriter, SYSTEM_ORIGIN } from './audit.writer';

/** Changes that no request asked for, such as the first admin: audited like all others, with the system as actor. */
@Injectable()
export class SystemTransaction {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly writer: AuditWriter,
  ) {}

  run<T>(work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(work, (changes) => this.writer.writeChanges(changes, SYSTEM_ORIGIN));
  }
}
