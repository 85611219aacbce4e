import { Audited } from '../recording/audit.decorators';
import { pseudonymOf } from './erase';

/** That the values of a person were erased, as a change of the user that they were; for the unit of work alone, in no table. */
@Audited<Erasure>({
  type: 'user',
  label: ({ id }) => pseudonymOf(id),
  fields: ({ erased }) => ({ erased }),
})
export class Erasure {
  id!: string;
  erased!: boolean;
}

/** That the row of a deleted user was removed for good, told without anything of the person. */
@Audited<ErasedRow>({
  type: 'user',
  label: ({ id }) => pseudonymOf(id),
  fields: ({ deletedAt }) => ({ deletedAt }),
})
export class ErasedRow {
  id!: string;
  deletedAt!: Date;
}
