import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFaultBench, expectUnavailable, type FaultBench, USERS } from '../support/database-faults';
import { environment } from '../support/environment';
import { userData } from '../support/factories';
import { call, until } from '../support/requests';
import { canMount, mountSmallDisk, unmount } from '../support/small-disk';

// A small file system of its own needs root: elsewhere the suite is skipped.
const describeWithMount = environment.pgBin && canMount ? describe : describe.skip;

const DISK_MIB = 200;

describeWithMount('While the disk of PostgreSQL is full', () => {
  let bench: FaultBench;
  let folder: string;

  beforeAll(async () => {
    // Little is written ahead, so that it is the data that does not fit.
    const settings = { wal_level: 'minimal', max_wal_senders: 0, max_wal_size: '32MB', min_wal_size: '32MB' };
    bench = await createFaultBench(settings, undefined, (data) => {
      folder = data;
      mountSmallDisk(data, DISK_MIB);
    });
  });
  afterAll(async () => {
    await bench.service.close();
    await bench.postgres.stop('immediate');
    unmount(folder);
    await bench.postgres.remove();
  });

  it('POST /users returns 503, and 201 without a restart when there is space again', async () => {
    const { baseUrl, adminToken: token } = bench.service;
    const create = () =>
      call(baseUrl, USERS, { token, method: 'POST', body: userData({ metadata: { filler: 'x'.repeat(8_000) } }) });
    expect((await create()).status).toBe(201);
    const filler = join(folder, 'filler');
    const { bavail, bsize } = statfsSync(folder);
    writeFileSync(filler, Buffer.alloc(bavail * bsize - 4_096));
    let refused = await create();
    await until('a write does not fit', async () => (refused = await create()).status !== 201);
    expectUnavailable(refused);
    rmSync(filler);
    await until('writes are served again', async () => (await create()).status === 201);
  });
});
