import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('audit_logs')
export class AuditLog {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @CreateDateColumn({ name: 'occurred_at', type: 'timestamptz' })
  occurredAt!: Date;

  @Column('text')
  action!: string;

  @Column('text', { name: 'resource_type' })
  resourceType!: string;

  @Column('text', { name: 'resource_id' })
  resourceId!: string;

  @Column('text', { name: 'resource_label' })
  resourceLabel!: string;

  @Column('text', { name: 'actor_type' })
  actorType = 'user';

  @Column('uuid', { name: 'actor_id' })
  actorId!: string;

  @Column('text', { name: 'actor_email' })
  actorEmail!: string;

  @Column('json')
  changes!: object;

  @Column('text')
  outcome = 'SUCCESS';

  @Column('text', { nullable: true })
  ip!: string | undefined;

  @Column('text', { name: 'user_agent', nullable: true })
  userAgent!: string | undefined;

  /** The service needs this column for erasures, which this set-up does not have. */
  @Column('json')
  personal: object = {};
}
