import { Sample } from '@/pagination/text-sample';

describe('A sample of texts', () => {
  const sample = new Sample(['banana', 'bandit', 'canal', 'tree']);

  it.each([
    ['ban', 0.5],
    ['ana', 0.5],
    ['ree', 0.25],
    ['xyz', 0],
  ])('tells in which share of them %s is, however often it is in one', (part, share) => {
    expect(sample.shareOfPart(part)).toBe(share);
    expect(sample.shareOf(part)).toBe(share);
  });

  it('tells it of what is longer or shorter too', () => {
    expect([sample.shareOf('a'), sample.shareOf('anal'), sample.shareOf('banana split')]).toEqual([0.75, 0.25, 0]);
  });

  it('knows nothing of no texts', () => {
    expect([new Sample([]).shareOf('a'), new Sample([]).shareOfPart('abc')]).toEqual([0, 0]);
  });
});
