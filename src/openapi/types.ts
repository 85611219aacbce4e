import type { OpenAPIObject } from '@nestjs/swagger';
import type { DomainError } from '@/http/errors/errors';
import type { IS_PUBLIC, REQUIRED_PERMISSION } from '@/http/routing/markers';

/** Names the errors that an operation declares. The finished document has responses instead. */
export const ERRORS = 'x-errors';

/** The parts of a document. @nestjs/swagger exports only the type of the whole. */
export type Components = NonNullable<OpenAPIObject['components']>;
export type PathItem = OpenAPIObject['paths'][string];
type AnyOperation = NonNullable<PathItem['get']>;
export type Parameter = Exclude<NonNullable<AnyOperation['parameters']>[number], Reference>;
export type Response = Exclude<AnyOperation['responses'][string], Reference | undefined>;
export type Headers = NonNullable<Response['headers']>;
export type MediaType = NonNullable<Response['content']>[string];
/** A schema, or a reference to one. */
export type Schema = Exclude<NonNullable<Components['schemas']>[string], Reference> & Partial<Reference>;
export type Schemas = Record<string, Schema>;

/** An operation as @nestjs/swagger makes it: without references to parameters, bodies and responses. */
export interface Operation extends Omit<AnyOperation, 'parameters' | 'requestBody' | 'responses'> {
  parameters?: Parameter[];
  requestBody?: Exclude<AnyOperation['requestBody'], Reference>;
  responses: Record<string, Response>;
  [ERRORS]?: readonly DomainError[];
  [IS_PUBLIC]?: boolean;
  [REQUIRED_PERMISSION]?: string;
}

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export interface Route {
  path: string;
  method: (typeof METHODS)[number];
  operation: Operation;
  /** Its own parameters and the shared ones. */
  parameters: Parameter[];
}

/** @nestjs/swagger has `any` for examples. */
export type WithExample<T> = Omit<T, 'example'> & { example?: unknown };

export interface Reference {
  $ref: string;
}

export const refTo = (kind: keyof Components, name: string): Reference => ({ $ref: `#/components/${kind}/${name}` });

/** Returns the name of the component that a reference points to. */
export const nameOf = ($ref: string): string => $ref.slice($ref.lastIndexOf('/') + 1);

export function mapValues<From, To>(record: Record<string, From>, change: (value: From, key: string) => To) {
  const entries = Object.entries(record).map(([key, value]) => [key, change(value, key)]);
  return Object.fromEntries(entries) as Record<string, To>;
}
