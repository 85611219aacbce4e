import { Module } from '@nestjs/common';
import { RateLimitsModule } from '@/rate-limits/rate-limits.module';
import { OverloadGuard } from './overload-guard';
import { OverloadLimits } from './overload-limits';

@Module({ imports: [RateLimitsModule], providers: [OverloadGuard, OverloadLimits] })
export class OverloadModule {}
