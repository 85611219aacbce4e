import { hash } from 'node:crypto';
import { InvalidRequest } from './errors';

const ENTITY_TAG = /(W\/)?"[^"]*"/g;
const ENTITY_TAGS = /^\s*(W\/)?"[^"]*"(\s*,\s*(W\/)?"[^"]*")*\s*$/;
/** Behind the version, or alone. */
const VERSION = /^"([^"-]*)(?:-[^"]*)?"$/;
/** 66 bits, in base64url: two representations of one version do not meet by chance. */
const DIGEST_LENGTH = 11;

/**
 * The strong validator of a representation (RFC 9110, 8.8.3): `"<version>-<digest of the whole>"`. The version alone would
 * miss what changes beside it, such as the time of a login or the number of members.
 */
export function entityTag(resource: { version: number }): string {
  const digest = hash('sha256', JSON.stringify(resource), 'base64url').slice(0, DIGEST_LENGTH);
  return `"${resource.version}-${digest}"`;
}

/** The version that a strong tag names, as text; undefined where it is weak or names none. */
export function versionOf(tag: string): string | undefined {
  return VERSION.exec(tag)?.[1];
}

/**
 * A header that names tags.
 * @throws InvalidRequest where it is not `*` or a list of entity tags.
 */
export function parseEntityTags(name: string, header: string): readonly string[] | '*' {
  if (header.trim() === '*') {
    return '*';
  }
  if (!ENTITY_TAGS.test(header)) {
    throw InvalidRequest.of(name, 'MALFORMED', `${name} must be * or a list of entity tags such as "3"`);
  }
  return header.match(ENTITY_TAG) ?? [];
}

/** Whether a client has this very representation already. Compares weakly (RFC 9110, 13.1.2): a proxy may have weakened it. */
export function isKnown(etag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) {
    return false;
  }
  const tags = parseEntityTags('If-None-Match', ifNoneMatch);
  return tags === '*' || tags.some((tag) => tag.replace(/^W\//, '') === etag);
}
