import { DataSource } from 'typeorm';
import type { ServiceDataSource } from '@/database/connection/data-source';
import { type Change, UnitOfWork } from '@/database/transaction/unit-of-work';

const CHANGE: Change = { entity: Object, before: null, after: {}, at: new Date(0) };

describe('A unit of work', () => {
  const unitOfWork = new UnitOfWork(new DataSource({ type: 'postgres' }) as ServiceDataSource);

  it('hands over changes at each flush and the rest at its end, each change once', async () => {
    const parts: [number, boolean][] = [];
    await unitOfWork.run(
      async () => {
        unitOfWork.record(CHANGE);
        unitOfWork.record(CHANGE);
        await unitOfWork.flush();
        unitOfWork.record(CHANGE);
      },
      (changes, isLast) => void parts.push([changes.length, isLast]),
    );
    expect(parts).toEqual([
      [2, false],
      [1, true],
    ]);
  });

  it('fails at the flush if its changes cannot be written', async () => {
    const reached: string[] = [];
    const run = unitOfWork.run(
      async () => {
        await unitOfWork.flush();
        reached.push('after the flush');
      },
      () => Promise.reject(new Error('the entries cannot be written')),
    );
    await expect(run).rejects.toThrow('the entries cannot be written');
    expect(reached).toEqual([]);
  });
});
