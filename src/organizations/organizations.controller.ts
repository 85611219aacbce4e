import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/audit.decorators';
import { ApiList, ApiResource } from '@/common/api-docs';
import { Created } from '@/common/created.decorator';
import { DeletedDto } from '@/common/deleted.dto';
import { IfMatch, type Precondition } from '@/common/if-match';
import type { Page } from '@/common/page';
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
   * @remarks The answer carries the `ETag` that a conditional change needs.
   */
  @Get(':id')
  @Audit('organization', 'READ')
  @ApiResource(OrganizationDto, { errors: [new OrganizationNotFound()] })
  get(@Param('id', UuidPipe) id: string): Promise<OrganizationDto> {
    return this.organizations.get(id).then(toOrganizationDto);
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
