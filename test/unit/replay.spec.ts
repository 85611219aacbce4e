import { replay, type Step } from '@/audit/history/replay';

const at = (second: number) => new Date(Date.UTC(2026, 0, 31, 12, 0, second));

const creation: Step = {
  action: 'CREATE',
  occurredAt: at(1),
  changes: { name: { from: null, to: 'Ada' }, metadata: { from: null, to: {} }, password: { from: null, to: null } },
};
const rename: Step = { action: 'UPDATE', occurredAt: at(2), changes: { name: { from: 'Ada', to: 'Grace' } } };
const tag: Step = { action: 'UPDATE', occurredAt: at(3), changes: { metadata: { from: {}, to: { a: [1] } } } };
const deletion: Step = {
  action: 'DELETE',
  occurredAt: at(4),
  changes: { name: { from: 'Grace', to: null }, metadata: { from: { a: [1] }, to: null } },
};
const read: Step = { action: 'READ', occurredAt: at(5), changes: {} };

describe('replay', () => {
  it('makes nothing of nothing', () => {
    expect(replay([])).toBeNull();
  });

  it('replays a CREATE entry into its fields, at its time, with version 1', () => {
    expect(replay([creation])).toEqual({
      fields: { name: 'Ada', metadata: {}, password: null },
      createdAt: at(1),
      updatedAt: at(1),
      version: 1,
    });
  });

  it('replays an UPDATE entry: it takes the changed fields, keeps the others and raises the version', () => {
    expect(replay([creation, rename, tag])).toEqual({
      fields: { name: 'Grace', metadata: { a: [1] }, password: null },
      createdAt: at(1),
      updatedAt: at(3),
      version: 3,
    });
  });

  it('goes by the order of the steps, not by their times', () => {
    const earlier = { ...rename, occurredAt: at(0) };
    expect(replay([creation, tag, earlier])).toMatchObject({ fields: { name: 'Grace' }, updatedAt: at(0), version: 3 });
  });

  it('makes nothing of what is deleted, whatever is told of it later, but for a new creation', () => {
    expect(replay([creation, rename, deletion])).toBeNull();
    const erasure: Step = { action: 'UPDATE', occurredAt: at(6), changes: { erased: { from: false, to: true } } };
    expect(replay([creation, deletion, erasure])).toBeNull();
    expect(replay([creation, rename, deletion, creation])).toEqual(replay([creation]));
  });

  it('makes of a restoration what was there before, in the version that it says, whatever is known of before', () => {
    const restoration: Step = {
      ...creation,
      occurredAt: at(9),
      changes: {
        ...creation.changes,
        createdAt: { from: null, to: at(1).toISOString() },
        version: { from: null, to: 7 },
      },
    };
    const restored = { ...replay([creation])!, updatedAt: at(9), version: 7 };
    expect(replay([creation, deletion, restoration])).toEqual(restored);
    expect(replay([restoration])).toEqual(restored);
    expect(replay([restoration, rename])).toMatchObject({ createdAt: at(1), version: 8 });
  });

  it('makes nothing of changes whose creation is not known', () => {
    expect(replay([rename, tag])).toBeNull();
  });

  it('leaves a resource that was read as it is', () => {
    expect(replay([creation, read])).toEqual(replay([creation]));
  });

  it('goes on from where it was', () => {
    expect(replay([tag, rename], replay([creation]))).toEqual(replay([creation, tag, rename]));
    expect(replay([deletion], replay([creation]))).toBeNull();
    expect(replay([], replay([creation, tag]))).toEqual(replay([creation, tag]));
  });

  it('alters nothing that it was given', () => {
    const before = replay([creation]);
    const copy = structuredClone({ before, rename, tag });
    replay([rename, tag], before);
    expect({ before, rename, tag }).toEqual(copy);
  });

  it('takes a field called __proto__ for a field', () => {
    const changes = JSON.parse('{"__proto__":{"from":null,"to":"x"}}') as Step['changes'];
    const { fields } = replay([{ ...creation, changes }])!;
    expect(Object.entries(fields)).toEqual([['__proto__', 'x']]);
  });
});
