import { serialize } from 'pg-protocol';
import { BatchReader, type ClientRequest } from '@/database/embedded/batches';

const startup = serialize.startup({ user: 'postgres', database: 'postgres' });
const extended = [
  serialize.parse({ text: 'SELECT $1::text' }),
  serialize.bind({ values: ['x'.repeat(100)] }),
  serialize.describe({ type: 'P' }),
  serialize.execute({}),
];
const batchesOf = (requests: ClientRequest[]) =>
  requests.flatMap((request) => (request.kind === 'batch' ? [Buffer.from(request.bytes).toString('latin1')] : []));
const text = (...buffers: Buffer[]) => Buffer.concat(buffers).toString('latin1');

describe('BatchReader', () => {
  let reader: BatchReader;
  const read = (...chunks: Buffer[]) => reader.read(chunks);

  beforeEach(() => {
    reader = new BatchReader();
  });

  it('hands over the start-up message by itself, because PGlite takes it apart from the rest', () => {
    const query = serialize.query('SELECT 1');
    expect(batchesOf(read(Buffer.concat([startup, query])))).toEqual([text(startup), text(query)]);
  });

  it('keeps an extended query until its Sync', () => {
    read(startup);
    expect(read(...extended)).toEqual([]);
    expect(batchesOf(read(serialize.sync()))).toEqual([text(...extended, serialize.sync())]);
  });

  it('hands over what ends in Flush', () => {
    read(startup);
    expect(batchesOf(read(...extended, serialize.flush()))).toHaveLength(1);
  });

  it('gives the same bytes however they were split', () => {
    const all = Buffer.concat([startup, ...extended, serialize.sync(), serialize.query('SELECT 2')]);
    for (let size = 1; size <= all.length; size++) {
      const split = new BatchReader();
      const requests: ClientRequest[] = [];
      for (let at = 0; at < all.length; at += size) {
        requests.push(...split.read([all.subarray(at, at + size)]));
      }
      expect(batchesOf(requests).join('')).toBe(all.toString('latin1'));
    }
  });

  it('keeps the beginning of the next batch back', () => {
    read(startup);
    const [first = Buffer.alloc(0)] = extended;
    expect(batchesOf(read(serialize.query('SELECT 1'), first))).toEqual([text(serialize.query('SELECT 1'))]);
    expect(batchesOf(read(serialize.sync()))).toEqual([text(first, serialize.sync())]);
  });

  it('tells a request for encryption and still takes the start-up message after it', () => {
    expect(read(serialize.requestSsl())).toEqual([{ kind: 'encryption' }]);
    expect(batchesOf(read(startup))).toEqual([text(startup)]);
  });

  it('tells the end of the session and does not hand it over', () => {
    read(startup);
    expect(read(serialize.end())).toEqual([{ kind: 'terminate' }]);
  });

  it('refuses what is not the protocol', () => {
    read(startup);
    expect(() => read(Buffer.from('Q\0\0\0\0\0\0'))).toThrow('does not speak the PostgreSQL protocol');
  });
});
