import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { FolderLock } from '@/database/embedded/folder-lock';

const SOURCE = resolve(__dirname, '../../src/database/embedded/folder-lock.ts');

describe('FolderLock', () => {
  let parent: string;
  let folder: string;

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'folder-lock-'));
    folder = join(parent, 'data');
  });

  afterEach(() => {
    rmSync(parent, { recursive: true, force: true });
  });

  const holder = () => {
    const [name = ''] = readdirSync(folder).filter((file) => file.startsWith('lock.'));
    return JSON.parse(readFileSync(join(folder, name), 'utf8')) as { pid: number; startKey: string };
  };

  it('makes the folder for its owner alone', () => {
    FolderLock.take(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('refuses a second holder with a sentence that names the first', () => {
    FolderLock.take(folder);
    expect(() => FolderLock.take(folder)).toThrow(
      new RegExp(
        `^The data folder ${folder} is in use by process ${process.pid} ` +
          '\\(started \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\\)\\. Stop it, or set DATA_DIR to another folder\\.$',
      ),
    );
  });

  it('can be taken again once it is given back', () => {
    FolderLock.take(folder).release();
    FolderLock.take(folder).release();
    expect(readdirSync(folder)).toEqual(['lock.2']);
  });

  it('is taken over from a process that has ended', () => {
    FolderLock.take(folder);
    const { pid } = spawnSync('true');
    writeFileSync(join(folder, 'lock.1'), JSON.stringify({ ...holder(), pid }));
    FolderLock.take(folder);
    expect(holder().pid).toBe(process.pid);
  });

  it('is taken over where another process has got the number of the holder', () => {
    FolderLock.take(folder);
    writeFileSync(join(folder, 'lock.1'), JSON.stringify({ ...holder(), startKey: 'earlier' }));
    FolderLock.take(folder);
    expect(readdirSync(folder)).toEqual(['lock.2']);
  });

  it('is taken over where a power failure has left half of its text', () => {
    FolderLock.take(folder);
    writeFileSync(join(folder, 'lock.1'), '{"pid":');
    expect(() => FolderLock.take(folder)).not.toThrow();
  });

  it('goes to exactly one of several processes that find the same dead holder', async () => {
    FolderLock.take(folder);
    writeFileSync(join(folder, 'lock.1'), JSON.stringify({ ...holder(), startKey: 'earlier' }));
    const take = `
      process.stdin.once('data', () => {
        try { require(${JSON.stringify(SOURCE)}).FolderLock.take(${JSON.stringify(folder)}); console.log('taken'); }
        catch (error) { console.log(error.message); }
      });
      console.log('ready');`;
    const contenders = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['-r', '@swc-node/register', '-e', take]),
    );
    await Promise.all(contenders.map(({ stdout }) => once(stdout, 'data')));
    const answers = contenders.map(({ stdout }) => once(stdout, 'data'));
    contenders.forEach(({ stdin }) => stdin.write('go'));
    const said = (await Promise.all(answers)).map(([data]) => String(data).trim());
    contenders.forEach((contender) => contender.kill('SIGKILL'));
    expect(said.filter((line) => line === 'taken')).toHaveLength(1);
    expect(said.filter((line) => line.includes('is in use by process'))).toHaveLength(3);
  });
});
