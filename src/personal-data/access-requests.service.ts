import { Injectable, type StreamableFile } from '@nestjs/common';
import { ErasureService } from '@/audit/erasure/erasure.service';
import { PersonFinder } from '@/audit/erasure/person-finder';
import type { Person } from '@/audit/erasure/personal-stores';
import { type AuditedRequest, PersonalDataService } from '@/audit/personal-data/personal-data.service';
import { InjectArchive } from '@/database/database.module';
import { Archive } from '@/database/repository/archive';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { UserEntity } from '@/users/user.entity';
import { UserNotFound } from '@/users/users.errors';

/** Finds which of these addresses another account has, also a deleted one. $1: addresses. $2: id of the account. */
const TAKEN = `
  SELECT email FROM users WHERE email = ANY ($1::text[]) AND id <> $2
  UNION SELECT email FROM deleted_users WHERE email = ANY ($1::text[]) AND id <> $2`;

/** Answers access requests (GDPR Art. 15). */
@Injectable()
export class AccessRequestsService {
  constructor(
    @InjectArchive(UserEntity) private readonly users: Archive<UserEntity>,
    private readonly erasure: ErasureService,
    private readonly persons: PersonFinder,
    private readonly documents: PersonalDataService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Opens the document about a person. There need not be an account: a person may have been invited, deleted or erased.
   * @throws UserNotFound if nothing mentions the person, TooManyExports, NoExportLeft
   */
  async open(id: string, request: AuditedRequest): Promise<StreamableFile> {
    return this.documents.open(await this.identify(id), request);
  }

  private async identify(id: string): Promise<Person> {
    const user = await this.users.findById(id);
    const invited = user ? null : await this.erasure.subjectOf(id);
    const isKnown = user !== null || invited?.id === id || (!invited && (await this.persons.isMentioned(id)));
    if (!isKnown) {
      throw new UserNotFound();
    }
    return this.persons.find(id, user?.email ?? invited?.address ?? null, (addresses) => this.ownOf(id, addresses));
  }

  /** Leaves out addresses that another account has now: mail to them, and invitations, are that person's. */
  private async ownOf(id: string, addresses: readonly string[]): Promise<string[]> {
    const taken = await this.unitOfWork.query<{ email: string }>(TAKEN, [addresses, id]);
    return addresses.filter((address) => !taken.some(({ email }) => email === address));
  }
}
