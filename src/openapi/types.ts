import type { OpenAPIObject } from '@nestjs/swagger';

/** The parts of a document, of which @nestjs/swagger exports only the whole. */
export type Components = NonNullable<OpenAPIObject['components']>;
export type PathItem = OpenAPIObject['paths'][string];
export type Operation = NonNullable<PathItem['get']>;
export type Parameter = Exclude<NonNullable<Operation['parameters']>[number], Reference>;
export type Response = Exclude<Operation['responses'][string], Reference | undefined>;
export type Headers = NonNullable<Response['headers']>;
export type MediaType = NonNullable<Response['content']>[string];
export type Schema = Exclude<NonNullable<Components['schemas']>[string], Reference>;

/** @nestjs/swagger has `any` for examples. */
export type WithExample<T> = Omit<T, 'example'> & { example?: unknown };

export interface Reference {
  $ref: string;
}

export function isReference(node: object): node is Reference {
  return '$ref' in node;
}

export const refTo = (kind: keyof Components, name: string): Reference => ({ $ref: `#/components/${kind}/${name}` });

/** The last part of a reference: the name of the component. */
export const nameOf = ({ $ref }: Reference): string => $ref.slice($ref.lastIndexOf('/') + 1);
