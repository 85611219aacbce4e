import { diff, REDACTED, type Snapshot } from '@/audit/recording/diff';

const snapshot = (fields: Record<string, unknown>, secrets: Record<string, string | null> = {}): Snapshot => ({
  fields,
  secrets,
});

describe('The difference between two snapshots', () => {
  it('is every field from null in a creation, also one that is null', () => {
    expect(diff(null, snapshot({ name: 'Ada', note: null, missing: undefined }))).toEqual({
      name: { from: null, to: 'Ada' },
      note: { from: null, to: null },
      missing: { from: null, to: null },
    });
  });

  it('is every field to null in a deletion', () => {
    expect(diff(snapshot({ name: 'Ada', tags: [1] }), null)).toEqual({
      name: { from: 'Ada', to: null },
      tags: { from: [1], to: null },
    });
  });

  it('is only what differs in an update, by value and not by identity', () => {
    const before = snapshot({ name: 'Ada', metadata: { a: [1, { b: 2 }] }, at: new Date(0), plan: 'free' });
    const after = snapshot({ name: 'Ada', metadata: { a: [1, { b: 2 }] }, at: new Date(0), plan: 'pro' });
    expect(diff(before, after)).toEqual({ plan: { from: 'free', to: 'pro' } });
    expect(diff(before, before)).toEqual({});
  });

  it.each([
    ['1 and "1"', 1, '1'],
    ['null and ""', null, ''],
    ['null and false', null, false],
    ['the order of a list', [1, 2], [2, 1]],
    ['{} and []', {}, []],
    ['a member more', { a: 1 }, { a: 1, b: null }],
    ['case', 'ada', 'Ada'],
    ['Unicode normal form', 'é', 'e\u0301'],
  ])('is told of %s', (_, from, to) =>
    expect(diff(snapshot({ x: from }), snapshot({ x: to }))).toEqual({ x: { from, to } }),
  );

  it('shows times as ISO 8601 in UTC', () => {
    const [from, to] = [new Date(0), new Date(1)];
    expect(diff(snapshot({ at: from }), snapshot({ at: to }))).toEqual({
      at: { from: '1970-01-01T00:00:00.000Z', to: '1970-01-01T00:00:00.001Z' },
    });
  });

  it('tells that a secret changed and never what it is', () => {
    const old = snapshot({}, { password: 'hash one' });
    const changed = snapshot({}, { password: 'hash two' });
    const none = snapshot({}, { password: null });
    const both = { password: { from: REDACTED, to: REDACTED } };
    expect(diff(old, changed)).toEqual(both);
    expect(diff(none, changed)).toEqual(both);
    expect(diff(old, none)).toEqual(both);
    expect(diff(old, old)).toEqual({});
    expect(diff(null, old)).toEqual({ password: { from: null, to: REDACTED } });
    expect(diff(null, none)).toEqual({ password: { from: null, to: null } });
    expect(diff(old, null)).toEqual({ password: { from: REDACTED, to: null } });
  });

  it('leaves the snapshots as they are', () => {
    const before = Object.freeze({ fields: Object.freeze({ a: 1 }), secrets: Object.freeze({}) });
    expect(() => diff(before, snapshot({ a: 2 }))).not.toThrow();
  });
});
