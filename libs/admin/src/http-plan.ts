import type { Call, HttpConfig, Path, Plan } from './http-call';
import { randomKey } from './idempotency-key';
import type { CallOptions } from './options';

/**
 * Joins a call with its options.
 * @throws TypeError or RangeError if a value cannot be sent
 */
export function planOf(config: HttpConfig, call: Call, options: CallOptions = {}, isKeyed = false): Plan {
  const { method = 'GET', query, body, isMergePatch, isRepeatable = false, anonymous = false, isWalk = false } = call;
  const { signal, timeout = config.timeout, maxRetries = config.maxRetries } = options;
  checkLimits(timeout, maxRetries);
  const isRead = method === 'GET';
  const isDryRun = !isRead && options.dryRun === true;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (config.userAgent) headers['user-agent'] = config.userAgent;
  if (body) headers['content-type'] = isMergePatch ? 'application/merge-patch+json' : 'application/json';
  if (isRead) {
    const { ifNoneMatch } = options;
    if (ifNoneMatch != null) headers['if-none-match'] = visible('ifNoneMatch', ifNoneMatch);
  } else {
    const {
      ifMatch,
      reason,
      idempotencyKey = keyOf(isKeyed && maxRetries > 0 && !isDryRun && !isRepeatable, config),
    } = options;
    if (ifMatch !== undefined) {
      headers['if-match'] = typeof ifMatch === 'number' ? `"${ifMatch}"` : visible('ifMatch', ifMatch);
    }
    if (idempotencyKey !== null) headers['idempotency-key'] = visible('idempotencyKey', idempotencyKey);
    if (reason !== undefined) headers['x-audit-reason'] = lineOf(reason);
  }
  for (const [name, value] of Object.entries({ ...call.headers, ...options.headers })) {
    headers[name.toLowerCase()] = visible(`The header ${name}`, value);
  }
  const path = pathOf(call.path);
  return {
    method,
    path,
    url: config.baseUrl() + path + queryString({ ...query, ...(isDryRun && { dryRun: true }) }),
    headers,
    body: body && JSON.stringify(body, validDates),
    signal,
    timeout,
    maxRetries,
    anonymous,
    isRepeatable: isRead || isRepeatable || isDryRun || 'idempotency-key' in headers,
    isWalk,
  };
}

/** @throws RangeError */
export function checkLimits(timeout: number, maxRetries: number): void {
  mustBeInteger('timeout', timeout, 1, 2 ** 31 - 1); // A longer timer overflows and fires at once.
  mustBeInteger('maxRetries', maxRetries, 0, 100);
}

function mustBeInteger(name: string, value: number, min: number, max: number): void {
  if (Number.isInteger(value) && value >= min && value <= max) return;
  throw new RangeError(`${name} must be a whole number from ${min} to ${max}; got ${value}`);
}

function keyOf(isNeeded: boolean, { clock }: HttpConfig): string | null {
  return isNeeded ? randomKey(() => clock.random()) : null;
}

function pathOf([root, ...segments]: Path): string {
  return [root, ...segments.map(segment)].join('/');
}

/**
 * Encodes an id as one segment of a path.
 * @throws TypeError if the id is empty, `.` or `..`: the path would lead to another route
 */
function segment(id: string): string {
  if (typeof id !== 'string' || id === '' || id === '.' || id === '..') {
    throw new TypeError(`An id must be a string other than '', '.' and '..'; got ${JSON.stringify(id)}`);
  }
  try {
    return encodeURIComponent(id);
  } catch {
    throw new TypeError('An id must be well-formed Unicode; got a lone surrogate');
  }
}

/** @throws TypeError if a list of values is empty: without the parameter, the filter would match everything */
function queryString(query: object): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  if (entries.length === 0) return '';
  return `?${entries.flatMap(([name, value]) => pairsOf(name, value)).join('&')}`;
}

/** Repeats a parameter for each value of a list, and writes the members of an object as `name[path]`. */
function pairsOf(name: string, value: unknown): string[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !isDate(value)) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return members.flatMap(([path, member]) => pairs(`${name}[${path}]`, member, JSON.stringify));
  }
  return pairs(name, value, (each) => (isDate(each) ? isoOf(name, each) : String(each)));
}

function pairs(name: string, value: unknown, write: (value: unknown) => string): string[] {
  return valuesOf(name, value).map((each) => `${encoded(name)}=${encoded(write(each))}`);
}

function valuesOf(name: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) return [value];
  if (value.length === 0) throw new TypeError(`${name} must have at least one value; leave it out to match everything`);
  return value;
}

/** Recognizes dates of other realms too. */
function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]';
}

function isoOf(name: string, date: Date): string {
  if (Number.isNaN(date.getTime())) throw new TypeError(`${name} must be a valid Date; got Invalid Date`);
  return date.toISOString();
}

/** Refuses invalid dates, which JSON would write as null. */
function validDates(this: Record<string, unknown>, name: string, value: unknown): unknown {
  const before = this[name];
  return isDate(before) ? isoOf(name, before) : value;
}

/** Percent-encodes a text. A lone surrogate becomes U+FFFD, because it has no encoding. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}

/** @throws TypeError if a header cannot hold a value. `fetch` would fail as if the connection were broken. */
function visible(option: string, value: string): string {
  if (typeof value !== 'string' || !/^[\x20-\x7e]*$/.test(value)) {
    throw new TypeError(`${option} must be a text of printable ASCII characters`);
  }
  return value;
}

/** Writes a reason as it is if it is ASCII, or else as an extended value (RFC 8187, 3.2.1). */
function lineOf(reason: string): string {
  if (typeof reason !== 'string' || /[\0\r\n]/.test(reason)) {
    throw new TypeError('reason must be a text without line breaks');
  }
  if (/^(?!utf-8')[\x20-\x7e]*$/i.test(reason)) return reason;
  return `UTF-8''${encoded(reason).replace(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
