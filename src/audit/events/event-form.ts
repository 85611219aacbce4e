import { ACTION_MAX_LENGTH } from '@/openapi/patterns';

/** Two or more names with dots between. No action of the service looks like this. */
export const EVENT_ACTION = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/;
export const EVENT_ACTION_MAX_LENGTH = ACTION_MAX_LENGTH;

export const EVENT_ID = /^[A-Za-z0-9._:-]+$/;
/** Longest id of an event, and of a party. */
export const EVENT_ID_MAX_LENGTH = 128;

export const PARTY_TYPE = /^[a-z][a-z0-9_]{0,63}$/;
/** Visible ASCII characters. */
export const PARTY_ID = /^[!-~]+$/;
/** The type of parties whose values are erased with their account. */
export const PERSON = 'user';

/** In code points. */
export const EVENT_NAME_MAX_LENGTH = 200;
export const EVENT_USER_AGENT_MAX_LENGTH = 512;

/** Most targets of one event, and most events of one request. */
export const EVENT_TARGETS_MAX = 20;
export const EVENTS_MAX = 100;
/** Largest data of one event, in bytes of JSON, and its deepest nesting. */
export const EVENT_DATA_MAX_BYTES = 16 * 1024;
export const EVENT_DATA_MAX_DEPTH = 10;
