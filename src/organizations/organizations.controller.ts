import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/recording/audit.decorators';
import { AuditLogDto } from '@/audit/dto/audit-log.dto';
import { HistoryQueryDto } from '@/audit/dto/history-query.dto';
import { ApiList, ApiResource } from '@/openapi/api-docs';
import { EXTERNAL_ID_PARAMETER } from '@/openapi/schemas';
import { Created } from '@/http/envelope/created.decorator';
import { DeletedResourceDto, DeleteQueryDto } from '@/openapi/dto/deleted.dto';
import { GetQueryDto } from '@/openapi/dto/get-query.dto';
import { AcceptsMergePatch, type MetadataMode, ModeOfMetadata } from '@/http/body/merge-patch';
import { IfMatch, type Precondition } from '@/http/etag/if-match';
import type { Page } from '@/http/envelope/page';
import { HistoricalResource, withoutEtag } from '@/http/envelope/historical-resource';
import { CurrentPrincipal, type Principal } from '@/http/access/principal';
import { UuidPipe } from '@/http/validation/uuid.pipe';
import { RequiresPermission } from '@/http/access/requires-permission.decorator';
import { CreateOrganizationDto } from './dto/create-organization.dto';
import { UPDATE_ORGANIZATION_EXAMPLES, UpdateOrganizationDto } from './dto/update-organization.dto';
import { OrganizationQueryDto } from './dto/organization-query.dto';
import { OrganizationDto } from './dto/organization.dto';
import { OwnershipTransferDto, TransferOwnershipDto } from './dto/transfer-ownership.dto';
import { OrganizationDeletionService } from './organization-deletion.service';
import { toOrganizationDto, toOwnershipTransferDto } from './organization.mapper';
import {
  DomainTaken,
  MemberNotFound,
  NotAnOwner,
  OrganizationExternalIdTaken,
  OrganizationNotFound,
  SeatLimitTooLow,
  SeveralOwners,
  SlugTaken,
} from './organizations.errors';
import { OrganizationsService } from './organizations.service';
import { OwnershipService } from './ownership.service';

/** Refusals because another organization has a unique value. */
const TAKEN = [new SlugTaken(), new OrganizationExternalIdTaken(), new DomainTaken('acme.example')];

@ApiTags('Organizations')
@Controller('api/admin/organizations')
export class OrganizationsController {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly deletion: OrganizationDeletionService,
    private readonly ownership: OwnershipService,
  ) {}

  /**
   * List organizations.
   *
   * @remarks Filters can be combined: an organization must match all of them. Use `page`, or pass `meta.nextCursor` of the previous page
   * as `cursor`. If the list is sorted by `createdAt`, a walk by cursor skips and repeats nothing while the list changes. In
   * another order, an organization whose sort value changes meanwhile can appear twice or not at all.
   */
  @Get()
  @RequiresPermission('organizations:read')
  @Audit('organization', 'READ')
  @ApiList(OrganizationDto)
  list(@Query() query: OrganizationQueryDto): Promise<Page<OrganizationDto>> {
    return this.organizations.list(query).then((page) => page.map(toOrganizationDto));
  }

  /**
   * Create an organization.
   *
   * @remarks The slug, the external id and the domains must not be taken. If the slug is omitted, it is derived from the name.
   */
  @Post()
  @Created()
  @RequiresPermission('organizations:write')
  @Audit('organization', 'CREATE')
  @ApiResource(OrganizationDto, { created: true, errors: TAKEN })
  create(@Body() organization: CreateOrganizationDto): Promise<OrganizationDto> {
    return this.organizations.create(organization).then(toOrganizationDto);
  }

  /**
   * Get an organization.
   *
   * @remarks The response carries the `ETag` for a conditional change. A deleted organization is shown only with
   * `includeDeleted`, and without an `ETag`. With `at` the response is the organization at that time, also if it has been deleted
   * since, and without an `ETag`. It is a 404 if the organization did not exist at that time, or the entries of the creation are
   * no longer kept.
   */
  @Get(':id')
  @RequiresPermission('organizations:read')
  @Audit('organization', 'READ')
  @ApiResource(OrganizationDto, { errors: [new OrganizationNotFound()] })
  get(
    @Param('id', UuidPipe) id: string,
    @Query() { at, includeDeleted }: GetQueryDto,
  ): Promise<OrganizationDto | HistoricalResource<OrganizationDto>> {
    return at === undefined
      ? this.organizations.get(id, includeDeleted).then((counted) => withoutEtag(toOrganizationDto(counted)))
      : this.organizations
          .getAt(id, new Date(at))
          .then((counted) => new HistoricalResource(toOrganizationDto(counted)));
  }

  /**
   * Get an organization by its external id.
   *
   * @remarks The id is compared byte for byte. Write it in the path with percent-encoding. A deleted organization is not found.
   * The response carries the `ETag` for a conditional change.
   */
  @Get('by-external-id/:externalId')
  @RequiresPermission('organizations:read')
  @Audit('organization', 'READ')
  @ApiParam(EXTERNAL_ID_PARAMETER)
  @ApiResource(OrganizationDto, { errors: [new OrganizationNotFound()] })
  getByExternalId(@Param('externalId') externalId: string): Promise<OrganizationDto> {
    return this.organizations.getByExternalId(externalId).then(toOrganizationDto);
  }

  /**
   * List the changes of an organization.
   *
   * @remarks The audit entries that changed this organization, newest first, as far back as they are kept. Changes of members are
   * entries of the memberships. Entries are listed for a deleted organization too. `include=related` adds every other
   * change that has its `organizationId`, such as those of members and invitations. It needs `audit-logs:read` too.
   */
  @Get(':id/history')
  @RequiresPermission('organizations:read')
  @Audit('organization', 'READ')
  @ApiList(AuditLogDto, { errors: [new OrganizationNotFound()] })
  history(
    @Param('id', UuidPipe) id: string,
    @Query() query: HistoryQueryDto,
    @CurrentPrincipal() caller: Principal,
  ): Promise<Page<AuditLogDto>> {
    return this.organizations.history(id, query, caller);
  }

  /**
   * Change an organization.
   *
   * @remarks Only the given fields change. A no-op leaves `updatedAt`, `version` and the audit log as they are. `seatLimit` must
   * not be lower than the number of members.
   *
   * As `application/json`, `metadata` replaces the whole object. As `application/merge-patch+json` (RFC 7396), it is merged with
   * the stored object at every level. Members that you leave out stay, and null removes a member. Concurrent writers of
   * different members all keep theirs.
   */
  @Patch(':id')
  @AcceptsMergePatch()
  @RequiresPermission('organizations:write')
  @Audit('organization', 'UPDATE')
  @ApiBody({ type: UpdateOrganizationDto, examples: UPDATE_ORGANIZATION_EXAMPLES })
  @ApiResource(OrganizationDto, {
    ifMatch: true,
    errors: [new OrganizationNotFound(), ...TAKEN, new SeatLimitTooLow()],
  })
  update(
    @Param('id', UuidPipe) id: string,
    @Body() changes: UpdateOrganizationDto,
    @IfMatch() precondition: Precondition,
    @ModeOfMetadata() mode: MetadataMode,
  ): Promise<OrganizationDto> {
    return this.organizations.update(id, changes, precondition, mode).then(toOrganizationDto);
  }

  /**
   * Delete an organization.
   *
   * @remarks The memberships are deleted and the pending invitations are revoked, each with its own audit entry. The users stay.
   * Until `purgeAt` the organization and its memberships can be restored. With `permanent` it is removed for good at once, also if
   * already deleted.
   */
  @Delete(':id')
  @RequiresPermission('organizations:delete')
  @Audit('organization', 'DELETE')
  @ApiResource(DeletedResourceDto, { ifMatch: true, errors: [new OrganizationNotFound()] })
  delete(
    @Param('id', UuidPipe) id: string,
    @Query() { permanent }: DeleteQueryDto,
    @IfMatch() precondition: Precondition,
  ): Promise<DeletedResourceDto> {
    return this.deletion.delete(id, precondition, permanent).then((purgeAt) => DeletedResourceDto.with(id, purgeAt));
  }

  /**
   * Restore a deleted organization.
   *
   * @remarks Restores the memberships of users who still exist. Invitations that the deletion revoked stay revoked: invite again.
   * The slug, the external id and the domains must not be taken meanwhile.
   */
  @Post(':id/restore')
  @HttpCode(200)
  @RequiresPermission('organizations:write')
  @Audit('organization', 'CREATE')
  @ApiResource(OrganizationDto, { errors: [new OrganizationNotFound(), ...TAKEN] })
  restore(@Param('id', UuidPipe) id: string): Promise<OrganizationDto> {
    return this.deletion.restore(id).then(toOrganizationDto);
  }

  /**
   * Transfer the ownership.
   *
   * @remarks Makes a member an owner, and the previous owner an `admin`, in one step. If there are several owners, `fromUserId`
   * names the previous one.
   */
  @Post(':id/transfer-ownership')
  @HttpCode(200)
  @RequiresPermission('members:write')
  @Audit('membership', 'UPDATE')
  @ApiResource(OwnershipTransferDto, {
    errors: [new OrganizationNotFound(), new MemberNotFound(), new SeveralOwners(), new NotAnOwner()],
  })
  transferOwnership(
    @Param('id', UuidPipe) id: string,
    @Body() transfer: TransferOwnershipDto,
  ): Promise<OwnershipTransferDto> {
    return this.ownership.transfer(id, transfer).then(toOwnershipTransferDto);
  }
}
