import { LOCALE_MAX_LENGTH } from '@/http/validation/locale';
import { PHONE } from '@/http/validation/phone';
import { TIME_ZONE_MAX_LENGTH } from '@/http/validation/time-zone';
import { HTTPS_URL } from '@/openapi/schemas';

/** The canonical form, which the API shows. A request may use another spelling. */
export const PHONE_NUMBER = {
  type: String,
  nullable: true,
  minLength: 3,
  maxLength: 16,
  pattern: PHONE.source,
  example: '+442079460000',
} as const;

export const AVATAR_URL = { ...HTTPS_URL, nullable: true, example: 'https://cdn.example.com/ada.png' } as const;

export const LOCALE = {
  type: String,
  nullable: true,
  minLength: 2,
  maxLength: LOCALE_MAX_LENGTH,
  pattern: '^[A-Za-z0-9-]+$',
  example: 'en-GB',
} as const;

export const TIME_ZONE = {
  type: String,
  nullable: true,
  minLength: 3,
  maxLength: TIME_ZONE_MAX_LENGTH,
  pattern: '^[A-Za-z0-9_+/-]+$',
  example: 'Europe/London',
} as const;
