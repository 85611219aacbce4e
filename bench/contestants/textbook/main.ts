import 'reflect-metadata';
import { ClassSerializerInterceptor, ValidationPipe } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module';
import { EnvelopeInterceptor } from './envelope.interceptor';

/** The service built as in a tutorial, with the tools and patterns of the NestJS documentation. */
async function bootstrap(): Promise<void> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule, { logger: ['error', 'warn'] });
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
  app.useGlobalInterceptors(new EnvelopeInterceptor(), new ClassSerializerInterceptor(app.get(Reflector)));
  await app.listen(Number(process.env.PORT), '127.0.0.1');
}

void bootstrap();
