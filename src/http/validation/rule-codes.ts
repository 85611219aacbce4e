import type { DetailCode } from '@/lib/admin/contract/errors';

/**
 * The code of a fault, by the name of the rule that found it. A table keeps the codes stable if a rule is renamed or class-validator
 * is replaced. A test fails if a DTO has a rule without a code.
 */
export const RULE_CODES: Readonly<Record<string, DetailCode>> = {
  arrayMaxSize: 'ARRAY_MAX_SIZE',
  arrayMinSize: 'ARRAY_MIN_SIZE',
  isAllowedIps: 'IS_ALLOWED_IPS',
  isArray: 'IS_ARRAY',
  isBatch: 'IS_BATCH',
  isBoolean: 'IS_BOOLEAN',
  isDisplayName: 'IS_DISPLAY_NAME',
  isDomain: 'IS_DOMAIN',
  isDomains: 'IS_DOMAINS',
  isEmail: 'IS_EMAIL',
  isExternalId: 'IS_EXTERNAL_ID',
  isHttpsUrl: 'IS_HTTPS_URL',
  isIn: 'IS_IN',
  isInstant: 'IS_INSTANT',
  isInt: 'IS_INT',
  isIp: 'IS_IP',
  isJsonObject: 'IS_JSON_OBJECT',
  isLocale: 'IS_LOCALE',
  isMetadata: 'IS_METADATA',
  isMetadataFilter: 'IS_METADATA_FILTER',
  isNotIn: 'IS_NOT_IN',
  isPhone: 'IS_PHONE',
  isSequence: 'IS_SEQUENCE',
  isString: 'IS_STRING',
  isTimeZone: 'IS_TIME_ZONE',
  isUuid: 'IS_UUID',
  isZeroOrAtLeast: 'IS_ZERO_OR_AT_LEAST',
  length: 'LENGTH',
  matches: 'MATCHES',
  max: 'MAX',
  maxLength: 'MAX_LENGTH',
  min: 'MIN',
  unknownValue: 'IS_OBJECT',
  whitelistValidation: 'UNKNOWN_FIELD',
};
