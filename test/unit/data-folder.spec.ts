import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '@/config/config-error';
import { assertRoomForDatabase, closeDataFolder, dataFolderFault } from '@/config/data-folder';

const modeOf = (path: string) => (fs.statSync(path).mode & 0o777).toString(8);

describe('The data folder', () => {
  let parent: string;
  let folder: string;

  beforeEach(() => {
    parent = fs.mkdtempSync(join(tmpdir(), 'admin-api-folder-'));
    folder = join(parent, 'data');
  });
  afterEach(() => {
    jest.restoreAllMocks();
    // Only root can empty a folder without write permission.
    if (fs.existsSync(folder) && !fs.lstatSync(folder).isSymbolicLink()) {
      fs.chmodSync(folder, 0o700);
    }
    fs.rmSync(parent, { recursive: true, force: true });
  });

  /** Makes the folder with these files, all of them with these modes. */
  const make = (mode: number, fileMode: number, ...names: string[]): void => {
    fs.mkdirSync(folder);
    for (const name of names) {
      fs.writeFileSync(join(folder, name), 'x');
      fs.chmodSync(join(folder, name), fileMode);
    }
    fs.chmodSync(folder, mode);
  };
  const refusal = (): string => {
    try {
      closeDataFolder(folder);
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      return (error as Error).message;
    }
    throw new Error('The folder was taken');
  };

  it('is made with mode 0700 if it is missing', () => {
    expect(closeDataFolder(folder)).toEqual([]);
    expect(modeOf(folder)).toBe('700');
  });

  it.each([0o755, 0o750, 0o711, 0o777, 0o770])(
    'a folder of mode %o is closed to others, and its path is returned',
    (mode) => {
      make(mode, 0o600, 'jwt-secret', 'lock.3');
      expect(closeDataFolder(folder)).toEqual([folder]);
      expect(modeOf(folder)).toBe('700');
    },
  );

  it.each(['jwt-secret', 'audit-signing-key', 'audit-last-seal-0123456789ab'])(
    'closes its file %s to others, and returns the path',
    (name) => {
      make(0o700, 0o644, name);
      expect(closeDataFolder(folder)).toEqual([join(folder, name)]);
      expect(modeOf(join(folder, name))).toBe('600');
    },
  );

  it('that is closed already stays as it is', () => {
    make(0o500, 0o400, 'jwt-secret');
    expect(closeDataFolder(folder)).toEqual([]);
    expect([modeOf(folder), modeOf(join(folder, 'jwt-secret'))]).toEqual(['500', '400']);
  });

  it('that is open and holds files of others is refused, not closed', () => {
    make(0o777, 0o644, 'letters.txt');
    expect(refusal()).toMatch(/^DATA_DIR is open to other users and contains foreign files/);
    expect(modeOf(folder)).toBe('777');
  });

  it('a folder of another user is refused', () => {
    make(0o700, 0o600);
    jest.spyOn(process, 'getuid').mockReturnValue(fs.statSync(folder).uid + 1);
    expect(refusal()).toMatch(/^DATA_DIR belongs to user \d+, but the service runs as user \d+/);
  });

  it('may be a symbolic link to a folder of the same user, which is closed', () => {
    fs.mkdirSync(join(parent, 'target'), { mode: 0o755 });
    fs.symlinkSync(join(parent, 'target'), folder);
    expect(closeDataFolder(folder)).toEqual([folder]);
    expect(modeOf(join(parent, 'target'))).toBe('700');
  });

  it('is refused if a secret in it is a symbolic link', () => {
    make(0o700, 0o600);
    fs.symlinkSync('/etc/hostname', join(folder, 'jwt-secret'));
    expect(refusal()).toMatch(/^DATA_DIR has a jwt-secret that is not a regular file/);
  });

  it.each(['EROFS', 'EPERM'])('that is open on a mount that refuses to change modes (%s) is refused', (code) => {
    make(0o755, 0o600, 'jwt-secret');
    jest.spyOn(fs, 'chmodSync').mockImplementation(() => {
      throw Object.assign(new Error('refused'), { code });
    });
    expect(refusal()).toBe(
      `DATA_DIR is open to other users, and changing its mode failed (${code}): give it mode 0700`,
    );
  });

  it('that cannot be made is left to what needs it', () => {
    fs.writeFileSync(folder, 'a file');
    expect(closeDataFolder(folder)).toEqual([]);
  });

  it.each([
    ['EACCES', /cannot be read and written by user \d+ \(EACCES\): change its owner or mode/],
    ['EROFS', /cannot be read and written by/],
    ['ENOTDIR', /is not a folder/],
    ['ENOSPC', /has no space left \(ENOSPC\): free some/],
  ])('is refused in one line that says what to do after %s', (code, message) => {
    const fault = dataFolderFault('/srv/data', Object.assign(new Error('x'), { code }));
    expect(fault).toBeInstanceOf(ConfigError);
    expect(fault.message).toMatch(/^DATA_DIR \(\/srv\/data\) /);
    expect(fault.message).toMatch(message);
  });

  it('has room for a new database, or is refused with the free space', () => {
    const free = (bytes: number) =>
      jest.spyOn(fs, 'statfsSync').mockReturnValue({ bavail: bytes / 4096, bsize: 4096 } as fs.StatsFs);
    free(128 * 1024 * 1024);
    expect(() => assertRoomForDatabase('/srv/data')).not.toThrow();
    free(64 * 1024 * 1024);
    expect(() => assertRoomForDatabase('/srv/data')).toThrow(
      'DATA_DIR (/srv/data) has 64 MB of free space, and a new database needs 128: free some',
    );
  });
});
