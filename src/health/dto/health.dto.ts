import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { READINESS_WARNINGS, type ReadinessWarning } from '@/jobs/readiness';

@ApiSchema({ name: 'Health', description: 'State of the process.' })
export class HealthDto {
  /** Always `ok`. Every other state is an error response. */
  @ApiProperty({ enum: ['ok'], example: 'ok' })
  status!: 'ok';
}

@ApiSchema({ name: 'Ready', description: 'State of the service.' })
export class ReadyDto extends HealthDto {
  /** Conditions that an operator should check. Absent if there is none. The log names the cause. */
  @ApiProperty({ enum: READINESS_WARNINGS, isArray: true, maxItems: READINESS_WARNINGS.length, required: false })
  warnings?: ReadinessWarning[];
}
