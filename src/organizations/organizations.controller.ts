import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/audit.decorators';
import { ApiList, ApiResource } from '@/common/api-docs';
import { Created } from '@/common/created.decorator';
import { DeletedDto } from '@/common/deleted.dto';
import { IfMatch, type Precondition } from '@/common/if-match';
import type { Page } from '@/common/page';
import { UuidPipe } from '@/common/uuid.pipe';
import { CreateOrganizationDto } from './dto/create-organization.dto';
import { UpdateOrganizationDto } from './dto/update-organization.dto';
import { OrganizationQueryDto } from './dto/organization-query.dto';
import { OrganizationDto } from './dto/organization.dto';
import { toOrganizationDto } from './organization.mapper';
import { OrganizationsService } from './organizations.service';

@ApiTags('Organizations')
@Controller('api/admin/organizations')
export class OrganizationsController {
  constructor(private readonly organizations: OrganizationsService) {}

  /** List, search and filter organizations. */
  @Get()
  @ApiList(OrganizationDto)
  list(@Query() query: OrganizationQueryDto): Promise<Page<OrganizationDto>> {
    return this.organizations.list(query).then((page) => page.map(toOrganizationDto));
  }

  /** Create an organization. */
  @Post()
  @Created()
  @Audit('organization', 'CREATE')
  @ApiResource(OrganizationDto, { created: true })
  create(@Body() organization: CreateOrganizationDto): Promise<OrganizationDto> {
    return this.organizations.create(organization).then(toOrganizationDto);
  }

  /** Get one organization. */
  @Get(':id')
  @ApiResource(OrganizationDto)
  get(@Param('id', UuidPipe) id: string): Promise<OrganizationDto> {
    return this.organizations.get(id).then(toOrganizationDto);
  }

  /** Change an organization. Changing nothing is a 200 that leaves `updatedAt`, `version` and the audit log alone. */
  @Patch(':id')
  @Audit('organization', 'UPDATE')
  @ApiResource(OrganizationDto)
  update(
    @Param('id', UuidPipe) id: string,
    @Body() changes: UpdateOrganizationDto,
    @IfMatch() precondition: Precondition,
  ): Promise<OrganizationDto> {
    return this.organizations.update(id, changes, precondition).then(toOrganizationDto);
  }

  /** Delete an organization, with its memberships. */
  @Delete(':id')
  @Audit('organization', 'DELETE')
  @ApiResource(DeletedDto)
  delete(@Param('id', UuidPipe) id: string, @IfMatch() precondition: Precondition): Promise<DeletedDto> {
    return this.organizations.delete(id, precondition).then(() => DeletedDto.of(id));
  }
}
