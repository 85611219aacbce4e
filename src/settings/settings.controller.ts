import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Audit } from '@/audit/audit.decorators';
import { ApiResource } from '@/common/api-docs';
import { IfMatch, type Precondition } from '@/common/if-match';
import { SettingsDto, UpdateSettingsDto } from './dto/settings.dto';
import { toSettingsDto } from './settings.mapper';
import { SettingsService } from './settings.service';

@ApiTags('Settings')
@Controller('api/admin/settings')
export class SettingsController {
  constructor(private readonly settings: SettingsService) {}

  /** Get the settings in force. */
  @Get()
  @ApiResource(SettingsDto)
  get(): Promise<SettingsDto> {
    return this.settings.get().then(toSettingsDto);
  }

  /** Change settings; in force on every instance within 5 s. */
  @Patch()
  @Audit('settings', 'UPDATE')
  @ApiResource(SettingsDto)
  update(@Body() changes: UpdateSettingsDto, @IfMatch() precondition: Precondition): Promise<SettingsDto> {
    return this.settings.update(changes, precondition).then(toSettingsDto);
  }
}
