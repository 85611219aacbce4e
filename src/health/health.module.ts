import { Module } from '@nestjs/common';
import { Readiness } from '@/common/readiness';
import { HealthController } from './health.controller';

@Module({ controllers: [HealthController], providers: [Readiness], exports: [Readiness] })
export class HealthModule {}
