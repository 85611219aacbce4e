import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const MODULE = resolve(__dirname, '../../scripts/one-at-a-time.js');
/** Fails if another process is at work, and takes long enough for the others to notice. */
const WORK = `const [, module, folder, mark] = process.argv;
const { openSync, rmSync } = require('node:fs');
require(module).oneAtATime(folder, () => {
  openSync(mark, 'wx');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  rmSync(mark);
  console.log('done');
});`;

describe('oneAtATime', () => {
  let scratch: string;
  let folder: string;

  beforeEach(() => {
    scratch = mkdtempSync(join(tmpdir(), 'one-at-a-time-'));
    folder = join(scratch, 'lock');
  });
  afterEach(() => {
    rmSync(scratch, { recursive: true, force: true });
  });

  const work = () => promisify(execFile)(process.execPath, ['-e', WORK, MODULE, folder, join(scratch, 'mark')]);

  it('runs the work of several processes one after another', async () => {
    const results = await Promise.all([work(), work(), work(), work()]);
    expect(results.map(({ stdout }) => stdout)).toEqual(Array(4).fill('done\n'));
    expect(existsSync(join(scratch, 'mark'))).toBe(false);
    expect(readdirSync(folder)).toEqual(['lock.4']);
  });

  it('takes over from a process that was killed', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'lock.7'), String(spawnSync('true').pid));
    await work();
    expect(readdirSync(folder)).toEqual(['lock.8']);
  });

  it('waits for a process that runs, and says for which', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'lock.1'), String(process.pid));
    const running = work();
    const waits = new Promise((resolve) => running.child.stderr?.once('data', resolve));
    expect(String(await waits)).toBe(`Waiting for process ${process.pid}, which prepares this folder ...\n`);
    writeFileSync(join(folder, 'lock.1'), '');
    expect((await running).stdout).toBe('done\n');
  });

  it('is free again after work that failed', async () => {
    const failing = WORK.replace("console.log('done')", "throw new Error('no')");
    await expect(
      promisify(execFile)(process.execPath, ['-e', failing, MODULE, folder, join(scratch, 'mark')]),
    ).rejects.toThrow('no');
    expect(readFileSync(join(folder, 'lock.1'), 'utf8')).toBe('');
  });
});
