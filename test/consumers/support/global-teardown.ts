import { rmSync } from 'node:fs';
import type { ServiceProcess } from '../../support/service-process';
import { given } from './tools';

export default async function globalTeardown(): Promise<void> {
  const { consumersService } = globalThis as unknown as { consumersService?: ServiceProcess };
  await consumersService?.stop('SIGKILL');
  rmSync(given('CONSUMERS_FOLDER'), { recursive: true, force: true });
}
