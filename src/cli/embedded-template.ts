import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MIGRATED_TEMPLATE, publish } from '@/database/embedded/cluster';

/**
 * Makes the embedded database that a first start copies, with all migrations. Run by scripts/prepare.js and by the Dockerfile
 * after the build. It takes the time that each first start saves.
 */
async function main(): Promise<void> {
  if (existsSync(MIGRATED_TEMPLATE)) {
    return;
  }
  const dataDir = `${MIGRATED_TEMPLATE}.${process.pid}`;
  try {
    const { openDataSource } = await import('../database/connection/open.js');
    const dataSource = await openDataSource({ dataDir }, await import('../schema.js'));
    // Each copy is a deployment of its own.
    await dataSource.query('DELETE FROM deployment');
    await dataSource.destroy();
    publish(join(dataDir, 'postgres'), MIGRATED_TEMPLATE);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
