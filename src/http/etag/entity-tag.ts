import { hash } from 'node:crypto';
import { InvalidRequest } from '../errors/errors';

const ENTITY_TAG = /(W\/)?"[^"]*"/g;
/** Replaces each tag while the list around the tags is checked. */
const TAG = '""';
const WEAK = /^W\//;
/** A version alone, or a whole tag that this service made. */
const PARTS = /^"(\d{1,10})(?:-([\w-]{7})([\w-]{4}))?"$/;
/** Length of the digest in base64url: 42 bits, so that two representations of one version do not collide by chance. */
const DIGEST_LENGTH = 7;
/** Length of the check in base64url: 24 bits, so that a foreign tag is not accepted by chance. */
const CHECK_LENGTH = 4;

/** The resource of a tag. The settings have no id. */
interface Versioned {
  id?: string;
  version: number;
}

/**
 * Returns the strong validator of a representation (RFC 9110, 8.8.3): `"<version>-<digest of the whole><check>"`. The version
 * alone would miss what changes beside it, such as the time of a login or the number of members. The check ties version and
 * digest to the resource, so that `namesVersion` can verify a tag whose representation is gone.
 */
export function entityTag(resource: Versioned): string {
  const digest = digestOf(JSON.stringify(resource), DIGEST_LENGTH);
  return `"${resource.version}-${digest}${checkOf(resource, digest)}"`;
}

/**
 * Returns whether a tag is one that this service has given for this version of the resource, or is the version alone. The
 * whole tag is compared, weakly: a proxy that compresses makes it weak.
 */
export function namesVersion(tag: string, { id, version }: Versioned): boolean {
  const [, named, digest, check] = PARTS.exec(strong(tag)) ?? [];
  return named === String(version) && (digest === undefined || check === checkOf({ id, version }, digest));
}

function checkOf({ id = '', version }: Versioned, digest: string): string {
  return digestOf(`${id} ${version} ${digest}`, CHECK_LENGTH);
}

function digestOf(text: string, length: number): string {
  return hash('sha256', text, 'base64url').slice(0, length);
}

function strong(tag: string): string {
  return tag.replace(WEAK, '');
}

/**
 * Parses a header with entity tags.
 * @throws InvalidRequest if it is not `*` or a list of entity tags
 */
export function parseEntityTags(name: string, header: string): readonly string[] | '*' {
  if (header.trim() === '*') {
    return '*';
  }
  const tags = header.match(ENTITY_TAG) ?? [];
  // Empty members of a list are ignored (RFC 9110, 5.6.1.2).
  const rest = header.replace(ENTITY_TAG, TAG).split(',');
  if (tags.length === 0 || !rest.every((member) => ['', TAG].includes(member.trim()))) {
    throw InvalidRequest.of(
      name,
      'MALFORMED',
      `${name} must be * or a list of entity tags such as "3"`,
      'MALFORMED_HEADER',
    );
  }
  return tags;
}

/** Returns whether a client has this representation. Compares weakly (RFC 9110, 13.1.2): a proxy may have weakened the tag. */
export function isKnown(etag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) {
    return false;
  }
  const tags = parseEntityTags('If-None-Match', ifNoneMatch);
  return tags === '*' || tags.some((tag) => strong(tag) === etag);
}
