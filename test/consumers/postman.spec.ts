import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import document from '../../openapi.json';
import { type ServiceProcess, serving, spawnService } from '../support/service-process';
import { EMAIL, PASSWORD } from './support/global-setup';
import { output, ROOT, run, TOOLS } from './support/tools';

interface Summary {
  run: {
    stats: Record<'requests' | 'assertions', { total: number; failed: number }>;
    executions: { item: { name: string }; response?: { code: number } }[];
    failures: { source: { name: string }; error: { message: string } }[];
  };
}

/** `auditLogs.follow` has no end, so that it has no request. */
const WITHOUT_REQUEST = 1;

describe('The Postman collection', () => {
  let folder: string;
  let service: ServiceProcess;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'admin-api-postman-'));
    // A service of its own: the run ends sessions.
    service = await serving(
      spawnService({
        DATA_DIR: join(folder, 'data'),
        ADMIN_EMAIL: EMAIL,
        ADMIN_PASSWORD: PASSWORD,
        LOG_LEVEL: 'error',
      }),
    );
  });
  afterAll(async () => {
    await service.stop('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('has a request for every operation of openapi.json, and each succeeds in the order of the collection', async () => {
    const [collection, report] = ['collection.json', 'report.json'].map((name) => join(folder, name));
    await output(process.execPath, [join(ROOT, 'scripts/postman/write.js'), collection!]);
    const variables = { baseUrl: service.baseUrl, email: EMAIL, password: PASSWORD };
    await run(process.execPath, [
      join(TOOLS, 'newman/bin/newman.js'),
      ...['run', collection!, '--reporters', 'json', '--reporter-json-export', report!],
      ...Object.entries(variables).flatMap(([name, value]) => ['--env-var', `${name}=${value}`]),
    ]);
    const { stats, executions, failures } = (JSON.parse(readFileSync(report!, 'utf8')) as Summary).run;
    expect(failures.map(({ source, error }) => `${source.name}: ${error.message}`)).toEqual([]);
    expect([stats.requests.failed, stats.assertions.failed]).toEqual([0, 0]);
    const operations = Object.values(document.paths).flatMap((path) => Object.keys(path)).length;
    expect(executions.length).toBeGreaterThanOrEqual(operations - WITHOUT_REQUEST);
  });

  it('is not made of a document that has an operation without a step', async () => {
    const changed = join(folder, 'changed.json');
    const paths = { ...document.paths, '/api/admin/news': { get: { operationId: 'news.list', responses: {} } } };
    writeFileSync(changed, JSON.stringify({ ...document, paths }));
    const program = `require('${ROOT}/scripts/postman/collection.js').collectionOf(require('${changed}'))`;
    const { code, stderr } = await run(process.execPath, ['-e', program]);
    expect(code).toBe(1);
    expect(stderr).toContain('Without a step: news.list.');
  });
});
