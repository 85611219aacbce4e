import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { Metadata } from '@/lib/admin/contract/envelope';
import { type CreateOrganization, ORGANIZATION_PLANS, type OrganizationPlan } from '@/lib/admin/contract/organizations';
import { LINE_PATTERN } from '@/openapi/patterns';
import { EXTERNAL_ID, HTTPS_URL, METADATA } from '@/openapi/schemas';
import { IsSlug, SLUG } from '@/text/slug';
import { ANY_DOMAINS, IsDomains, ToDomains } from './domains';
import { IsSeatLimit } from './seat-limit';
import {
  CodePoints,
  IsDisplayName,
  IsMetadata,
  NAME_MAX_LENGTH,
  Optional,
  OptionalOrNull,
  Verbatim,
} from '@/http/validation/validators';
import { IsExternalId } from '@/http/validation/external-id';
import { IsHttpsUrl } from '@/http/validation/https-url';

@ApiSchema({ name: 'CreateOrganization', description: 'Fields of a new organization.' })
export class CreateOrganizationDto implements CreateOrganization {
  /** Stored byte for byte. It needs a visible character and must not contain control characters. */
  @IsDisplayName()
  @CodePoints(1, NAME_MAX_LENGTH)
  @ApiProperty({ minLength: 1, maxLength: NAME_MAX_LENGTH, pattern: LINE_PATTERN, example: 'Acme Corp' })
  name!: string;

  /**
   * Unique name for URLs. By default it is derived from the name in Latin letters. A number follows if the result is taken:
   * `acme`, `acme-2`.
   */
  @Optional()
  @IsSlug()
  @ApiProperty({ minLength: 2, maxLength: 63, pattern: SLUG.source, example: 'acme-corp' })
  slug?: string;

  /**
   * Id of the organization in another system, such as your CRM. It is unique, compared byte for byte, and has no blanks at an
   * end. A deleted organization frees it. Null, the default, means none.
   */
  @OptionalOrNull()
  @IsExternalId()
  @ApiProperty({ ...EXTERNAL_ID, nullable: true, required: false })
  externalId?: string | null;

  /**
   * Email and web domains of the customer, in any order and spelling. They are stored in ASCII (IDNA) and lower case, without a
   * dot at the end, each one once, sorted. No two organizations share a domain. A deleted organization frees its domains.
   */
  @Optional()
  @ToDomains()
  @IsDomains()
  @ApiProperty({ ...ANY_DOMAINS, required: false, example: ['acme.example', 'acme-labs.example'] })
  domains?: string[];

  /** Address of the logo: a URL with `https:`, without a user name or password. Null, the default, means none. */
  @OptionalOrNull()
  @IsHttpsUrl()
  @ApiProperty({ ...HTTPS_URL, nullable: true, required: false, example: 'https://acme.example/logo.svg' })
  logoUrl?: string | null;

  /** A new organization is on `free` by default. */
  @Optional()
  @IsIn(ORGANIZATION_PLANS)
  @ApiProperty({ enum: ORGANIZATION_PLANS, example: 'enterprise' })
  plan?: OrganizationPlan;

  /** Largest number of members. Null means no limit, which is the default of a new organization. */
  @IsSeatLimit()
  seatLimit?: number | null;

  /**
   * Free-form JSON object, at most 16 KiB and at most 5 levels deep. A change replaces the whole object, except in a merge
   * patch. A whole number that JSON readers cannot hold exactly, such as a long id, must be a string.
   */
  @Optional()
  @Verbatim()
  @IsMetadata()
  @ApiProperty({ ...METADATA, example: { region: 'eu' } })
  metadata?: Metadata;
}
