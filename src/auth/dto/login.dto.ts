import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { Login } from '@/lib/admin/contract/sessions';

export const LOGIN_EXAMPLES = {
  firstAdmin: {
    summary: 'The first admin, with the password that the service printed at its first start',
    value: { email: 'admin@example.com', password: 'analytical engine no. 1' },
  },
} satisfies Record<string, { summary: string; value: Login }>;

@ApiSchema({ name: 'Login', description: 'Credentials of an account.' })
export class LoginDto implements Login {
  /** Email of the account, in any spelling that has the same canonical form. */
  @MaxLength(320)
  @IsString()
  @ApiProperty({ format: 'email', maxLength: 320, example: 'admin@example.com' })
  email!: string;

  /** Password of the account. */
  @MaxLength(1024)
  @IsString()
  @ApiProperty({ format: 'password', maxLength: 1024, example: 'analytical engine no. 1' })
  password!: string;
}
