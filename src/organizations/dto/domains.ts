import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { OneOrMany, ToEach } from '@/http/validation/one-or-many.decorator';
import { canonicalDomain, DOMAIN_MAX_LENGTH } from '@/text/domain';

/** Most domains of one organization. */
const DOMAINS_MAX = 50;

/** A domain in canonical form. */
export const DOMAIN = {
  type: 'string',
  minLength: 4,
  maxLength: DOMAIN_MAX_LENGTH,
  pattern: '^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]$',
} as const;

/** The domains of an organization. */
export const DOMAINS = { type: 'array', maxItems: DOMAINS_MAX, uniqueItems: true, items: DOMAIN } as const;

/** Domains in any order and spelling. */
export const ANY_DOMAINS = {
  type: 'array',
  maxItems: DOMAINS_MAX,
  items: { type: 'string', format: 'idn-hostname', minLength: 1, maxLength: DOMAIN_MAX_LENGTH },
} as const;

/** Converts a list of domains to canonical form: each one once, sorted. `IsDomains` rejects what is no domain. */
export function ToDomains(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    isTexts(value) ? [...new Set(value.map(ifDomain))].sort() : value,
  );
}

/** Takes domains in any spelling as a filter, and converts them to canonical form. */
export function AreDomains(): PropertyDecorator {
  return applyDecorators(
    ToEach(ifDomain),
    OneOrMany({ ...ANY_DOMAINS.items, example: 'acme.example' }),
    ValidateBy(
      {
        name: 'isDomain',
        validator: { validate: isDomain, defaultMessage: () => '$property must be a domain such as example.com' },
      },
      { each: true },
    ),
  );
}

export function IsDomains(): PropertyDecorator {
  return ValidateBy({
    name: 'isDomains',
    validator: {
      validate: (value: unknown) => faultOf(value) === null,
      defaultMessage: (args) => `$property ${faultOf(args?.value) ?? 'is not valid'}`,
    },
  });
}

function ifDomain(text: string): string {
  return canonicalDomain(text) ?? text;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isDomain(value: unknown): boolean {
  return typeof value === 'string' && canonicalDomain(value) === value;
}

function faultOf(value: unknown): string | null {
  if (!isTexts(value)) {
    return 'must be a list of domains such as example.com. Send an empty list to remove all of them';
  }
  const other = value.find((item) => !isDomain(item));
  if (other !== undefined) {
    return `has ${shown(other)}, which is not a domain. Write each one as example.com`;
  }
  return value.length > DOMAINS_MAX ? `must have at most ${DOMAINS_MAX} domains` : null;
}

/** Returns the beginning of a text in quotes, without control characters. */
function shown(text: string): string {
  return JSON.stringify(text.slice(0, 80).toWellFormed());
}
