import { Module } from '@nestjs/common';
import { ReadinessModule } from '@/jobs/readiness.module';
import { AuditModule } from '../audit.module';
import { AuditStreamController } from './audit-stream.controller';
import { AuditStreams } from './audit-streams';
import { SettledSequenceWatch } from './settled-sequence-watch';
import { StreamPace } from './stream-pace';

@Module({
  imports: [AuditModule, ReadinessModule],
  controllers: [AuditStreamController],
  providers: [AuditStreams, SettledSequenceWatch, StreamPace],
})
export class AuditStreamModule {}
