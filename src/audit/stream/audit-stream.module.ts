import { Module } from '@nestjs/common';
import { AuthModule } from '@/auth/auth.module';
import { HealthModule } from '@/health/health.module';
import { AuditModule } from '../audit.module';
import { AuditStreamController } from './audit-stream.controller';
import { AuditStreams } from './audit-streams';
import { HorizonWatch } from './settled-sequence-watch';
import { StreamPace } from './stream-pace';

/** A module of its own: streams know sessions, and sessions may write to the log. */
@Module({
  imports: [AuditModule, AuthModule, HealthModule],
  controllers: [AuditStreamController],
  providers: [AuditStreams, HorizonWatch, StreamPace],
})
export class AuditStreamModule {}
