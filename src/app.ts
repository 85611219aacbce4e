import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { PinoLogger } from 'nestjs-pino';
import { AppModule } from './app.module';
import { createAdapter, setUpApp } from './app.setup';
import { AppLogger } from './common/logger';
import type { AppConfig } from './config/config';

/** The application, ready to listen, on a database that is up to date. */
export async function createApp(config: AppConfig): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config), createAdapter(config), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(new AppLogger(await app.resolve(PinoLogger), {}));
  await setUpApp(app, config);
  return app;
}
