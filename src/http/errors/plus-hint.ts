import { parse } from 'node:querystring';
import type { FastifyRequest } from 'fastify';
import type { ErrorDetail } from '@/lib/admin/contract/errors';

const HINT = 'The query has a + here, which means a blank. Write a plus sign as %2B.';

/** Returns the faults of a request, with a hint for query parameters that were sent with a `+`. */
export function withPlusHint(details: ErrorDetail[], { url }: FastifyRequest): ErrorDetail[] {
  const query = url.split('?')[1] ?? '';
  if (!query.includes('+')) {
    return details;
  }
  const parameters = query.split('&').filter((parameter) => parameter.includes('+'));
  const names = new Set(parameters.flatMap((parameter) => Object.keys(parse(parameter))));
  return details.map((detail) =>
    names.has(detail.field) ? { ...detail, message: `${detail.message}. ${HINT}` } : detail,
  );
}
