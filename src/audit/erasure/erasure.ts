import { Audited } from '../recording/audit.decorators';
import { pseudonymOf } from './erase';

/** Records that the values of a person were erased, as a change of the user. It has no table. */
@Audited<Erasure>({
  type: 'user',
  label: ({ id }) => pseudonymOf(id),
  fields: ({ erased }) => ({ erased }),
})
export class Erasure {
  id!: string;
  erased!: boolean;
}

/** Records that a deleted user was removed for good, without any value of the person. It has no table. */
@Audited<ErasedRow>({
  type: 'user',
  label: ({ id }) => pseudonymOf(id),
  fields: ({ deletedAt }) => ({ deletedAt }),
})
export class ErasedRow {
  id!: string;
  deletedAt!: Date;
}
