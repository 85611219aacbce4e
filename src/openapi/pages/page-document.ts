import type { OpenAPIObject } from '@nestjs/swagger';
import { mapValues, type Operation, type Parameter, type PathItem, type Response } from '../types';

/** Statuses of the errors that every operation can have. The page shows them once, at the top. */
const SHARED_STATUSES = ['413', '415', '429', '500', '503'];
/** Headers that every response has. The page shows them once, at the top. */
const SHARED_HEADERS = ['X-Request-Id', 'RateLimit-Policy', 'RateLimit', 'Access-Control-Allow-Origin'];

/** The first part of the page, in Markdown. The whole introduction is on the reference page. */
const INTRODUCTION = `
Users, organizations, settings and an audit log of every change, over HTTP.

1. **Sign in** below with the email and the password of an admin. This page then sends the token with every request.
2. A program sends \`Authorization: Bearer <token>\`, with the token of a login or an API key.
3. Each operation names the permission that it needs. Errors have a stable \`code\` and \`reason\`.

The [reference](REFERENCE) has the whole introduction: lists, concurrent changes, safe retries, limits and the audit log.
`.trim();

/**
 * Returns the document as Swagger UI shows it: with a short introduction, and with the responses and headers that all
 * operations share in one place. `openapi.json` stays complete.
 *
 * @param reference Address of the reference page, as seen from the page
 */
export function pageDocument(document: OpenAPIObject, reference: string): OpenAPIObject {
  const components = document.components ?? {};
  const responses = (components.responses ?? {}) as Record<string, Response>;
  const description = `${INTRODUCTION.replace('REFERENCE', reference)}\n\n${sharedDetails(document)}`;
  return {
    ...document,
    info: { ...document.info, description },
    components: { ...components, responses: mapValues(responses, withoutSharedHeaders) },
    paths: mapValues(document.paths, (item: PathItem) => mapValues(item as Record<string, Operation>, shortOperation)),
  };
}

function shortOperation({ responses, ...operation }: Operation): Operation {
  const own = Object.entries(responses).filter(([status, response]) => !isShared(status, response));
  return {
    ...operation,
    responses: Object.fromEntries(own.map(([status, each]) => [status, withoutSharedHeaders(each)])),
  };
}

/** Returns whether a response is the same for all operations. An operation with errors of its own has them inline. */
function isShared(status: string, response: Response & { $ref?: string }): boolean {
  return SHARED_STATUSES.includes(status) && response.$ref !== undefined;
}

function withoutSharedHeaders(response: Response): Response {
  const { headers, ...rest } = response;
  const own = Object.entries(headers ?? {}).filter(([name]) => !SHARED_HEADERS.includes(name));
  return own.length > 0 ? { ...rest, headers: Object.fromEntries(own) } : rest;
}

/** Returns what all operations share, as a part of the page that opens. */
function sharedDetails({ paths, components }: OpenAPIObject): string {
  const operations = Object.values(paths).flatMap((item) => Object.values(item as Record<string, Operation>));
  const used = operations.flatMap(({ responses }) => Object.entries(responses));
  const errors = SHARED_STATUSES.map((status) => {
    const [, shared] = used.find(([code, response]) => code === status && isShared(code, response)) ?? [];
    const name = (shared as { $ref?: string } | undefined)?.$ref?.split('/').at(-1) ?? '';
    return row(status, (components?.responses?.[name] as Response | undefined)?.description);
  });
  const headers = SHARED_HEADERS.map((name) =>
    row(`\`${name}\``, (components?.headers?.[name] as Parameter | undefined)?.description),
  );
  return [
    '<details><summary>Responses and headers that every operation shares</summary>\n',
    `| status | when |\n| --- | --- |\n${errors.join('\n')}\n`,
    `| header | meaning |\n| --- | --- |\n${headers.join('\n')}\n`,
    '</details>',
  ].join('\n');
}

function row(name: string, text = ''): string {
  return `| ${name} | ${text} |`;
}
