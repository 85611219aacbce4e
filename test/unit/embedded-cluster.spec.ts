import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CLUSTER = join(__dirname, '../../src/database/embedded/cluster.js');
const SCRIPT = `const [, cluster, folder, ...templates] = process.argv;
require(cluster).create(folder, templates).then(() => process.exit(0));`;

/** Runs in a process of its own: PGlite cannot be loaded inside of Jest. */
function create(folder: string, ...templates: string[]): void {
  execFileSync(process.execPath, ['-e', SCRIPT, CLUSTER, folder, ...templates]);
}

describe('create', () => {
  let scratch: string;
  let folder: string;
  let template: string;

  beforeEach(() => {
    scratch = mkdtempSync(join(tmpdir(), 'cluster-'));
    folder = join(scratch, 'postgres');
    template = join(scratch, 'template');
    mkdirSync(template);
    writeFileSync(join(template, 'PG_VERSION'), 'of the template');
  });
  afterEach(() => {
    rmSync(scratch, { recursive: true, force: true });
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
