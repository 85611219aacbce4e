import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogVerifier } from '@/lib/admin/verification/log-verifier';
import { verifyExportFile } from '@/cli/audit-verify/export-file';
import { commandOf } from '@/cli/audit-verify/options';
import { exitCodeOf, reportOf } from '@/cli/audit-verify/report';
import { waitForSeal } from '@/cli/audit-verify/wait-for-seal';
import { loadAuditPublicKey, loadDatabaseConfig } from '@/config/audit-log-source';
import { CSV_HEADER, csvOf, ndjsonOf } from '../support/export-text';
import { randomLog, storedOf, verifyTables } from '../support/random-log';
import { PUBLIC_KEY, rawKey } from '../support/sealed-log';

const folder = mkdtempSync(join(tmpdir(), 'audit-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, contents: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, contents);
  return path;
}

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const log = randomLog(8, { entries: 400 });
const [first, second] = log.seals.map(({ checkpoint }) => checkpoint);

describe('the options of audit:verify', () => {
  it('take keys in base64url and as PEM files', () => {
    const pem = file('key.pem', publicKey.export({ type: 'spki', format: 'pem' }));
    const command = commandOf(['--public-key', PUBLIC_KEY, '--public-key', pem]);
    expect(command.publicKeys).toEqual([PUBLIC_KEY, rawKey(publicKey)]);
  });

  it.each([
    ['one', first],
    ['one in the envelope of the API', { success: true, data: first }],
    ['a list', [first]],
    ['a list in the envelope', { success: true, data: [first], meta: {} }],
  ])('take kept checkpoints: %s', (_, contents) => {
    const path = file('kept.json', JSON.stringify(contents));
    expect(commandOf(['--checkpoint', path]).kept).toEqual([first]);
  });

  it.each([
    ['bare', `${JSON.stringify(first)}\n${JSON.stringify(second)}\n`],
    ['as curl appends them', `{"success":true,"data":${JSON.stringify(first)}}\n\n{"data":${JSON.stringify(second)}}`],
    ['with line breaks of Windows', `${JSON.stringify(first)}\r\n${JSON.stringify([second])}\r\n`],
  ])('take kept checkpoints one a line: %s', (_, contents) => {
    expect(commandOf(['--checkpoint', file('kept.ndjson', contents)]).kept).toEqual([first, second]);
  });

  it.each([
    ['an unknown flag', ['--exprot', 'x'], /Unknown option '--exprot'/],
    ['a stray word', ['log.ndjson'], /Unexpected argument/],
    ['a key that is none', ['--public-key', 'x'], /neither a key in base64url nor a file/],
    ['a PEM file that holds none', ['--public-key', file('none.pem', 'x')], /does not contain an Ed25519 public key/],
    ['a missing file', ['--checkpoint', join(folder, 'none')], /Cannot read the file of checkpoints/],
    ['a file that is not JSON', ['--checkpoint', file('none.json', 'x')], /is not JSON/],
    ['a line that is not JSON', ['--checkpoint', file('half.json', `${JSON.stringify(first)}\n{`)], /is not JSON/],
    ['an empty file', ['--checkpoint', file('empty.json', '\n')], /is not JSON/],
    [
      'a line that holds no checkpoint',
      ['--checkpoint', file('two.json', `${JSON.stringify(first)}\n1`)],
      /does not contain a checkpoint/,
    ],
    [
      'a file that holds no checkpoint',
      ['--checkpoint', file('other.json', '{"data":{}}')],
      /does not contain a checkpoint/,
    ],
    ['--partial for the database', ['--partial'], /need an export/],
  ])('refuse %s in one line', (_, args, message) => {
    expect(() => commandOf(args)).toThrow(message);
    expect(() => commandOf(args)).not.toThrow(/\n./);
  });
});

describe('the environment of audit:verify', () => {
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  const der = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');

  it.each([
    ['PEM', { AUDIT_SIGNING_KEY: pem }],
    ['PEM in one line', { AUDIT_SIGNING_KEY: pem.replaceAll('\n', '\\n') }],
    ['base64 of DER', { AUDIT_SIGNING_KEY: der }],
  ])('has the key as %s', (_, env) => {
    expect(loadAuditPublicKey({ DATA_DIR: folder, ...env })).toBe(rawKey(publicKey));
  });

  it('has the key in the data folder, or none', () => {
    expect(loadAuditPublicKey({ DATA_DIR: join(folder, 'none') })).toBeNull();
    file('audit-signing-key', pem);
    expect(loadAuditPublicKey({ DATA_DIR: folder })).toBe(rawKey(publicKey));
  });

  it('never quotes a key that is none', () => {
    expect(() => loadAuditPublicKey({ AUDIT_SIGNING_KEY: 'secret' })).toThrow(
      /^AUDIT_SIGNING_KEY .* must be an Ed25519 key/,
    );
    expect(() => loadAuditPublicKey({ AUDIT_SIGNING_KEY: 'secret' })).not.toThrow(/secret/);
  });

  it('needs no secret of a server', () => {
    const databaseUrl = 'postgres://reader@db/log';
    expect(loadDatabaseConfig({ DATABASE_URL: databaseUrl })).toEqual({
      databaseUrl,
      databasePrepared: true,
      dataDir: './data',
    });
  });
});

describe('an export file', () => {
  const verifier = () => new LogVerifier({ publicKeys: [PUBLIC_KEY], kept: [], listed: [] }, 'export');

  it.each([
    ['log.ndjson', ndjsonOf(log.lines())],
    ['log.csv', csvOf(log.lines())],
  ])('%s is verified', async (name, text) => {
    const result = await verifyExportFile(file(name, text), verifier());
    expect(result).toMatchObject({ ok: true, entries: log.rows.length, checkpoints: log.seals.length });
    expect(exitCodeOf(result)).toBe(0);
    expect(reportOf(result, 2)).toMatch(
      /^Verified: 401 entries \(sequence 1 to \d+\), \d+ checkpoints, 0 unsealed, \d+ entries\/s\n$/,
    );
  });

  it('that is altered is reported with the entry first', async () => {
    const lines = log.lines();
    for (const line of lines.filter((_, i) => i % 3 === 1)) line.requestId = 'altered';
    const result = await verifyExportFile(file('altered.ndjson', ndjsonOf(lines)), verifier());
    expect(exitCodeOf(result)).toBe(1);
    const report = reportOf(result, 1).split('\n');
    expect(report[0]).toMatch(/^TAMPERING FOUND: Entr(y|ies) /);
    expect(report).toHaveLength(24); // one, 20 more, what is left, what was read, a line break
    expect(report[21]).toMatch(/^ {2}and \d+ more$/);
  });

  it.each([
    ['nothing', ''],
    ['blanks', '\n \n'],
    ['no more than the header of a table', CSV_HEADER],
  ])('that holds %s is not said to be verified', async (_, text) => {
    const result = await verifyExportFile(file('empty.export', text), verifier());
    expect(exitCodeOf(result)).toBe(2);
    expect(reportOf(result, 1)).toMatch(/^NOTHING VERIFIED because there is no entry: 0 entries, 0 checkpoints/);
  });

  it('that is not UTF-8 is not verified at all', async () => {
    const bytes = Buffer.from(ndjsonOf(log.lines()));
    bytes[bytes.indexOf('example.com')] = 0xff;
    await expect(verifyExportFile(file('broken.ndjson', bytes), verifier())).rejects.toThrow('The export is not UTF-8');
  });

  it('that does not exist is not verified', async () => {
    await expect(verifyExportFile(join(folder, 'none.csv'), verifier())).rejects.toThrow('ENOENT');
  });
});

describe('a database', () => {
  it('without entries is not said to be verified', async () => {
    const result = await verifyTables({ rows: [], checkpoints: [] });
    expect(exitCodeOf(result)).toBe(2);
    expect(reportOf(result, 1)).toMatch(/^NOTHING VERIFIED because there is no entry/);
  });

  it('without checkpoints is not said to be verified', async () => {
    const result = await verifyTables({ rows: storedOf(log).rows, checkpoints: [] });
    expect(result.ok && exitCodeOf(result)).toBe(2);
  });
});

describe('waitForSeal', () => {
  const log = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  beforeEach(() => log.mockClear());
  afterAll(() => log.mockRestore());

  /** A database whose newest entry is 7, and whose seal reaches these sequences one after another. */
  const sealedUpTo = (...sequences: number[]) => {
    const query = jest.fn((text: string) => {
      const sequence = text.includes('audit_logs') ? 7 : sequences.length > 1 ? sequences.shift() : sequences[0];
      return Promise.resolve([{ sequence: String(sequence) }]);
    });
    return query;
  };

  it('does not wait if every entry is sealed, and says nothing', async () => {
    const query = sealedUpTo(7);
    await waitForSeal(query);
    expect(query).toHaveBeenCalledTimes(2);
    expect(log).not.toHaveBeenCalled();
  });

  it('waits until the entries that existed are sealed, and says so', async () => {
    const query = sealedUpTo(0, 3, 9);
    await waitForSeal(query);
    expect(query).toHaveBeenCalledTimes(4);
    expect(log).toHaveBeenCalledWith(
      expect.stringMatching(/^The newest entries are not sealed yet\. Waiting up to 15 s/),
    );
  });

  it('gives up if nobody seals', async () => {
    await expect(waitForSeal(sealedUpTo(3), 1)).resolves.toBeUndefined();
  });
});
