import { withoutPerson } from '@/idempotency/without-person';

describe('An answer without a person', () => {
  it('has the pseudonym wherever an object has their id, and is else as it was', () => {
    const ada = { id: 'a', email: 'ada@example.com', name: 'Ada', metadata: { likes: ['tea'] }, role: 'user' };
    const bob = { id: 'b', email: 'bob@example.com', name: 'Bob', metadata: {} };
    const erased = { id: 'a', email: 'x@erased.invalid', name: 'x@erased.invalid', metadata: {}, role: 'user' };
    expect(withoutPerson('a', 'x@erased.invalid', { data: ada, list: [{ user: ada }, bob, null, 1] })).toEqual({
      data: erased,
      list: [{ user: erased }, bob, null, 1],
    });
  });
});
