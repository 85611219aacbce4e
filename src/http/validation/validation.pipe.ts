import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import { getMetadataStorage, type ValidationError } from 'class-validator';
import type { ErrorDetail } from '@/lib/admin/contract/errors';
import { DETAILS_MAX, InvalidRequest } from '../errors/errors';
import { gatherMetadata, METADATA_FILTER_RULE } from './metadata-filter';
import { ONE_OR_MANY_RULE, tooMany, VALUES_MAX } from './one-or-many.decorator';
import { RULE_CODES } from './rule-codes';
import { textFaults } from './text-faults';
import { BATCH_RULE, METADATA_RULE, OBJECT_RULE } from './validators';

/** Validates a request against its DTO. Members that the DTO does not declare are a 400 that names them. */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      stopAtFirstError: true,
      forbidUnknownValues: true,
      exceptionFactory: (errors) => new InvalidRequest(errors.flatMap((error) => toDetails(error))),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'custom') {
      return value;
    }
    if (metadata.type === 'body' && (typeof value !== 'object' || value === null || Array.isArray(value))) {
      throw InvalidRequest.of('body', 'REQUIRED', 'The body must be a JSON object');
    }
    const takesMetadata =
      metadata.type === 'query' && rulesOf(metadata.metatype).some(({ name }) => name === METADATA_FILTER_RULE);
    const members = takesMetadata ? gatherMetadata(value as object) : value;
    if (metadata.type !== 'param') {
      refuseUnwieldy(members as object, metadata.metatype);
    }
    const faults = textFaults(members, metadata.data ?? '');
    if (faults.length > 0) {
      throw new InvalidRequest(faults);
    }
    return super.transform(members, metadata);
  }

  /** Nest would drop members silently. Unknown members are refused by now; free-form members must be kept. */
  protected override stripProtoKeys(): void {}
}

/** The rules of members that may be large. They are passed on unchanged. */
const FREE_FORM_RULES = [BATCH_RULE, METADATA_FILTER_RULE, METADATA_RULE, OBJECT_RULE];

/**
 * class-transformer takes quadratic time for the members of an object. It therefore gets few unknown members, and large
 * objects only if they are passed on unchanged.
 */
function refuseUnwieldy(value: object, dto: ArgumentMetadata['metatype']): void {
  const entries = Object.entries(value);
  if (entries.length === 0) {
    return;
  }
  const rules = rulesOf(dto);
  if (entries.length > DETAILS_MAX) {
    const known = new Set(rules.map(({ propertyName }) => propertyName));
    throw new InvalidRequest(entries.filter(([name]) => !known.has(name)).map(([name]) => unknownField(name)));
  }
  const withRule = (wanted: readonly string[]) =>
    new Set(rules.filter(({ name = '' }) => wanted.includes(name)).map(({ propertyName }) => propertyName));
  const repeatable = withRule([ONE_OR_MANY_RULE]);
  const tooLong = entries.filter(
    ([name, member]) => repeatable.has(name) && Array.isArray(member) && member.length > VALUES_MAX,
  );
  if (tooLong.length > 0) {
    throw new InvalidRequest(tooLong.map(([field]) => ({ field, code: 'ARRAY_MAX_SIZE', message: tooMany(field) })));
  }
  const mayBeLarge = withRule(FREE_FORM_RULES);
  const unwieldy = entries.filter(([name, member]) => !mayBeLarge.has(name) && isLarge(member));
  if (unwieldy.length > 0) {
    throw new InvalidRequest(
      unwieldy.map(([field]) => ({
        field,
        code: 'UNEXPECTED_OBJECT',
        message: `${field} must not be an object or a list of more than ${DETAILS_MAX} members`,
      })),
    );
  }
}

type Rules = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>;

const knownRules = new Map<ArgumentMetadata['metatype'], Rules>();

/** Caches the rules of a DTO, which class-validator collects anew for each request. */
function rulesOf(dto: ArgumentMetadata['metatype']): Rules {
  let rules = knownRules.get(dto);
  if (!rules) {
    rules = dto ? getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false) : [];
    knownRules.set(dto, rules);
  }
  return rules;
}

/** Returns whether a value has many members, at any depth. */
function isLarge(value: unknown): boolean {
  return isContainer(value) && (Object.keys(value).length > DETAILS_MAX || Object.values(value).some(isLarge));
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function unknownField(field: string): ErrorDetail {
  return { field, code: 'UNKNOWN_FIELD', message: `${field} is not a known field` };
}

function toDetails(error: ValidationError, parent = ''): ErrorDetail[] {
  const field = parent + error.property;
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) =>
    toDetail(field, rule, message, error.value === undefined),
  );
  return own.concat((error.children ?? []).flatMap((child) => toDetails(child, `${field}.`)));
}

function toDetail(field: string, rule: string, message: string, isMissing: boolean): ErrorDetail {
  const code = RULE_CODES[rule];
  if (code === 'UNKNOWN_FIELD') {
    return unknownField(field);
  }
  if (isMissing) {
    return { field, code: 'REQUIRED', message: `${field} is required` };
  }
  if (code === undefined) {
    throw new Error(`The rule ${rule} has no code`);
  }
  return { field, code, message };
}
