import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundledProject, commonJsProject, moduleProject } from './support/projects';
import { expectedOutcome, settingOf } from './support/setting';
import { CONSUMERS, given, output, TOOLS } from './support/tools';

/** Returns the program in the one package of a scope that npm installed: the one of this platform. */
function programOf(scope: string, path: string): string {
  const [platform = ''] = readdirSync(join(TOOLS, scope));
  return join(TOOLS, scope, platform, path);
}

const bun = (): string => programOf('@oven', 'bin/bun');
const script = (name: string): string => join(CONSUMERS, 'runtimes', name);

/** Returns the path of a release of Node, which the package `node` of npm brings. */
async function nodeRelease(major: number): Promise<string> {
  const printed = await output('npx', ['-y', '-p', `node@${major}`, 'node', '-p', 'process.execPath']);
  return printed.trim();
}

async function expectOutcome(name: string, command: string, args: string[], cwd: string, rest: string[] = []) {
  const setting = settingOf(name);
  const printed = await output(command, [...args, JSON.stringify(setting), ...rest], { cwd });
  expect(JSON.parse(printed)).toEqual(expectedOutcome(setting));
}

describe('The client, installed from its tarball,', () => {
  let modules: string, commonJs: string, bundled: string;

  beforeAll(async () => {
    [modules, commonJs, bundled] = await Promise.all([moduleProject(), commonJsProject(), bundledProject()]);
  });

  describe.each([20, 22, 24])('in Node %i', (major) => {
    let node: string;
    beforeAll(async () => {
      node = await nodeRelease(major);
    });

    it('runs as an ES module', () => expectOutcome(`node-${major}-esm`, node, ['program.js'], modules));
    it('runs as CommonJS', () => expectOutcome(`node-${major}-cjs`, node, ['program.js'], commonJs));
  });

  it('runs in Node 18, which lacks newer functions', async () => {
    await expectOutcome('node-18', await nodeRelease(18), ['--experimental-global-webcrypto', 'program.js'], modules);
  });

  it('runs in Bun, from its TypeScript', () => expectOutcome('bun', bun(), ['program.ts'], modules));

  it('runs in Bun without functions that older runtimes with fetch lack', () =>
    expectOutcome('older-bun', bun(), ['--preload', script('older.cjs'), 'program.ts'], modules));

  it('runs in Deno, from its TypeScript, with the right to use the network alone', () => {
    const args = ['run', '--allow-net=127.0.0.1', '--no-prompt', '--node-modules-dir=manual', 'program.ts'];
    return expectOutcome('deno', programOf('@deno', 'deno'), args, modules);
  });

  it('runs in workerd, bundled', () =>
    expectOutcome('workerd', process.execPath, [script('workerd.mjs'), join(bundled, 'dist/worker.js')], bundled));

  it('runs in Chromium, on a page of another origin', () => inChromium('chromium'));

  it('runs in Chromium without functions that older browsers lack', () =>
    inChromium('older-chromium', script('older.cjs')));

  function inChromium(name: string, ...before: string[]) {
    const args = [script('chromium.mjs'), join(bundled, 'dist/page.js')];
    return expectOutcome(name, process.execPath, args, bundled, [given('CONSUMERS_ORIGIN'), ...before]);
  }
});
