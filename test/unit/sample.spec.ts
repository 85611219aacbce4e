import { Sample } from '@/pagination/text-search';

describe('A sample of texts', () => {
  const sample = new Sample(['banana', 'bandit', 'canal', 'tree']);

  it.each([
    ['ban', 0.5],
    ['ana', 0.5],
    ['ree', 0.25],
    ['xyz', 0],
    ['a', 0.75],
    ['anal', 0.25],
    ['banana split', 0],
  ])('counts each text that contains %s once', (part, share) => {
    expect(sample.shareOf(part)).toBe(share);
  });

  it('returns 0 if it has no texts', () => {
    expect([new Sample([]).shareOf('a'), new Sample([]).shareOf('abc')]).toEqual([0, 0]);
  });
});
