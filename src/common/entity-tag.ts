import { hash } from 'node:crypto';
import { InvalidRequest } from './errors';

const ENTITY_TAG = /(W\/)?"[^"]*"/g;
/** What stands for each while the list around them is looked at. */
const TAG = '""';
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
  const tags = header.match(ENTITY_TAG) ?? [];
  // Empty members of a list are to be ignored (RFC 9110, 5.6.1.2).
  const rest = header.replace(ENTITY_TAG, TAG).split(',');
  if (tags.length === 0 || !rest.every((member) => ['', TAG].includes(member.trim()))) {
    throw InvalidRequest.of(name, 'MALFORMED', `${name} must be * or a list of entity tags such as "3"`);
  }
  return tags;
}

/** Whether a client has this very representation already. Compares weakly (RFC 9110, 13.1.2): a proxy may have weakened it. */
export function isKnown(etag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) {
    return false;
  }
  const tags = parseEntityTags('If-None-Match', ifNoneMatch);
  return tags === '*' || tags.some((tag) => tag.replace(/^W\//, '') === etag);
}
