import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { READINESS_WARNINGS, type ReadinessWarning } from '@/jobs/readiness';

@ApiSchema({ name: 'Health', description: 'What a probe is told.' })
export class HealthDto {
  /** Always `ok`; anything else is an error. */
  @ApiProperty({ enum: ['ok'], example: 'ok' })
  status!: 'ok';
}

@ApiSchema({ name: 'Ready', description: 'The answer to a probe that asks whether the service can serve.' })
export class ReadyDto extends HealthDto {
  /** Conditions that an operator should look at; missing if there is none. The log names the cause. */
  @ApiProperty({ enum: READINESS_WARNINGS, isArray: true, maxItems: READINESS_WARNINGS.length, required: false })
  warnings?: ReadinessWarning[];
}
