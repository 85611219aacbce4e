import { BatchedWrites } from '@/jobs/batched-writes';

type Batch = readonly (readonly [id: string, value: number])[];

class Writes extends BatchedWrites<number> {
  readonly batches: Batch[] = [];
  answer: (batch: Batch) => Promise<{ id: string }[]> = () => Promise.resolve([]);

  constructor() {
    super({ name: 'Test', intervalMs: 60_000, outage: 'unused' });
  }

  override collect(id: string, value: number): void {
    super.collect(id, value);
  }

  protected write(batch: Batch): Promise<{ id: string }[]> {
    this.batches.push(batch);
    return this.answer(batch);
  }
}

describe('BatchedWrites', () => {
  let writes: Writes;

  beforeEach(() => {
    writes = new Writes();
  });

  it('writes the latest value of each row, once', async () => {
    writes.collect('a', 1);
    writes.collect('b', 2);
    writes.collect('a', 3);
    await writes.flush();
    await writes.flush();
    expect(writes.batches).toEqual([
      [
        ['a', 3],
        ['b', 2],
      ],
    ]);
  });

  it('keeps values that could not be written', async () => {
    writes.collect('a', 1);
    writes.answer = () => Promise.reject(new Error('The database is away'));
    await expect(writes.flush()).rejects.toThrow('away');
    writes.answer = () => Promise.resolve([]);
    await writes.flush();
    expect(writes.batches.at(-1)).toEqual([['a', 1]]);
  });

  it('keeps values of rows that were skipped, and values that were replaced during the write', async () => {
    for (const id of ['skipped', 'replaced', 'written']) {
      writes.collect(id, 1);
    }
    writes.answer = () => {
      writes.collect('replaced', 2);
      return Promise.resolve([{ id: 'skipped' }]);
    };
    await writes.flush();
    await writes.flush();
    expect(writes.batches.at(-1)).toEqual([
      ['skipped', 1],
      ['replaced', 2],
    ]);
  });

  it('writes at most 5,000 rows at a time', async () => {
    for (let id = 0; id < 5_001; id++) {
      writes.collect(String(id), id);
    }
    await writes.flush();
    expect(writes.batches.map(({ length }) => length)).toEqual([5_000, 1]);
  });

  it('writes the remaining values at shutdown', async () => {
    writes.onApplicationBootstrap();
    writes.collect('a', 1);
    await writes.beforeApplicationShutdown();
    expect(writes.batches).toEqual([[['a', 1]]]);
  });
});
