import type { OpenAPIObject } from '@nestjs/swagger';

/** The parts of a document. @nestjs/swagger exports only the type of the whole. */
export type Components = NonNullable<OpenAPIObject['components']>;
export type PathItem = OpenAPIObject['paths'][string];
export type Operation = NonNullable<PathItem['get']>;
export type Parameter = Exclude<NonNullable<Operation['parameters']>[number], Reference>;
export type Response = Exclude<Operation['responses'][string], Reference | undefined>;
export type Headers = NonNullable<Response['headers']>;
export type MediaType = NonNullable<Response['content']>[string];
export type Schema = Exclude<NonNullable<Components['schemas']>[string], Reference>;
export type Schemas = Record<string, Schema | Reference>;

/** @nestjs/swagger has `any` for examples. */
export type WithExample<T> = Omit<T, 'example'> & { example?: unknown };

export interface Reference {
  $ref: string;
}

export const isReference = (node: object): node is Reference => '$ref' in node;

export const refTo = (kind: keyof Components, name: string): Reference => ({ $ref: `#/components/${kind}/${name}` });

/** Returns the name of the component that a reference points to. */
export const nameOf = ({ $ref }: Reference): string => $ref.slice($ref.lastIndexOf('/') + 1);

export function mapValues<From, To>(record: Record<string, From>, change: (value: From, key: string) => To) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)])) as Record<
    string,
    To
  >;
}
