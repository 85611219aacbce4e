import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Json } from '@/lib/admin/contract/envelope';
import { Audited } from '@/audit/recording/audit.decorators';

/** A declared action of application events. Its id is the action. */
@Entity('event_types')
@Audited<EventTypeEntity>({
  type: 'event_type',
  label: ({ id }) => id,
  fields: ({ description, schema }) => ({ description, schema }),
})
export class EventTypeEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text', { nullable: true })
  description!: string | null;

  /** JSON Schema of the data, or null. */
  @Column('json', { nullable: true })
  schema!: Record<string, Json> | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  @Column('int')
  version!: number;
}
