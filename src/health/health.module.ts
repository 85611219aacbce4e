import { Module } from '@nestjs/common';
import { ReadinessModule } from '@/jobs/readiness.module';
import { ClockWatch } from './clock-watch';
import { HealthController } from './health.controller';

@Module({ imports: [ReadinessModule], controllers: [HealthController], providers: [ClockWatch] })
export class HealthModule {}
