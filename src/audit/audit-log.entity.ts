import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  AuditAction,
  AuditActor,
  AuditOutcome,
  AuditResourceType,
  FieldChange,
} from '@/lib/admin/contract/audit-logs';
import type { PersonalGroups } from '@/lib/admin/contract/audit-seals';

/** An audit entry. A trigger refuses every change to it, except the erasure of personal values. */
@Entity('audit_logs')
export class AuditLogEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ type: 'bigint', insert: false })
  sequence!: number;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt!: Date;

  @Column('text')
  action!: AuditAction;

  @Column('text', { name: 'resource_type' })
  resourceType!: AuditResourceType;

  @Column('text', { name: 'resource_id' })
  resourceId!: string;

  @Column('text', { name: 'resource_label' })
  resourceLabel!: string;

  @Column('text', { name: 'actor_type' })
  actorType!: AuditActor['type'];

  @Column('uuid', { name: 'actor_id', nullable: true })
  actorId!: string | null;

  @Column('text', { name: 'actor_email', nullable: true })
  actorEmail!: string | null;

  /** Name of an API key. Null for other actors. */
  @Column('text', { name: 'actor_name', nullable: true })
  actorName!: string | null;

  @Column('json')
  changes!: Record<string, FieldChange>;

  @Column('text')
  outcome!: AuditOutcome;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text', { name: 'request_id', nullable: true })
  requestId!: string | null;

  @Column('text', { nullable: true })
  ip!: string | null;

  @Column('text', { name: 'user_agent', nullable: true })
  userAgent!: string | null;

  /** The organization that the entry is about. It stands beside the sealed record. */
  @Column('uuid', { name: 'organization_id', nullable: true })
  organizationId!: string | null;

  /** Names the persons whose values the entry holds, and the salts of those values. Only verification needs it. */
  @Column('json', { select: false })
  personal!: PersonalGroups;
}
