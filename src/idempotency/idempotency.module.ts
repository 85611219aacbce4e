import { Module } from '@nestjs/common';
import { AuthModule } from '@/auth/auth.module';
import { IdempotencyKeys } from './idempotency-keys';

@Module({ imports: [AuthModule], providers: [IdempotencyKeys], exports: [IdempotencyKeys] })
export class IdempotencyModule {}
