import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LastCheckpoint } from '@/audit/sealing/last-checkpoint';
import { UnitOfWork } from '@/database/transaction/unit-of-work';
import { expectError } from '../support/answers';
import { environment } from '../support/environment';
import { createUser } from '../support/factories';
import { until } from '../support/requests';
import { createTestApp, type TestApp } from '../support/test-app';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const config = { auditSealInterval: 1, auditSealEntries: 3 };
const onPostgres = environment.databaseUrl ? describe : describe.skip;

interface Checkpoint {
  number: number;
  last: number;
  root: string;
}

const checkpoints = (service: TestApp) =>
  service.sql<Checkpoint>('SELECT number, last_sequence AS last, root FROM audit_checkpoints ORDER BY number');

const lastEntry = async (service: TestApp) =>
  (await service.sql<{ last: number }>('SELECT max(sequence) AS last FROM audit_logs'))[0]!.last;

/** Two checkpoints at least. */
async function sealed(service: TestApp): Promise<Checkpoint[]> {
  for (let index = 0; index < 4; index += 1) {
    await createUser(service.admin);
  }
  const last = await lastEntry(service);
  await until('all is sealed', async () => ((await checkpoints(service)).at(-1)?.last ?? 0) >= last);
  return checkpoints(service);
}

/** Statements that only the owner of the database can run. */
async function asOwner({ app }: TestApp, ...statements: string[]): Promise<void> {
  const work = app.get(UnitOfWork);
  await work.run(
    async () => {
      await work.query('SET LOCAL session_replication_role = replica');
      for (const statement of statements) {
        await work.query(statement);
      }
    },
    () => Promise.resolve(),
  );
}

/** Waits until the service has looked some times more. */
async function looked({ app }: TestApp): Promise<void> {
  const looks = jest.spyOn(app.get(LastCheckpoint, { strict: false }), 'get');
  await until('it has looked', () => looks.mock.calls.length > 5);
  looks.mockRestore();
}

const complaints = ({ logs }: TestApp) =>
  logs.filter(({ level, context }) => level === 'error' && context === 'Audit').map(({ msg }) => String(msg));

describe('A sealed history that whoever owns the database rewrites under the running service', () => {
  let service: TestApp;

  beforeEach(async () => {
    service = await createTestApp({ config });
  });
  afterEach(() => service.close());

  it.each([
    ['without any checkpoint', (): string => 'TRUNCATE audit_checkpoints'],
    ['without the last one', ({ number }: Checkpoint) => `DELETE FROM audit_checkpoints WHERE number = ${number}`],
    [
      'under another root',
      ({ number }: Checkpoint) => `UPDATE audit_checkpoints SET root = repeat('0', 64) WHERE number = ${number}`,
    ],
  ])('is not signed: %s', async (_, statement) => {
    const last = (await sealed(service)).at(-1)!;
    await asOwner(
      service,
      statement(last),
      `UPDATE audit_logs SET resource_label = 'x' WHERE sequence = ${last.last}`,
      `DELETE FROM audit_logs WHERE sequence = ${last.last - 1}`,
    );
    const left = await checkpoints(service);
    await until('it complains', () => complaints(service).length > 0);
    await createUser(service.admin);
    await looked(service);
    expect(await checkpoints(service)).toEqual(left);
    expect(complaints(service)).toEqual([expect.stringContaining(`Checkpoint ${last.number} of the audit log`)]);
    // Nor by whoever asks for a seal.
    expectError(await service.as().get('/api/admin/audit-logs/export'), 'INTERNAL_ERROR');
    expect(await checkpoints(service)).toEqual(left);
  });

  it('whose checkpoints come back as they were is sealed on, without another word', async () => {
    const before = await sealed(service);
    const { number } = before.at(-1)!;
    await asOwner(service, `CREATE TABLE aside AS SELECT * FROM audit_checkpoints`, 'TRUNCATE audit_checkpoints');
    await until('it complains', () => complaints(service).length > 0);
    await asOwner(service, 'INSERT INTO audit_checkpoints SELECT * FROM aside');
    const after = await sealed(service);
    expect(after.slice(0, number)).toEqual(before);
    expect(complaints(service)).toHaveLength(1);
  });
});

onPostgres('The last seal that a machine has seen', () => {
  let service: TestApp;
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
    service = await createTestApp({ config, database });
  });
  afterEach(async () => {
    await service.close();
    await database.drop();
  });

  const files = () => readdirSync(database.dataDir).filter((name) => name.startsWith('audit-last-seal-'));
  async function restarted(meanwhile: () => unknown, other: Partial<TestApp['config']> = {}) {
    await meanwhile();
    await service.close();
    service = await createTestApp({ config: { ...config, ...other }, database });
  }

  it('is kept in DATA_DIR for its owner alone, with the last number and root', async () => {
    const { number, root } = (await sealed(service)).at(-1)!;
    const [file] = files();
    expect(files()).toHaveLength(1);
    expect(statSync(join(database.dataDir, file!)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(join(database.dataDir, file!), 'utf8'))).toEqual({ number, root });
  });

  it('outlives a restart; the error names the file, without which an older backup is taken', async () => {
    const [first] = await sealed(service);
    await restarted(() => asOwner(service, 'DELETE FROM audit_checkpoints WHERE number > 1'));
    await until('it complains', () => complaints(service).length > 0);
    const path = join(database.dataDir, files()[0]!);
    expect(complaints(service)).toEqual([expect.stringContaining(`remove ${path}, and start it again`)]);
    await looked(service);
    expect(await checkpoints(service)).toEqual([first]);
    await restarted(() => rmSync(path));
    expect((await sealed(service)).length).toBeGreaterThan(1);
    expect(complaints(service)).toEqual([]);
  });

  it('may be behind what other instances have sealed since, and may be nothing', async () => {
    await sealed(service);
    const elsewhere = await createTestDatabase();
    const other = await createTestApp({ config: { ...config, dataDir: elsewhere.dataDir }, database });
    await service.app.close();
    const { length } = await sealed(other);
    await other.app.close();
    service = await createTestApp({ config, database });
    expect((await sealed(service)).length).toBeGreaterThan(length);
    expect([...complaints(other), ...complaints(service)]).toEqual([]);
    await elsewhere.drop();
  });

  it('is of that database alone', async () => {
    await sealed(service);
    const another = await createTestDatabase();
    const other = await createTestApp({ config: { ...config, dataDir: database.dataDir }, database: another });
    await sealed(other);
    expect(complaints(other)).toEqual([]);
    expect(files()).toHaveLength(2);
    await other.close();
    await another.drop();
  });

  it('is in memory where there is no folder to write to', async () => {
    await restarted(() => rmSync(join(database.dataDir, files()[0] ?? 'none'), { force: true }), {
      dataDir: '/dev/null/none',
      auditSigningKey:
        service.config.auditSigningKey ?? readFileSync(join(database.dataDir, 'audit-signing-key'), 'utf8'),
    });
    await sealed(service);
    await asOwner(service, 'TRUNCATE audit_checkpoints');
    await until('it complains', () => complaints(service).length > 0);
  });
});
