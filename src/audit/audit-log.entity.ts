import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AuditEvent } from '@/lib/admin/contract/application-events';
import type {
  AuditAction,
  AuditActor,
  AuditOutcome,
  AuditResourceType,
  EventAction,
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
  action!: AuditAction | EventAction;

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

  /** Id of an actor of an event, if it is no UUID. `actorId` is null then. */
  @Column('text', { name: 'actor_ref', nullable: true })
  actorRef!: string | null;

  /** Name of an API key or of the actor of an event. Null for other actors. */
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

  /** Set only if the entry is an event of the application. */
  @Column('json', { nullable: true })
  event!: AuditEvent | null;

  /** Names the persons whose values the entry holds, and the salts of those values. Only verification needs it. */
  @Column('json', { select: false })
  personal!: PersonalGroups;
}
