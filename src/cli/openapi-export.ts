import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createDocument } from '@/openapi/docs';
import { AppModule } from '@/app.module';
import { createAdapter } from '@/app.setup';
import { loadConfig } from '@/config/config';
import { createDataSource } from '@/database/connection/data-source';
import { entities, migrations } from '@/schema';

/**
 * Writes the OpenAPI document to a file. In preview mode Nest knows all routes but creates no providers, so neither a database
 * nor a secret is needed.
 */
async function main(file: string): Promise<void> {
  const config = loadConfig({});
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config, createDataSource(config, { entities, migrations })),
    createAdapter(config),
    {
      preview: true,
      logger: false,
      abortOnError: false,
    },
  );
  writeFileSync(file, `${JSON.stringify(createDocument(app), null, 2)}\n`);
}

main(process.argv[2] ?? 'openapi.json').catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
