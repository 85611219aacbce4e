import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../support/free-port';
import { serving, spawnService } from '../../support/service-process';
import { CONSUMERS, ROOT } from './tools';

export const EMAIL = 'admin@example.com';
export const PASSWORD = 'a long passphrase of the consumers';

/** Installs the tools, packs what users install, and starts a service that all suites share. */
export default async function globalSetup(): Promise<void> {
  if (!isInstalled()) {
    npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', CONSUMERS]);
  }
  const folder = mkdtempSync(join(tmpdir(), 'admin-api-consumers-'));
  npm(['pack', '--silent', '--workspace', 'libs/admin', '--pack-destination', folder]);

  const origin = `http://127.0.0.1:${await freePort()}`;
  const service = spawnService({
    DATA_DIR: join(folder, 'data'),
    ADMIN_EMAIL: EMAIL,
    ADMIN_PASSWORD: PASSWORD,
    CORS_ORIGINS: origin,
    RATE_LIMIT_PER_MINUTE: '1000000',
    RATE_LIMIT_PER_HOUR: '1000000',
    LOG_LEVEL: 'error',
  });
  await serving(service);
  Object.assign(globalThis, { consumersService: service });
  Object.assign(process.env, {
    CONSUMERS_FOLDER: folder,
    CONSUMERS_SERVICE: service.baseUrl,
    CONSUMERS_ORIGIN: origin,
  });
}

function npm(args: string[]): void {
  execFileSync('npm', args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Compares what npm wrote at the end of the last install with the lock file. Optional packages are of other platforms. */
function isInstalled(): boolean {
  const file = join(CONSUMERS, 'node_modules/.package-lock.json');
  if (!existsSync(file)) return false;
  const wanted = packagesOf(join(CONSUMERS, 'package-lock.json'));
  const installed = packagesOf(file);
  return Object.entries(wanted).every(
    ([path, { integrity, optional }]) => path === '' || optional === true || installed[path]?.integrity === integrity,
  );
}

function packagesOf(file: string): Record<string, { integrity?: string; optional?: boolean }> {
  return (JSON.parse(readFileSync(file, 'utf8')) as { packages: ReturnType<typeof packagesOf> }).packages;
}
