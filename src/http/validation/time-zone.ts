import { IsCanonical } from './canonical-text';

/** Longest name, in characters. */
export const TIME_ZONE_MAX_LENGTH = 64;

/** `Area/Location`, or `UTC`. Names without an area are old abbreviations, and some of them are ambiguous. */
const NAME = /^(utc|[a-z]+\/[\w+/-]+)$/i;

/** The zones that ICU knows by a former name only, with their names in the IANA database. */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/**
 * Returns the name of a time zone in the IANA database. Aliases become the name of their zone: `US/Eastern` becomes
 * `America/New_York`.
 * @returns null if there is no such zone. Offsets such as `+02:00` are no zones.
 */
export function canonicalTimeZone(text: string): string | null {
  if (text.length > TIME_ZONE_MAX_LENGTH || !NAME.test(text)) {
    return null;
  }
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions();
    return RENAMED[timeZone] ?? timeZone;
  } catch {
    return null;
  }
}

/** Accepts the name of a time zone in any case, and converts it to its canonical form. */
export function IsTimeZone(): PropertyDecorator {
  return IsCanonical({
    name: 'isTimeZone',
    canonical: canonicalTimeZone,
    fault: 'must be the IANA name of a time zone, such as Europe/Berlin or UTC',
  });
}
