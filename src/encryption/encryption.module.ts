import { Module } from '@nestjs/common';
import { EncryptionService } from './encryption.service';
import { ServiceSecret } from './service-secret';

@Module({ providers: [EncryptionService, ServiceSecret], exports: [EncryptionService, ServiceSecret] })
export class EncryptionModule {}
