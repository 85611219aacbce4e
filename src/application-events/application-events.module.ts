import { Module } from '@nestjs/common';
import { AuditModule } from '@/audit/audit.module';
import { SettingsModule } from '@/settings/settings.module';
import { ApplicationEventsController } from './application-events.controller';
import { ApplicationEventsService } from './application-events.service';
import { EventTypesController } from './event-types/event-types.controller';
import { EventTypesService } from './event-types/event-types.service';
import { DataSchemas } from './schema/data-schemas';

@Module({
  imports: [AuditModule, SettingsModule],
  controllers: [ApplicationEventsController, EventTypesController],
  providers: [ApplicationEventsService, DataSchemas, EventTypesService],
})
export class ApplicationEventsModule {}
