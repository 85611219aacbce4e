import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import { createAdapter, setUpApp } from './app.setup';
import { AuditPartitions } from './audit/sealing/partitions';
import { auditSigningKey } from './audit/sealing/signing-key';
import { jwtSecret } from './encryption/service-secret';
import { JsonLogger } from './http/logging/logger';
import type { AppConfig } from './config/config';
import { closeDataFolder } from './config/data-folder';
import { openDataSource } from './database/connection/open';
import { entities, migrations } from './schema';

/**
 * The application, ready to listen, on a database that is up to date.
 * @throws Error whose message is one line, where the database or the secret cannot be had.
 */
export async function createApp(
  given: AppConfig,
  logger = new JsonLogger(given.logLevel),
): Promise<NestFastifyApplication> {
  for (const path of closeDataFolder(given.dataDir)) {
    logger.warn(`Other users could read ${path}. They no longer can; replace the secrets in it if somebody may have.`);
  }
  const dataSource = await openDataSource(given, { entities, migrations });
  try {
    const config = { ...given, jwtSecret: jwtSecret(given), auditSigningKey: auditSigningKey(given) };
    const app = await NestFactory.create<NestFastifyApplication>(
      AppModule.forRoot(config, dataSource),
      createAdapter(config),
      { bodyParser: false, logger, abortOnError: false },
    );
    await setUpApp(app, config, logger);
    // The first admin may be the first entry of a month.
    await app.get(AuditPartitions, { strict: false }).ensure();
    return app;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}
