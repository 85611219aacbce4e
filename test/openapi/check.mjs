// Fails where openapi.json is not what the build makes, is not what the service serves, is faulty, or gives types that
// are not those of the contract. Needs a build; needs no network, and no database but an embedded one of its own.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { assertCompatible } from './diff.mjs';
import { generate } from './generate.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'admin-api-openapi-'));
/** Only a service that does not start takes so long, however slow the machine is. */
const START_TIMEOUT_MS = 240_000;

const CHECKS = {
  'openapi.json and test/openapi/api.ts are what the build makes': async () => {
    await generate(join(scratch, 'openapi.json'), join(scratch, 'api.ts'));
    for (const [committed, generated] of [
      ['openapi.json', 'openapi.json'],
      ['test/openapi/api.ts', 'api.ts'],
    ]) {
      if (readFileSync(join(root, committed), 'utf8') !== readFileSync(join(scratch, generated), 'utf8')) {
        throw new Error(`${committed} has drifted: run \`npm run openapi\` and commit it`);
      }
    }
  },
  'the service serves openapi.json': async () => {
    const served = await fetchFromService('/docs/openapi.json');
    if (!isDeepStrictEqual(served, JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8')))) {
      throw new Error('/docs/openapi.json is not openapi.json');
    }
  },
  'no change breaks clients of the last release, except those in the CHANGELOG': () => assertCompatible(),
  'redocly finds no fault': () => run('redocly', 'lint', 'openapi.json', '--max-problems=200'),
  'spectral finds no fault': () => run('spectral', 'lint', 'openapi.json', '--fail-severity=warn'),
  'the types of a generated client are those of the contract': () => run('tsc', '-p', 'test/openapi'),
};

/** Runs a tool of the project; what it prints is shown where it fails. */
function run(tool, ...args) {
  // Redocly would report its use, and look for newer versions of itself.
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  try {
    return execFileSync(join(root, 'node_modules/.bin', tool), args, {
      cwd: root,
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    throw new Error(`${error.stdout}${error.stderr}`, { cause: error });
  }
}

async function fetchFromService(path) {
  const env = {
    ...process.env,
    DATABASE_URL: '',
    REDIS_URL: '',
    DATA_DIR: join(scratch, 'data'),
    PORT: '0',
    LOG_LEVEL: 'error',
  };
  const service = spawn(process.execPath, [join(root, 'dist/src/main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => service.once('exit', resolve));
  try {
    const response = await fetch((await urlOf(service)) + path);
    return await response.json();
  } finally {
    service.kill();
    await ended;
  }
}

/** The service prints where it listens. */
function urlOf(service) {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`the service does not start: ${output}`)), START_TIMEOUT_MS);
    service.once('exit', (code) => reject(new Error(`the service has ended with ${code}: ${output}`)));
    service.stdout.on('data', (chunk) => {
      output += chunk;
      const url = /Swagger UI\s+(http\S+)\/docs/.exec(output)?.[1];
      if (url) {
        clearTimeout(timer);
        resolve(url);
      }
    });
  });
}

let failures = 0;
for (const [name, check] of Object.entries(CHECKS)) {
  try {
    await check();
    console.log(`ok    ${name}`);
  } catch (error) {
    failures += 1;
    console.log(`FAIL  ${name}\n${error.message}`);
  }
}
rmSync(scratch, { recursive: true, force: true });
process.exitCode = failures > 0 ? 1 : 0;
