import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { ChangePassword } from '@/lib/admin/contract/sessions';

@ApiSchema({ name: 'ChangePassword', description: 'Old and new password of the caller.' })
export class ChangePasswordDto implements ChangePassword {
  /** The current password. */
  @MaxLength(1024)
  @IsString()
  @ApiProperty({ format: 'password', maxLength: 1024, example: 'analytical engine no. 1' })
  currentPassword!: string;

  /**
   * `passwordMinLength` to 256 characters. Commonly used passwords and passwords made of the account's own name or email
   * are refused.
   */
  @MaxLength(1024)
  @IsString()
  @ApiProperty({ format: 'password', minLength: 8, maxLength: 256, example: 'difference engine no. 2' })
  newPassword!: string;
}
