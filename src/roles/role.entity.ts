import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RolePermission } from '@/lib/admin/contract/permissions';
import { Audited } from '@/audit/recording/audit.decorators';

/** A named set of permissions. The database refuses changes of built-in roles. */
@Entity('roles')
@Audited<RoleEntity>({
  type: 'role',
  label: (role) => role.name,
  fields: ({ name, description, permissions }) => ({ name, description, permissions }),
})
export class RoleEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  description!: string | null;

  /** In the order of the contract, each once. */
  @Column('text', { array: true })
  permissions!: RolePermission[];

  @Column('boolean', { name: 'built_in' })
  builtIn!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  @Column('int')
  version!: number;
}
