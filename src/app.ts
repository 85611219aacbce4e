import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import { createAdapter, setUpApp } from './app.setup';
import { JsonLogger } from './common/logger';
import type { AppConfig } from './config/config';

/** The application, ready to listen, on a database that is up to date. */
export async function createApp(
  config: AppConfig,
  logger = new JsonLogger(config.logLevel),
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config), createAdapter(config), {
    bodyParser: false,
    logger,
    abortOnError: false,
  });
  await setUpApp(app, config, logger);
  return app;
}
