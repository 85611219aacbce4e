import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import type { RotateApiKey } from '@/lib/admin/contract/api-keys';

/** Longest overlap of two secrets, in seconds: a week. */
const OVERLAP_MAX_SECONDS = 604_800;

export const ROTATE_API_KEY_EXAMPLES = {
  overlap: { summary: 'The previous secret works for another day', value: { overlapSeconds: 86_400 } },
  leaked: { summary: 'The secret leaked: end it at once', value: { overlapSeconds: 0 } },
} satisfies Record<string, { summary: string; value: RotateApiKey }>;

@ApiSchema({ name: 'RotateApiKey', description: 'How long the previous secret still works.' })
export class RotateApiKeyDto implements RotateApiKey {
  /** Seconds for which the previous secret still works. 0 ends it at once. */
  @Max(OVERLAP_MAX_SECONDS)
  @Min(0)
  @IsInt({ message: '$property must be a whole number' })
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 0, maximum: OVERLAP_MAX_SECONDS, example: 86_400 })
  overlapSeconds!: number;
}
