import { isIPv4, isIPv6 } from 'node:net';
import { isEmail, isISO8601, isUUID } from 'class-validator';
import { isInstant } from '@/http/validation/validators';

/** The formats that a schema may name. None of them takes more than linear time. */
export const DATA_FORMATS: Record<string, (text: string) => boolean> = {
  'date-time': (text) => text.includes('T') && isInstant(text),
  date: (text) => /^\d{4}-\d\d-\d\d$/.test(text) && isISO8601(text, { strict: true }),
  email: (text) => text.length <= 254 && isEmail(text),
  ipv4: isIPv4,
  ipv6: isIPv6,
  uri: (text) => URL.canParse(text),
  uuid: (text) => isUUID(text),
};
