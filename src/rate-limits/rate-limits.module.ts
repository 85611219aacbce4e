import { Module } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import { CountersModule } from '@/counters/counters.module';
import { HIT_COUNTER, type HitCounter } from '@/counters/hit-counter';
import { SettingsModule } from '@/settings/settings.module';
import { LoginLimiter } from './login-limiter';
import { RateLimitGuard } from './rate-limit.guard';
import { CounterThrottlerStorage } from './throttler-storage';

/** The throttler warns if it has no limit. RateLimitGuard does not use this one: its limits follow the settings. */
const NOT_READ = { ttl: 60_000, limit: 0 };

@Module({
  imports: [
    CountersModule,
    SettingsModule,
    ThrottlerModule.forRootAsync({
      imports: [CountersModule],
      inject: [HIT_COUNTER],
      useFactory: (hits: HitCounter) => ({ throttlers: [NOT_READ], storage: new CounterThrottlerStorage(hits) }),
    }),
  ],
  providers: [RateLimitGuard, LoginLimiter],
  exports: [RateLimitGuard, LoginLimiter],
})
export class RateLimitsModule {}
