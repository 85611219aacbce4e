import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { ErrorDetail } from '@/lib/admin/contract/errors';
import { InvalidRequest } from './errors';
import { textFaults } from './text-faults';

/** What a request carries must be exactly what its DTO declares; anything else is named in a 400. */
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
    const faults = textFaults(value, metadata.data ?? '');
    if (faults.length > 0) {
      throw new InvalidRequest(faults);
    }
    return super.transform(value, metadata);
  }

  /** Nest drops members without a word. What must not be there has been named by now; the rest is the client's own. */
  protected override stripProtoKeys(): void {}
}

function toDetails(error: ValidationError, parent = ''): ErrorDetail[] {
  const field = parent + error.property;
  const own = Object.entries(error.constraints ?? {}).map(([validator, message]) =>
    toDetail(field, validator, message, error.value === undefined),
  );
  return own.concat((error.children ?? []).flatMap((child) => toDetails(child, `${field}.`)));
}

/** The code is the validator's name in upper snake case, but for the two that clients look for by name. */
function toDetail(field: string, validator: string, message: string, isMissing: boolean): ErrorDetail {
  if (validator === 'whitelistValidation') {
    return { field, code: 'UNKNOWN_FIELD', message: `${field} is not a known field` };
  }
  if (isMissing) {
    return { field, code: 'REQUIRED', message: `${field} is required` };
  }
  return { field, code: validator.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(), message };
}
