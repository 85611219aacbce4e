import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const CLUSTER = join(__dirname, '../../src/database/embedded/cluster.js');
const SCRIPT = `const [, cluster, folder, ...templates] = process.argv;
require(cluster).create(folder, templates).then(() => process.exit(0));`;

/** Runs in a process of its own: PGlite cannot be loaded inside of Jest. */
function create(folder: string, ...templates: string[]): void {
  execFileSync(process.execPath, ['-e', SCRIPT, CLUSTER, folder, ...templates]);
}

const CREATE_TEMPLATE = `const [, cluster, template] = process.argv;
require(cluster).createTemplate(template).then(() => process.exit(0));`;
const PUBLISH = `const [, cluster, folder, template] = process.argv;
require(cluster).publish(folder, template);`;

let scratch: string;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'cluster-'));
});
afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

describe('create', () => {
  let folder: string;
  let template: string;

  beforeEach(() => {
    folder = join(scratch, 'postgres');
    template = join(scratch, 'template');
    mkdirSync(template);
    writeFileSync(join(template, 'PG_VERSION'), 'of the template');
  });

  const versionOf = () => readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();

  it('copies the template, for this user only', () => {
    create(folder, template);
    expect(versionOf()).toBe('of the template');
    expect(readdirSync(scratch).sort()).toEqual(['postgres', 'template']);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('copies the second template if the first one is missing', () => {
    create(folder, join(scratch, 'missing'), template);
    expect(versionOf()).toBe('of the template');
  });

  it('replaces what a killed process left', () => {
    mkdirSync(`${folder}.new`);
    writeFileSync(join(`${folder}.new`, 'half'), '');
    create(folder, template);
    expect(readdirSync(folder)).toEqual(['PG_VERSION']);
  });

  it('makes a cluster if there is no template', () => {
    create(folder, join(scratch, 'missing'));
    expect(versionOf()).toMatch(/^\d+$/);
  });

  it('makes a cluster if the template cannot be copied', () => {
    // A folder cannot be copied into itself.
    writeFileSync(join(scratch, 'PG_VERSION'), 'of the template');
    create(folder, scratch);
    expect(versionOf()).toMatch(/^\d+$/);
  });
});

describe('createTemplate', () => {
  it('succeeds in two processes at once, and leaves one template', async () => {
    const template = join(scratch, 'cache', 'template');
    const run = () => promisify(execFile)(process.execPath, ['-e', CREATE_TEMPLATE, CLUSTER, template]);
    await Promise.all([run(), run()]);
    expect(readdirSync(join(scratch, 'cache'))).toEqual(['template']);
    expect(readFileSync(join(template, 'PG_VERSION'), 'utf8').trim()).toMatch(/^\d+$/);
  });
});

describe('publish', () => {
  const made = (name: string) => {
    mkdirSync(join(scratch, name));
    writeFileSync(join(scratch, name, 'PG_VERSION'), name);
  };

  it('keeps the template of a faster process, and removes its own cluster', () => {
    made('first');
    made('second');
    for (const name of ['first', 'second']) {
      execFileSync(process.execPath, ['-e', PUBLISH, CLUSTER, join(scratch, name), join(scratch, 'template')]);
    }
    expect(readdirSync(scratch)).toEqual(['template']);
    expect(readFileSync(join(scratch, 'template', 'PG_VERSION'), 'utf8')).toBe('first');
  });

  it('fails if the template cannot be put into its place', () => {
    made('first');
    const publish = () =>
      execFileSync(process.execPath, ['-e', PUBLISH, CLUSTER, join(scratch, 'first'), join(scratch, 'none/template')], {
        stdio: 'pipe',
      });
    expect(publish).toThrow('ENOENT');
  });
});
