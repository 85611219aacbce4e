import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HANG_MS } from '../../support/requests';

export const ROOT = join(__dirname, '../../..');
export const CONSUMERS = join(ROOT, 'test/consumers');
/** The packages of test/consumers/package.json. */
export const TOOLS = join(CONSUMERS, 'node_modules');
export const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');

export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end. The variables of this process do not reach it, except those that every program needs. */
export function run(
  command: string,
  args: string[],
  { cwd = ROOT, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Outcome> {
  const { PATH, HOME, TMPDIR, CHROMIUM } = process.env;
  const options = { cwd, env: { PATH, HOME, TMPDIR, CHROMIUM, ...env }, timeout: HANG_MS, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      const code = error ? Number(error.code ?? 1) : 0;
      resolve({ code: Number.isNaN(code) ? 1 : code, stdout, stderr: error && !stderr ? error.message : stderr });
    });
  });
}

/** Runs a program that must succeed, and returns its output. */
export async function output(
  command: string,
  args: string[],
  options: Parameters<typeof run>[2] = {},
): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`);
  return stdout;
}

/** The values that the global set-up leaves for the suites. */
export function given(name: 'CONSUMERS_FOLDER' | 'CONSUMERS_SERVICE' | 'CONSUMERS_ORIGIN'): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is missing: run make consumers.`);
  return value;
}

/** The tarball of a package, as `npm pack` made it. */
export function tarball(name: string): string {
  return join(given('CONSUMERS_FOLDER'), `${name}-1.0.0.tgz`);
}

/** Makes an empty project, installs tarballs of ours into it, and copies the sources of test/consumers/project. */
export async function makeProject(name: string, packageJson: object, tsconfig: object): Promise<string> {
  const folder = join(given('CONSUMERS_FOLDER'), name);
  mkdirSync(folder);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name, version: '1.0.0', private: true, ...packageJson }),
  );
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  await output('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', tarball('admin-api-client')], {
    cwd: folder,
  });
  cpSync(join(CONSUMERS, 'project'), folder, { recursive: true });
  return folder;
}
