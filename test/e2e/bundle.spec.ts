import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type ServiceProcess, serving, spawnService } from '../support/service-process';

const ROOT = join(__dirname, '../..');
const REPORT = join(__dirname, '../support/report-modules.js');
/** The packages that scripts/bundle.js leaves in node_modules, as far as a start on the embedded database loads them. */
const OUTSIDE = 'node_modules/@node-rs/';

interface Report {
  modules: string[];
  /** Whether V8 rejected the compiled code, for each script. Undefined without such code. */
  rejected: (boolean | undefined)[];
}

let dataDir: string;
let service: ServiceProcess | undefined;

beforeEach(() => {
  service = undefined;
  dataDir = mkdtempSync(join(tmpdir(), 'admin-api-bundle-'));
});
afterEach(async () => {
  await service?.stop('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

interface Life {
  /** The script with which Swagger UI starts. */
  script: string;
  report: Report;
}

/** Starts the service, reads a script of it, stops it, and reads which files it has loaded. */
async function lifeWith(options: string): Promise<Life> {
  service = await serving(spawnService({ DATA_DIR: dataDir, NODE_OPTIONS: `--require=${REPORT} ${options}` }));
  const script = await fetch(`${service.baseUrl}/docs/swagger-ui-init.js`).then((response) => response.text());
  expect(await service.stop()).toBe(0);
  const [, json = ''] = /^report (.+)$/m.exec(service.stdout) ?? [];
  const { modules, rejected } = JSON.parse(json) as Report;
  return { script, report: { modules: modules.map((file) => relative(ROOT, file)), rejected } };
}

describe('The bundle', () => {
  it('holds every package and runs from its compiled code', async () => {
    const { script, report } = await lifeWith('');
    const packages = report.modules.filter((file) => file.startsWith('node_modules/'));
    // A package that is loaded a second time has classes and metadata of its own.
    expect(packages.filter((file) => !file.startsWith(OUTSIDE))).toEqual([]);
    expect(report.modules).toContain('dist/src/main.js');
    expect(report.modules).not.toContain('dist/src/service.js');
    expect(report.rejected).toEqual([false]);
    // A helper of esbuild, which a browser lacks.
    expect(script).toContain('sessionPlugin');
    expect(script).not.toContain('__name');
  });

  it('runs as an ordinary module if source maps are wanted', async () => {
    const { report } = await lifeWith('--enable-source-maps');
    expect(report.rejected).toEqual([]);
    expect(report.modules).toContain('dist/bundle/service.js');
  });

  it('starts if V8 rejects the compiled code, because its options are others', async () => {
    const { report } = await lifeWith('--max-semi-space-size=8');
    expect(report.rejected).toEqual([true]);
  });
});

describe('A build without the bundle', () => {
  it('starts what nest build compiled', () => {
    const copy = mkdtempSync(join(ROOT, 'dist/without-bundle-'));
    try {
      for (const part of ['src', 'libs', 'package.json']) {
        cpSync(join(ROOT, 'dist', part), join(copy, part), { recursive: true });
      }
      const run = () =>
        execFileSync(process.execPath, [join(copy, 'src/main.js')], {
          env: { DATA_DIR: dataDir, PORT: 'none' },
          stdio: 'pipe',
        });
      expect(run).toThrow(/Configuration: PORT must be/);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});
