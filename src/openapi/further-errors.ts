import type { OpenAPIObject } from '@nestjs/swagger';
import type { DomainError } from '@/http/errors/errors';
import { examplesOf } from './errors';
import type { Operation } from './types';

const further: { operationId: string; errors: readonly DomainError[] }[] = [];

/** Documents errors that a listener adds to an operation of a module that does not know it. */
export function AlsoRefuses(operationId: string, errors: readonly DomainError[]): ClassDecorator {
  return () => {
    further.push({ operationId, errors });
  };
}

/** Adds the declared errors, each as one more example of a response that the operation has already. */
export function withFurtherErrors(document: OpenAPIObject): OpenAPIObject {
  const operations = Object.values(document.paths).flatMap(({ post, patch, delete: remove }) => [post, patch, remove]);
  for (const { operationId, errors } of further) {
    const found = operations.find((operation) => operation?.operationId === operationId) as Operation | undefined;
    for (const error of errors) {
      const media = found?.responses[error.status]?.content?.['application/json'];
      if (!media) {
        throw new Error(`${operationId} does not document the status ${error.status} to which ${error.name} belongs`);
      }
      media.examples = { ...media.examples, ...examplesOf([error], Object.keys(media.examples ?? {}).length) };
    }
  }
  return document;
}
