import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { AuditWriter, SYSTEM_ORIGIN } from './audit.writer';

/** Runs changes that no request asked for, such as the creation of the first admin. Their actor is the system. */
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
