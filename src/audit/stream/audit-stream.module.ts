import { Module } from '@nestjs/common';
import { AuthModule } from '@/auth/auth.module';
import { ReadinessModule } from '@/jobs/readiness.module';
import { AuditModule } from '../audit.module';
import { AuditStreamController } from './audit-stream.controller';
import { AuditStreams } from './audit-streams';
import { SettledSequenceWatch } from './settled-sequence-watch';
import { StreamPace } from './stream-pace';

/** A module of its own: streams know sessions, and sessions may write to the log. */
@Module({
  imports: [AuditModule, AuthModule, ReadinessModule],
  controllers: [AuditStreamController],
  providers: [AuditStreams, SettledSequenceWatch, StreamPace],
})
export class AuditStreamModule {}
