import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { InvitationStatus } from '@/lib/admin/contract/invitations';
import type { MemberRole } from '@/lib/admin/contract/organizations';
import { Audited } from '@/audit/recording/audit.decorators';
import { databaseClock } from '@/database/connection/database-clock';
import { type Fragment, sql } from '@/database/repository/sql';

@Entity('invitations')
@Audited<InvitationEntity>({
  type: 'invitation',
  label: (invitation) => invitation.email,
  organizationId: (invitation) => invitation.organizationId,
  fields: ({ organizationId, email, role, userId, invitedBy, expiresAt, acceptedAt, revokedAt }) => ({
    organizationId,
    email,
    role,
    userId,
    invitedBy,
    expiresAt,
    acceptedAt,
    revokedAt,
  }),
  secrets: (invitation) => ({ token: invitation.tokenHash }),
  person: { id: (invitation) => invitation.userId, fields: ['email'], addresses: ['email'], isLabelAddress: true },
})
export class InvitationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId!: string;

  /** Canonical form; see `canonicalEmail`. */
  @Column('text')
  email!: string;

  @Column('text')
  role!: MemberRole;

  /**
   * Id of the account with the address, or else the invitation's own id. An account that the acceptance creates gets that id.
   * So the values of a person can be erased from the log before there is an account.
   */
  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('uuid', { name: 'invited_by', nullable: true })
  invitedBy!: string | null;

  /** Hash of the token in the link. The token itself is not stored. */
  @Column('text', { name: 'token_hash' })
  tokenHash!: string;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  acceptedAt!: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  @Column('int')
  version!: number;
}

export function statusOf(
  { acceptedAt, revokedAt, expiresAt }: InvitationEntity,
  now = databaseClock.now(),
): InvitationStatus {
  if (acceptedAt !== null) {
    return 'accepted';
  }
  if (revokedAt !== null) {
    return 'revoked';
  }
  return expiresAt > now ? 'pending' : 'expired';
}

/** Conditions in SQL that select the invitations with a status. */
export const STATUS_CONDITIONS: Record<InvitationStatus, Fragment<InvitationEntity>> = {
  accepted: (t) => sql`${t.acceptedAt} IS NOT NULL`,
  revoked: (t) => sql`${t.revokedAt} IS NOT NULL`,
  pending: (t) => sql`${t.acceptedAt} IS NULL AND ${t.revokedAt} IS NULL AND ${t.expiresAt} > now()`,
  expired: (t) => sql`${t.acceptedAt} IS NULL AND ${t.revokedAt} IS NULL AND ${t.expiresAt} <= now()`,
};
