import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/audit.decorators';
import { AuditLogDto } from '@/audit/dto/audit-log.dto';
import { ApiList, ApiResource } from '@/common/api-docs';
import { AtQueryDto } from '@/common/at-query.dto';
import { Created } from '@/common/created.decorator';
import { DeletedDto } from '@/common/deleted.dto';
import { IfMatch, type Precondition } from '@/common/if-match';
import type { Page } from '@/common/page';
import { PageQueryDto } from '@/common/page-query.dto';
import { Past } from '@/common/past';
import { UuidPipe } from '@/common/uuid.pipe';
import { CreateOrganizationDto } from './dto/create-organization.dto';
import { UPDATE_ORGANIZATION_EXAMPLES, UpdateOrganizationDto } from './dto/update-organization.dto';
import { OrganizationQueryDto } from './dto/organization-query.dto';
import { OrganizationDto } from './dto/organization.dto';
import { toOrganizationDto } from './organization.mapper';
import { OrganizationNotFound, SlugTaken } from './organizations.errors';
import { OrganizationsService } from './organizations.service';

@ApiTags('Organizations')
@Controller('api/admin/organizations')
export class OrganizationsController {
  constructor(private readonly organizations: OrganizationsService) {}

  /**
   * List organizations.
   *
   * @remarks Filters can be combined; an organization must match them all. Pages are walked by `page`, or by `cursor` with `meta.nextCursor` of the page before, which also stays right while the list changes.
   */
  @Get()
  @Audit('organization', 'READ')
  @ApiList(OrganizationDto)
  list(@Query() query: OrganizationQueryDto): Promise<Page<OrganizationDto>> {
    return this.organizations.list(query).then((page) => page.map(toOrganizationDto));
  }

  /**
   * Create an organization.
   *
   * @remarks The slug must be free; without one it is made from the name.
   */
  @Post()
  @Created()
  @Audit('organization', 'CREATE')
  @ApiResource(OrganizationDto, { created: true, errors: [new SlugTaken()] })
  create(@Body() organization: CreateOrganizationDto): Promise<OrganizationDto> {
    return this.organizations.create(organization).then(toOrganizationDto);
  }

  /**
   * Get an organization.
   *
   * @remarks The answer carries the `ETag` that a conditional change needs. With `at` it is the organization as it was then, a
   * deleted one too, and without an `ETag`: before its creation, after its deletion, and where the entries of its creation are
   * not kept any more, that is a 404.
   */
  @Get(':id')
  @Audit('organization', 'READ')
  @ApiResource(OrganizationDto, { errors: [new OrganizationNotFound()] })
  get(
    @Param('id', UuidPipe) id: string,
    @Query() { at }: AtQueryDto,
  ): Promise<OrganizationDto | Past<OrganizationDto>> {
    return at === undefined
      ? this.organizations.get(id).then(toOrganizationDto)
      : this.organizations.getAt(id, new Date(at)).then((counted) => new Past(toOrganizationDto(counted)));
  }

  /**
   * List the changes of an organization.
   *
   * @remarks The audit entries that changed this very organization, newest first, as far back as they are kept. Those of its
   * members are entries of the memberships. A deleted organization has its history too.
   */
  @Get(':id/history')
  @Audit('organization', 'READ')
  @ApiList(AuditLogDto, { errors: [new OrganizationNotFound()] })
  history(@Param('id', UuidPipe) id: string, @Query() query: PageQueryDto): Promise<Page<AuditLogDto>> {
    return this.organizations.history(id, query);
  }

  /**
   * Change an organization.
   *
   * @remarks Only what is given changes; what changes nothing leaves `updatedAt`, `version` and the audit log alone.
   */
  @Patch(':id')
  @Audit('organization', 'UPDATE')
  @ApiBody({ type: UpdateOrganizationDto, examples: UPDATE_ORGANIZATION_EXAMPLES })
  @ApiResource(OrganizationDto, { ifMatch: true, errors: [new OrganizationNotFound(), new SlugTaken()] })
  update(
    @Param('id', UuidPipe) id: string,
    @Body() changes: UpdateOrganizationDto,
    @IfMatch() precondition: Precondition,
  ): Promise<OrganizationDto> {
    return this.organizations.update(id, changes, precondition).then(toOrganizationDto);
  }

  /**
   * Delete an organization.
   *
   * @remarks Its memberships go with it, each with its own audit entry. The users stay.
   */
  @Delete(':id')
  @Audit('organization', 'DELETE')
  @ApiResource(DeletedDto, { ifMatch: true, errors: [new OrganizationNotFound()] })
  delete(@Param('id', UuidPipe) id: string, @IfMatch() precondition: Precondition): Promise<DeletedDto> {
    return this.organizations.delete(id, precondition).then(() => DeletedDto.of(id));
  }
}
