import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The seal on a range of entries. A trigger refuses every change to it. */
@Entity('audit_checkpoints')
export class AuditCheckpointEntity {
  @PrimaryColumn('bigint')
  number!: number;

  @Column('bigint', { name: 'first_sequence' })
  firstSequence!: number;

  @Column('bigint', { name: 'last_sequence' })
  lastSequence!: number;

  @Column('int')
  entries!: number;

  @Column('json')
  missing!: [number, number][];

  @Column('text')
  root!: string;

  @Column('text', { name: 'previous_root', nullable: true })
  previousRoot!: string | null;

  @Column('timestamptz', { name: 'sealed_at' })
  sealedAt!: Date;

  @Column('text', { name: 'public_key' })
  publicKey!: string;

  @Column('text')
  signature!: string;

  /** The leaf hashes, 32 bytes each. They let a verifier name the entry that was altered. */
  @Column('bytea', { select: false })
  leaves!: Buffer;
}
