import { Audited } from '@/audit/recording/audit.decorators';

/** Records that the counted wrong passwords of an account were forgotten. It has no table of its own. */
@Audited<LoginFailures>({
  type: 'login_failures',
  label: ({ email }) => email,
  fields: ({ failures, loginBlockedUntil }) => ({ failures, loginBlockedUntil }),
  person: { id: ({ id }) => id, fields: [], isLabelAddress: true },
})
export class LoginFailures {
  /** Id of the user. */
  id!: string;
  email!: string;
  failures!: number;
  loginBlockedUntil!: Date | null;
}
