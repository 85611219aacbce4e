import type { Random } from './random';

/** Values in any spelling, by field. The last one of each is refused. */
const VALUES = {
  emailVerifiedAt: ['2026-01-31T12:00:00.000Z', '2026-01-31T12:00:00+02:00', '2025-12-24', '2100-01-01'],
  phone: ['+44 20 7946 0000', '+1 (212) 555-0100', '+49301234567', 'no number'],
  avatarUrl: ['https://Example.com', 'https://bücher.example/ä b.png', 'http://example.com/insecure.png'],
  locale: ['en-gb', 'zh-hant-tw', 'iw', 'en_GB'],
  timeZone: ['Europe/London', 'us/eastern', 'asia/kolkata', '+02:00'],
};
const NULL = 0.2;
const REFUSED = 0.03;

/** Makes JSON text of a value for each field of a profile. Some values are null, refused, or an external id that is taken. */
export function randomProfile(chance: Random): Record<string, () => string> {
  const orNull = (value: () => string) => () => (chance.chance(NULL) ? 'null' : JSON.stringify(value()));
  const fields = Object.entries(VALUES).map(([field, values]) => [
    field,
    orNull(() => (chance.chance(REFUSED) ? values.at(-1)! : chance.pick(values.slice(0, -1)))),
  ]);
  return {
    externalId: orNull(() => `${chance.pick(['ext/', 'Ünïcödé '])}${chance.below(300)}`),
    ...(Object.fromEntries(fields) as Record<string, () => string>),
  };
}
