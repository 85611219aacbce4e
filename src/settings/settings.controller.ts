import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/recording/audit.decorators';
import { ApiResource } from '@/openapi/api-docs';
import { IfMatch, type Precondition } from '@/http/etag/if-match';
import { RequiresPermission } from '@/http/access/requires-permission.decorator';
import { SettingsDto, UPDATE_SETTINGS_EXAMPLES, UpdateSettingsDto } from './dto/settings.dto';
import { toSettingsDto } from './settings.mapper';
import { SettingsService } from './settings.service';

@ApiTags('Settings')
@Controller('api/admin/settings')
export class SettingsController {
  constructor(private readonly settings: SettingsService) {}

  /**
   * Get the settings.
   *
   * @remarks Returns the values in force. A value comes from an admin, or else from the environment.
   */
  @Get()
  @RequiresPermission('settings:read')
  @Audit('settings', 'READ')
  @ApiResource(SettingsDto)
  get(): Promise<SettingsDto> {
    return this.settings.get().then(toSettingsDto);
  }

  /**
   * Change settings.
   *
   * @remarks Changes the given members only. `null` resets a setting to the value of the environment. The change takes effect on
   * every instance within 5 s, without a restart.
   */
  @Patch()
  @RequiresPermission('settings:write')
  @Audit('settings', 'UPDATE')
  @ApiBody({ type: UpdateSettingsDto, examples: UPDATE_SETTINGS_EXAMPLES })
  @ApiResource(SettingsDto, { ifMatch: true })
  update(@Body() changes: UpdateSettingsDto, @IfMatch() precondition: Precondition): Promise<SettingsDto> {
    return this.settings.update(changes, precondition).then(toSettingsDto);
  }
}
