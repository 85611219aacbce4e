import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { AcceptInvitation } from '@/lib/admin/contract/invitations';
import type { AddMember } from '@/lib/admin/contract/organizations';
import { PasswordService } from '@/users/passwords/password.service';
import { isSuspended } from '@/users/suspension/suspensions.service';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { databaseClock } from '@/database/connection/database-clock';
import { InjectAudited } from '@/database/database.module';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import type { MembershipEntity } from '@/organizations/membership.entity';
import { OrganizationEntity } from '@/organizations/organization.entity';
import { MembershipsService } from '@/organizations/memberships.service';
import { NoFreeSeat } from '@/organizations/organizations.errors';
import type { UserEntity } from '@/users/user.entity';
import { UsersService } from '@/users/users.service';
import { InvitationEntity, statusOf } from './invitation.entity';
import {
  AccountDetailsRequired,
  HasAccount,
  InvitationNotValid,
  InviteeSuspended,
  OrganizationFull,
} from './invitations.errors';
import { hashOf } from '@/encryption/link-token';

/** An account to create, with its password hashed. */
interface NewAccount {
  email: string;
  name: string;
  passwordHash: string;
}

@Injectable()
export class AcceptanceService {
  constructor(
    @InjectAudited(InvitationEntity) private readonly invitations: AuditedRepository<InvitationEntity>,
    @InjectAudited(OrganizationEntity) private readonly organizations: AuditedRepository<OrganizationEntity>,
    private readonly users: UsersService,
    private readonly memberships: MembershipsService,
    private readonly passwords: PasswordService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Makes the owner of the token a member, and creates an account if none has the address. Errors tell something about the
   * address only to the owner of the token.
   * @throws InvitationNotValid, AccountDetailsRequired, PasswordRefused, HasAccount, InviteeSuspended, AlreadyMember, OrganizationFull
   */
  async accept({ token, ...given }: AcceptInvitation): Promise<MembershipEntity> {
    const pending = await this.unitOfWork.readBeforeBegin(() => this.findPending(token));
    if (!pending) {
      throw new InvitationNotValid();
    }
    // The password is hashed before the transaction begins, so that the hash holds no connection and no locks.
    const user = await this.unitOfWork.readBeforeBegin(() => this.users.findByEmail(pending.email));
    const account = user ? null : await this.newAccount(pending.email, given);
    // A user is locked before organizations, as everywhere.
    const holder = account ? null : await this.users.lockByEmail(pending.email);
    const invitation = await this.lockPending(pending);
    const invitee = account ? await this.create(invitation, account) : this.existing(holder, given);
    this.unitOfWork.actAs(invitee);
    await this.users.verifyEmail(invitee);
    const { organizationId, role } = invitation;
    await this.invitations.update(invitation, { userId: invitee.id, acceptedAt: databaseClock.now() });
    return this.join(organizationId, { userId: invitee.id, role });
  }

  /** Finds the pending invitation of a token; null if there is none. */
  private async findPending(token: string): Promise<InvitationEntity | null> {
    const invitation = await (
      await this.invitations.query()
    )
      .where('t.tokenHash = :tokenHash', { tokenHash: hashOf(token) })
      .getOne();
    return invitation && statusOf(invitation) === 'pending' ? invitation : null;
  }

  /** Locks the organization, then the invitation. @throws InvitationNotValid if it is no longer pending. */
  private async lockPending({ id, organizationId, tokenHash }: InvitationEntity): Promise<InvitationEntity> {
    const organization = await this.organizations.lockById(organizationId);
    const invitation = await this.invitations.lockById(id);
    if (!organization || invitation?.tokenHash !== tokenHash || statusOf(invitation) !== 'pending') {
      throw new InvitationNotValid();
    }
    return invitation;
  }

  /** Adds the member. An invitee cannot raise the seat limit, so the error differs. @throws AlreadyMember, OrganizationFull */
  private async join(organizationId: string, member: AddMember): Promise<MembershipEntity> {
    try {
      return await this.memberships.add(organizationId, member);
    } catch (error) {
      throw error instanceof NoFreeSeat ? new OrganizationFull() : error;
    }
  }

  /** @throws AccountDetailsRequired, PasswordRefused */
  private async newAccount(email: string, { name, password }: Omit<AcceptInvitation, 'token'>): Promise<NewAccount> {
    const missing = Object.entries({ name, password }).filter(([, value]) => value === undefined);
    if (name === undefined || password === undefined) {
      throw new AccountDetailsRequired(missing.map(([field]) => field));
    }
    return { email, name, passwordHash: await this.passwords.hashNew(password, { email, name }) };
  }

  /** Creates the account under the id that the invitation reserves, or under a new id if the address had an account before. */
  private create({ id, userId }: InvitationEntity, account: NewAccount): Promise<UserEntity> {
    return this.users.insert({ ...account, id: userId === id ? id : uuidv7(), emailVerifiedAt: databaseClock.now() });
  }

  /** @throws HasAccount, InvitationNotValid, InviteeSuspended */
  private existing(user: UserEntity | null, given: Omit<AcceptInvitation, 'token'>): UserEntity {
    if (!user) {
      throw new InvitationNotValid();
    }
    const superfluous = Object.entries<string | undefined>(given).filter(([, value]) => value !== undefined);
    if (superfluous.length > 0) {
      throw new HasAccount(superfluous.map(([field]) => field));
    }
    if (isSuspended(user)) {
      throw new InviteeSuspended();
    }
    return user;
  }
}
