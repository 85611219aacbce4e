import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@/database/unit-of-work';
import { type AuditOrigin, AuditWriter } from './audit.writer';

const SYSTEM: AuditOrigin = {
  actor: { type: 'system', id: null, email: null },
  requestId: null,
  ip: null,
  userAgent: null,
};

/** Changes that no request asked for, such as the first admin: audited like all others, with the system as actor. */
@Injectable()
export class SystemWork {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly writer: AuditWriter,
  ) {}

  run<T>(work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(work, (changes) => this.writer.write(changes, SYSTEM));
  }
}
