import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { Login } from '@/lib/admin/contract/sessions';

export class LoginDto implements Login {
  @MaxLength(320)
  @IsString()
  @ApiProperty({ maxLength: 320, example: 'admin@example.com' })
  email!: string;

  @MaxLength(1024)
  @IsString()
  @ApiProperty({ format: 'password', maxLength: 1024, example: 'analytical engine no. 1' })
  password!: string;
}
