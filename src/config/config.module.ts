import { DynamicModule, Module } from '@nestjs/common';
import type { AppConfig } from './config';
import { APP_CONFIG } from './config.token';
import { PublicUrl } from './public-url';

export { APP_CONFIG, PublicUrl };

/** Provides the configuration, which is parsed before the application is created, as `APP_CONFIG`. */
@Module({})
export class ConfigModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: APP_CONFIG, useValue: config }, PublicUrl],
      exports: [APP_CONFIG, PublicUrl],
    };
  }
}
