import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { AcceptInvitation } from '@/lib/admin/contract/invitations';
import type { AddMember } from '@/lib/admin/contract/organizations';
import { PasswordService } from '@/users/passwords/password.service';
import { isSuspended } from '@/users/suspension/suspensions.service';
import { InvalidRequest } from '@/http/errors/errors';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import type { MembershipEntity } from '@/organizations/membership.entity';
import { MembershipsService } from '@/organizations/memberships.service';
import { NoFreeSeat } from '@/organizations/organizations.errors';
import type { UserEntity } from '@/users/user.entity';
import { UsersService } from '@/users/users.service';
import type { InvitationEntity } from './invitation.entity';
import { InvitationNotValid, InviteeSuspended, OrganizationFull } from './invitations.errors';
import { InvitationsService } from './invitations.service';

/** What an account that is to be made needs. */
interface NewAccount {
  email: string;
  name: string;
  passwordHash: string;
}

@Injectable()
export class AcceptanceService {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly users: UsersService,
    private readonly memberships: MembershipsService,
    private readonly passwords: PasswordService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Makes whoever has the token a member, and before that an account where there is none with the address. Only who has it
   * hears anything about the address.
   * @throws InvitationNotValid, InvalidRequest, InviteeSuspended, AlreadyMember, OrganizationFull
   */
  async accept({ token, ...given }: AcceptInvitation): Promise<MembershipEntity> {
    const pending = await this.unitOfWork.readBeforeBegin(() => this.invitations.findPending(token));
    if (!pending) {
      throw new InvitationNotValid();
    }
    // The hash of the password is made before the transaction, which would hold a connection and locks meanwhile.
    const user = await this.unitOfWork.readBeforeBegin(() => this.users.findByEmail(pending.email));
    const account = user ? null : await this.newAccount(pending.email, given);
    const locked = await this.invitations.lockPending(pending);
    if (!locked) {
      throw new InvitationNotValid();
    }
    const { invitation } = locked;
    const invitee = account ? await this.create(invitation, account) : await this.existing(invitation.email, given);
    this.unitOfWork.actAs(invitee);
    const { organizationId, role } = invitation;
    await this.invitations.accept(invitation, invitee.id);
    return this.join(organizationId, { userId: invitee.id, role });
  }

  /** Who was invited can do nothing about the seats. @throws AlreadyMember, OrganizationFull */
  private async join(organizationId: string, member: AddMember): Promise<MembershipEntity> {
    try {
      return await this.memberships.add(organizationId, member);
    } catch (error) {
      throw error instanceof NoFreeSeat ? new OrganizationFull() : error;
    }
  }

  /** @throws InvalidRequest where a name or a password is missing, or the password is refused. */
  private async newAccount(email: string, { name, password }: Omit<AcceptInvitation, 'token'>): Promise<NewAccount> {
    const missing = Object.entries({ name, password }).filter(([, value]) => value === undefined);
    if (name === undefined || password === undefined) {
      throw new InvalidRequest(
        missing.map(([field]) => ({
          field,
          code: 'REQUIRED',
          message: `${field} is required: there is no account yet`,
        })),
      );
    }
    return { email, name, passwordHash: await this.passwords.hashNew(password, { email, name }) };
  }

  /** With the id that the invitation has kept for it; with another one where that was somebody who is gone. */
  private create({ id, userId }: InvitationEntity, account: NewAccount): Promise<UserEntity> {
    return this.users.insert({ ...account, id: userId === id ? id : uuidv7() });
  }

  /** @throws InvalidRequest where something is given that only a new account needs; InvitationNotValid, InviteeSuspended */
  private async existing(email: string, given: Omit<AcceptInvitation, 'token'>): Promise<UserEntity> {
    const user = await this.users.findByEmail(email);
    if (!user) {
      throw new InvitationNotValid();
    }
    const superfluous = Object.entries<string | undefined>(given).filter(([, value]) => value !== undefined);
    if (superfluous.length > 0) {
      throw new InvalidRequest(
        superfluous.map(([field]) => ({
          field,
          code: 'HAS_ACCOUNT',
          message: `${field} must be left out: there is an account with this address`,
        })),
      );
    }
    if (isSuspended(user)) {
      throw new InviteeSuspended();
    }
    return user;
  }
}
