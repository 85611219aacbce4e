import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { CreateInvitation } from '@/lib/admin/contract/invitations';
import { meetsOneOf } from '@/pagination/filters';
import { findPage } from '@/pagination/find-page';
import { orThrow } from '@/http/errors/or-throw';
import { assertMatches, type Precondition } from '@/http/etag/if-match';
import type { Page } from '@/http/envelope/page';
import type { Principal } from '@/http/access/principal';
import type { AppConfig } from '@/config/config';
import { APP_CONFIG, PublicUrl } from '@/config/config.module';
import { sql } from '@/database/repository/sql';
import { AuditedRepository } from '@/database/repository/audited.repository';
import { databaseClock } from '@/database/connection/database-clock';
import { InjectAudited } from '@/database/database.module';
import { type Delivery, OutboxService } from '@/mail/outbox.service';
import { MembershipEntity } from '@/organizations/membership.entity';
import { OrganizationEntity } from '@/organizations/organization.entity';
import { AlreadyMember, OrganizationNotFound } from '@/organizations/organizations.errors';
import { UserEntity } from '@/users/user.entity';
import type { InvitationQueryDto } from './dto/invitation.dto';
import { invitationMail } from './invitation-mail';
import { newToken } from '@/encryption/link-token';
import { InvitationEntity, STATUS_CONDITIONS, statusOf } from './invitation.entity';
import { AlreadyInvited, InvitationAccepted, InvitationNotFound, InvitationRevoked } from './invitations.errors';

/** Lifetime of a link, in milliseconds. */
const LIFETIME_MS = 7 * 86_400_000;
/** Neither accepted nor revoked. The invitation may have expired. */
const OPEN = 't.acceptedAt IS NULL AND t.revokedAt IS NULL';

/** An invitation, and the delivery of its mail if it has one. */
export interface DeliveredInvitation {
  invitation: InvitationEntity;
  delivery?: Delivery;
}

/** An invitation whose link was just created. */
export interface Issued extends DeliveredInvitation {
  /** Null if the link is sent by mail. */
  acceptUrl: string | null;
}

@Injectable()
export class InvitationsService {
  constructor(
    @InjectAudited(InvitationEntity) private readonly invitations: AuditedRepository<InvitationEntity>,
    @InjectAudited(OrganizationEntity) private readonly organizations: AuditedRepository<OrganizationEntity>,
    @InjectAudited(MembershipEntity) private readonly memberships: AuditedRepository<MembershipEntity>,
    @InjectAudited(UserEntity) private readonly users: AuditedRepository<UserEntity>,
    private readonly outbox: OutboxService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly publicUrl: PublicUrl,
  ) {}

  /** Lists the invitations of an organization, newest first. @throws OrganizationNotFound */
  async list(organizationId: string, { status, ...paging }: InvitationQueryDto): Promise<Page<DeliveredInvitation>> {
    orThrow(await this.organizations.findById(organizationId), OrganizationNotFound);
    const page = await findPage<InvitationEntity>({
      name: `invitations of ${organizationId}`,
      rows: this.invitations.rows,
      paging,
      sort: '-createdAt',
      scope: (t) => sql`${t.organizationId} = ${organizationId}`,
      filters: { status: meetsOneOf(status, STATUS_CONDITIONS) },
    });
    const deliveries = await this.outbox.deliveriesOf(page.data.map(({ id }) => id));
    return page.map((invitation) => ({ invitation, delivery: deliveries.get(invitation.id) }));
  }

  /** @throws OrganizationNotFound, InvitationNotFound */
  async get(organizationId: string, id: string): Promise<DeliveredInvitation> {
    orThrow(await this.organizations.findById(organizationId), OrganizationNotFound);
    const invitation = ownedBy(organizationId, await this.invitations.findById(id));
    return { invitation, delivery: (await this.outbox.deliveriesOf([id])).get(id) };
  }

  /**
   * Invites an address. An expired invitation to the address is replaced.
   * @throws OrganizationNotFound, AlreadyMember, AlreadyInvited
   */
  async create(
    organizationId: string,
    { email, role = 'member' }: CreateInvitation,
    actor: Principal,
  ): Promise<Issued> {
    // The lock excludes a deletion of the organization. Concurrent invitations wait and see each other.
    const organization = orThrow(await this.organizations.lockById(organizationId), OrganizationNotFound);
    const user = await this.nonMember(organizationId, email);
    await this.makeRoom(organizationId, email);
    const id = uuidv7();
    const now = databaseClock.now();
    const { token, tokenHash } = newToken();
    const invitation = await this.invitations.insert(
      Object.assign(new InvitationEntity(), {
        id,
        organizationId,
        email,
        role,
        userId: user?.id ?? id,
        invitedBy: actor.id,
        tokenHash,
        expiresAt: new Date(now.getTime() + LIFETIME_MS),
        acceptedAt: null,
        revokedAt: null,
        createdAt: now,
        updatedAt: now,
        version: 1,
      }),
    );
    return this.issue(invitation, token, organization, actor);
  }

  /**
   * Creates a new link for the next seven days and makes the previous one invalid.
   * @throws OrganizationNotFound, InvitationNotFound, InvitationAccepted, InvitationRevoked, AlreadyMember
   */
  async resend(organizationId: string, id: string, actor: Principal): Promise<Issued> {
    const organization = orThrow(await this.organizations.lockById(organizationId), OrganizationNotFound);
    const invitation = await this.locked(organizationId, id);
    assertNotAccepted(invitation);
    if (invitation.revokedAt !== null) {
      throw new InvitationRevoked();
    }
    await this.nonMember(organizationId, invitation.email);
    const { token, tokenHash } = newToken();
    const now = databaseClock.now();
    const expiresAt = new Date(now.getTime() + LIFETIME_MS);
    const renewed = await this.invitations.update(invitation, { tokenHash, expiresAt });
    return this.issue(renewed, token, organization, actor);
  }

  /**
   * Revokes an invitation. An invitation that is revoked already does not change.
   * @throws OrganizationNotFound, InvitationNotFound, StaleVersion, InvitationAccepted
   */
  async revoke(organizationId: string, id: string, precondition: Precondition): Promise<void> {
    orThrow(await this.organizations.lockById(organizationId), OrganizationNotFound);
    const invitation = await this.locked(organizationId, id);
    assertMatches(precondition, invitation);
    assertNotAccepted(invitation);
    await this.end(invitation);
  }

  private async issue(
    invitation: InvitationEntity,
    token: string,
    organization: OrganizationEntity,
    actor: Principal,
  ): Promise<Issued> {
    // Browsers do not send the part after the #, so the token appears in no server log and no Referer header.
    const acceptUrl = `${this.publicUrl.value}/invitations/accept#token=${token}`;
    if (this.config.smtpUrl === undefined) {
      return { invitation, acceptUrl };
    }
    const { id, email, role, expiresAt } = invitation;
    const text = {
      organization: organization.name,
      invitedBy: actor.type === 'user' ? actor.email : actor.name,
      role,
      acceptUrl,
      expiresAt,
    };
    await this.outbox.queue({ aboutId: id, recipient: email, expiresAt, ...invitationMail(text) });
    return { invitation, acceptUrl: null, delivery: { status: 'queued', sentAt: null, error: null } };
  }

  private async end(invitation: InvitationEntity): Promise<void> {
    if (invitation.revokedAt === null) {
      await this.invitations.update(invitation, { revokedAt: databaseClock.now() });
      await this.outbox.discard(invitation.id);
    }
  }

  /** @throws AlreadyInvited */
  private async makeRoom(organizationId: string, email: string): Promise<void> {
    const open = await (
      await this.invitations.query()
    )
      .where(`t.organizationId = :organizationId AND t.email = :email AND ${OPEN}`, { organizationId, email })
      .setLock('pessimistic_write', undefined, ['t'])
      .getOne();
    if (open && statusOf(open) === 'pending') {
      throw new AlreadyInvited();
    }
    if (open) {
      await this.invitations.remove([open]);
      await this.outbox.remove([open.id]);
    }
  }

  /** Returns the user with this address, or null if there is none. @throws AlreadyMember */
  private async nonMember(organizationId: string, email: string): Promise<UserEntity | null> {
    const user = await (await this.users.query()).where('t.email = :email', { email }).getOne();
    const membership =
      user &&
      (await (
        await this.memberships.query()
      )
        .where('t.organizationId = :organizationId AND t.userId = :userId', { organizationId, userId: user.id })
        .getOne());
    if (membership) {
      throw new AlreadyMember();
    }
    return user;
  }

  private async locked(organizationId: string, id: string): Promise<InvitationEntity> {
    return ownedBy(organizationId, await this.invitations.lockById(id));
  }
}

/** @throws InvitationNotFound if there is no invitation, or it belongs to another organization. */
function ownedBy(organizationId: string, invitation: InvitationEntity | null): InvitationEntity {
  return orThrow(invitation?.organizationId === organizationId ? invitation : null, InvitationNotFound);
}

function assertNotAccepted({ acceptedAt }: InvitationEntity): void {
  if (acceptedAt !== null) {
    throw new InvitationAccepted();
  }
}
