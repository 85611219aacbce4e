import { Module } from '@nestjs/common';
import { Readiness } from '@/jobs/readiness';
import { ClockWatch } from './clock-watch';
import { HealthController } from './health.controller';

@Module({ controllers: [HealthController], providers: [ClockWatch, Readiness], exports: [Readiness] })
export class HealthModule {}
