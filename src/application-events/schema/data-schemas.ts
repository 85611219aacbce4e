import { Injectable } from '@nestjs/common';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import type { Json } from '@/lib/admin/contract/envelope';
import type { ErrorDetail } from '@/lib/admin/contract/errors';
import { DATA_FORMATS } from './data-formats';
import { linearPatterns } from './linear-pattern';

/** Number of compiled schemas that are kept. */
const COMPILED_MAX = 200;

type Schema = Record<string, Json>;

/** Checks data of events by the schemas of their types. See docs/adr/0037-event-schemas.md. */
@Injectable()
export class DataSchemas {
  private ajv: Ajv | null = null;
  /** By the text of the schema, the one used last at the end. */
  private readonly compiled = new Map<string, ValidateFunction>();

  /** Returns why a schema that follows our rules cannot be compiled, or null. */
  compileFault(schema: Schema): string | null {
    try {
      this.validatorOf(schema);
      return null;
    } catch (error) {
      return error instanceof Error ? `cannot be used: ${error.message}` : 'cannot be used';
    }
  }

  /** Returns the first fault of the data. @param field Path of the data in the request. */
  faultsOf(schema: Schema, data: Json, field: string): ErrorDetail[] {
    const validate = this.validatorOf(schema);
    return validate(data) ? [] : (validate.errors ?? []).slice(0, 1).map((error) => toDetail(error, field));
  }

  private validatorOf(schema: Schema): ValidateFunction {
    const text = JSON.stringify(schema);
    const validate = this.compiled.get(text) ?? this.compile(schema);
    this.compiled.delete(text);
    this.compiled.set(text, validate);
    const [oldest] = this.compiled.keys();
    if (this.compiled.size > COMPILED_MAX && oldest !== undefined) {
      this.compiled.delete(oldest);
    }
    return validate;
  }

  private compile(schema: Schema): ValidateFunction {
    // Made when it is needed first: it takes 100 ms, and not every service has schemas.
    const ajv = (this.ajv ??= new Ajv({
      addUsedSchema: false,
      allowUnionTypes: true,
      code: { regExp: linearPatterns },
      formats: DATA_FORMATS,
      inlineRefs: false,
      logger: false,
      strictTuples: false,
      strictTypes: false,
    }));
    try {
      return ajv.compile(schema);
    } finally {
      // Ajv would keep every schema for ever.
      ajv.removeSchema(schema);
    }
  }
}

function toDetail({ instancePath, message, params }: ErrorObject, field: string): ErrorDetail {
  const { additionalProperty } = params as { additionalProperty?: string };
  const name = additionalProperty === undefined ? '' : `: ${additionalProperty}`;
  const path = field + instancePath.replace(/\/(\d+)(?=\/|$)/g, '[$1]').replaceAll('/', '.');
  return { field: path, code: 'SCHEMA', message: `${path} ${message ?? 'does not match the schema'}${name}` };
}
