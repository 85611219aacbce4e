import { ApiProperty, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ name: 'Health', description: 'What a probe is told.' })
export class HealthDto {
  /** Always `ok`; anything else is an error. */
  @ApiProperty({ enum: ['ok'], example: 'ok' })
  status!: 'ok';
}
