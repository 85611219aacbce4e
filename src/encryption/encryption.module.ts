import { Module } from '@nestjs/common';
import { AuthModule } from '@/auth/auth.module';
import { EncryptionService } from './encryption.service';

@Module({ imports: [AuthModule], providers: [EncryptionService], exports: [EncryptionService] })
export class EncryptionModule {}
