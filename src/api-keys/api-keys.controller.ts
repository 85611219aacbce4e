import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/recording/audit.decorators';
import { Uncompressed } from '@/http/compression';
import { CurrentPrincipal, type Principal } from '@/http/access/principal';
import { RequiresPermission } from '@/http/access/requires-permission.decorator';
import { Created } from '@/http/envelope/created.decorator';
import type { Page } from '@/http/envelope/page';
import { PrivilegeRequired } from '@/http/errors/errors';
import { IfMatch, type Precondition } from '@/http/etag/if-match';
import { UuidPipe } from '@/http/validation/uuid.pipe';
import { ApiList, ApiResource } from '@/openapi/api-docs';
import { DeletedDto } from '@/openapi/dto/deleted.dto';
import { toApiKeyDto, toIssuedApiKeyDto } from './api-key.mapper';
import { ApiKeyNotActive, ApiKeyNotFound, RotationInProgress, WiderPermissions } from './api-keys.errors';
import { ApiKeysService } from './api-keys.service';
import { ApiKeyQueryDto } from './dto/api-key-query.dto';
import { ApiKeyDto, IssuedApiKeyDto } from './dto/api-key.dto';
import { CREATE_API_KEY_EXAMPLES, CreateApiKeyDto } from './dto/create-api-key.dto';
import { ROTATE_API_KEY_EXAMPLES, RotateApiKeyDto } from './dto/rotate-api-key.dto';
import { UPDATE_API_KEY_EXAMPLES, UpdateApiKeyDto } from './dto/update-api-key.dto';

const PRIVILEGE = new PrivilegeRequired('users:write');

@ApiTags('API keys')
@Controller('api/admin/api-keys')
export class ApiKeysController {
  constructor(private readonly apiKeys: ApiKeysService) {}

  /**
   * List API keys.
   *
   * @remarks A key must match every filter. Revoked and expired keys stay in the list. Use `page`, or pass `meta.nextCursor` of the
   * previous page as `cursor`. A walk by cursor stays correct while the list changes.
   */
  @Get()
  @RequiresPermission('api-keys:read')
  @Audit('api_key', 'READ')
  @ApiList(ApiKeyDto)
  list(@Query() query: ApiKeyQueryDto): Promise<Page<ApiKeyDto>> {
    return this.apiKeys.list(query).then((page) => page.map(toApiKeyDto));
  }

  /**
   * Create an API key.
   *
   * @remarks `key` is the token of the program, and is shown only once. The key belongs to the system: it keeps its permissions if
   * your account loses them or is deleted. A key cannot manage keys and roles, set passwords or log in.
   */
  @Post()
  @Uncompressed()
  @RequiresPermission('api-keys:write')
  @Created()
  @Audit('api_key', 'CREATE')
  @ApiBody({ type: CreateApiKeyDto, examples: CREATE_API_KEY_EXAMPLES })
  @ApiResource(IssuedApiKeyDto, { created: true, errors: [PRIVILEGE] })
  create(@Body() apiKey: CreateApiKeyDto, @CurrentPrincipal() actor: Principal): Promise<IssuedApiKeyDto> {
    return this.apiKeys.create(apiKey, actor).then(toIssuedApiKeyDto);
  }

  /**
   * Get an API key.
   *
   * @remarks The secret is not shown again. The response carries the `ETag` for a conditional change.
   */
  @Get(':id')
  @RequiresPermission('api-keys:read')
  @Audit('api_key', 'READ')
  @ApiResource(ApiKeyDto, { errors: [new ApiKeyNotFound()] })
  get(@Param('id', UuidPipe) id: string): Promise<ApiKeyDto> {
    return this.apiKeys.get(id).then(toApiKeyDto);
  }

  /**
   * Change an API key.
   *
   * @remarks Only the given fields change, and the next request with the key is subject to them. Permissions can be taken away, not
   * added. A no-op leaves `updatedAt`, `version` and the audit log as they are.
   */
  @Patch(':id')
  @RequiresPermission('api-keys:write')
  @Audit('api_key', 'UPDATE')
  @ApiBody({ type: UpdateApiKeyDto, examples: UPDATE_API_KEY_EXAMPLES })
  @ApiResource(ApiKeyDto, {
    ifMatch: true,
    errors: [PRIVILEGE, new ApiKeyNotFound(), new ApiKeyNotActive(), new WiderPermissions()],
  })
  update(
    @Param('id', UuidPipe) id: string,
    @Body() changes: UpdateApiKeyDto,
    @IfMatch() precondition: Precondition,
    @CurrentPrincipal() actor: Principal,
  ): Promise<ApiKeyDto> {
    return this.apiKeys.update(id, changes, precondition, actor).then(toApiKeyDto);
  }

  /**
   * Revoke an API key.
   *
   * @remarks The next request with the key is refused, on every instance. Its exports and streams end. The key stays in the list as
   * `revoked`. A key that is revoked already does not change.
   */
  @Delete(':id')
  @RequiresPermission('api-keys:write')
  @Audit('api_key', 'UPDATE')
  @ApiResource(DeletedDto, { ifMatch: true, errors: [PRIVILEGE, new ApiKeyNotFound()] })
  revoke(
    @Param('id', UuidPipe) id: string,
    @IfMatch() precondition: Precondition,
    @CurrentPrincipal() actor: Principal,
  ): Promise<DeletedDto> {
    return this.apiKeys.revoke(id, precondition, actor).then(() => DeletedDto.of(id));
  }

  /**
   * Rotate an API key.
   *
   * @remarks Makes a new secret. `key` is the new token, and is shown only once. The previous one works for `overlapSeconds` more. At
   * most two secrets work at a time: another rotation during an overlap must end both. `expiresAt` does not change.
   */
  @Post(':id/rotate')
  @Uncompressed()
  @HttpCode(200)
  @RequiresPermission('api-keys:write')
  @Audit('api_key', 'UPDATE')
  @ApiBody({ type: RotateApiKeyDto, examples: ROTATE_API_KEY_EXAMPLES })
  @ApiResource(IssuedApiKeyDto, {
    ifMatch: true,
    errors: [PRIVILEGE, new ApiKeyNotFound(), new ApiKeyNotActive(), new RotationInProgress()],
  })
  rotate(
    @Param('id', UuidPipe) id: string,
    @Body() { overlapSeconds }: RotateApiKeyDto,
    @IfMatch() precondition: Precondition,
    @CurrentPrincipal() actor: Principal,
  ): Promise<IssuedApiKeyDto> {
    return this.apiKeys.rotate(id, overlapSeconds, precondition, actor).then(toIssuedApiKeyDto);
  }
}
