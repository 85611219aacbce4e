import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type DataFolder, openDataFolder } from './app.data';
import { AppModule } from './app.module';
import { createAdapter, setUpApp } from './app.setup';
import { AuditPartitions } from './audit/sealing/partitions';
import { auditSigningKey } from './audit/sealing/signing-key';
import { jwtSecret } from './encryption/service-secret';
import { JsonLogger } from './http/logging/logger';
import type { AppConfig } from './config/config';
import { openDataSource } from './database/connection/open';
import type { DatabaseConfig } from './database/connection/options';
import { entities, migrations } from './schema';

/**
 * Creates the application, ready to listen, on a database that is up to date.
 * @throws Error with a message of one line if the database or a secret is not available
 */
export async function createApp(
  given: AppConfig & Pick<DatabaseConfig, 'mustExist'>,
  logger = new JsonLogger(given.logLevel),
  { wereOpen, engine }: DataFolder = openDataFolder(given),
): Promise<NestFastifyApplication> {
  for (const path of wereOpen) {
    logger.warn(
      `Other users could read ${path}. They no longer can. Replace its secrets if somebody may have read them.`,
    );
  }
  const dataSource = await openDataSource({ ...given, engine }, { entities, migrations });
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
