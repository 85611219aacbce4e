import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import type { Metadata } from '@/lib/admin/contract/envelope';
import { type CreateOrganization, ORGANIZATION_PLANS, type OrganizationPlan } from '@/lib/admin/contract/organizations';
import { CodePoints, IsDisplayName, IsMetadata, NAME_MAX_LENGTH, Optional, Verbatim } from '@/common/validators';
import { SLUG } from '../slug';

/** What a new organization needs. */
export class CreateOrganizationDto implements CreateOrganization {
  /** Kept byte for byte; at least one visible character, no control characters. */
  @IsDisplayName()
  @CodePoints(1, NAME_MAX_LENGTH)
  @ApiProperty({ minLength: 1, maxLength: NAME_MAX_LENGTH, example: 'Acme Corp' })
  name!: string;

  /** Unique. Made from the name where it is left out. */
  @Optional()
  @Matches(SLUG, { message: '$property must be 2 to 63 of a-z, 0-9 and -, with no hyphen at an end' })
  @ApiProperty({ minLength: 2, maxLength: 63, pattern: SLUG.source, example: 'acme-corp' })
  slug?: string;

  /** Default `free`. */
  @Optional()
  @IsIn(ORGANIZATION_PLANS)
  @ApiProperty({ enum: ORGANIZATION_PLANS, default: 'free', example: 'enterprise' })
  plan?: OrganizationPlan;

  /** Default `{}`. */
  @Optional()
  @Verbatim()
  @IsMetadata()
  @ApiProperty({ type: 'object', additionalProperties: true, example: { region: 'eu' } })
  metadata?: Metadata;
}
