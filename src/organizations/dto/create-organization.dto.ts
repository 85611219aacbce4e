import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { Metadata } from '@/lib/admin/contract/envelope';
import { type CreateOrganization, ORGANIZATION_PLANS, type OrganizationPlan } from '@/lib/admin/contract/organizations';
import { LINE_PATTERN, METADATA } from '@/openapi/schemas';
import { IsSlug, SLUG } from '@/text/slug';
import { IsSeatLimit } from './seat-limit';
import { CodePoints, IsDisplayName, IsMetadata, NAME_MAX_LENGTH, Optional, Verbatim } from '@/http/validation/validators';

@ApiSchema({ name: 'CreateOrganization', description: 'What a new organization needs.' })
export class CreateOrganizationDto implements CreateOrganization {
  /** Kept byte for byte; at least one visible character, no control characters. */
  @IsDisplayName()
  @CodePoints(1, NAME_MAX_LENGTH)
  @ApiProperty({ minLength: 1, maxLength: NAME_MAX_LENGTH, pattern: LINE_PATTERN, example: 'Acme Corp' })
  name!: string;

  /**
   * Unique name for URLs. If it is left out, a new organization gets one that is derived from its name in Latin letters, with
   * a number if that is taken: `acme`, `acme-2`.
   */
  @Optional()
  @IsSlug()
  @ApiProperty({ minLength: 2, maxLength: 63, pattern: SLUG.source, example: 'acme-corp' })
  slug?: string;

  /** A new organization is on `free` where this is left out. */
  @Optional()
  @IsIn(ORGANIZATION_PLANS)
  @ApiProperty({ enum: ORGANIZATION_PLANS, example: 'enterprise' })
  plan?: OrganizationPlan;

  /** How many members it can have; null, or left out of a new one: any number. */
  @IsSeatLimit()
  seatLimit?: number | null;

  /** Free-form JSON object of your own, replaced as a whole: at most 16 KiB, at most 5 levels deep. */
  @Optional()
  @Verbatim()
  @IsMetadata()
  @ApiProperty({ ...METADATA, example: { region: 'eu' } })
  metadata?: Metadata;
}
