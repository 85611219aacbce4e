import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getMetadataStorage } from 'class-validator';
import { constraintError, knownConstraints } from '@/http/errors/constraint-errors';
import { DomainError } from '@/http/errors/errors';
import { RULE_CODES } from '@/http/validation/rule-codes';
import { DETAIL_CODES, ERROR_STATUS, type ErrorCode, REASONS_BY_CODE } from '@/lib/admin/contract/errors';

interface Rules {
  validationMetadatas: Map<unknown, { name?: string; type: string }[]>;
}

interface ErrorExample {
  error: { code: ErrorCode; reason: string; details?: { code: string }[] };
}

interface DocumentedResponse {
  $ref?: string;
  content?: { 'application/json': { schema: ErrorSchema } };
}

/** The parts of the document that the tests look at. */
interface ApiDocument {
  paths: Record<string, Record<string, { responses: Record<string, DocumentedResponse> }>>;
  components: { responses: Record<string, DocumentedResponse> };
}

interface ErrorSchema {
  allOf?: { properties: { error: { properties: { reason: { enum: string[] } } } } }[];
}

const JSON_TYPE = 'application/json';

const documentOfApi = () => JSON.parse(readFileSync('openapi.json', 'utf8')) as ApiDocument;

const isReasonOf = (code: ErrorCode, reason: string) => REASONS_BY_CODE[code].some((known) => known === reason);

const SOURCES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => join('src', path));

/** Returns the rows of the tables of the guide below a heading: the cells of each. */
function rowsBelow(heading: string): string[][] {
  const [, part = ''] = readFileSync('docs/errors.md', 'utf8').split(`\n## ${heading}\n`);
  const [section = ''] = part.split('\n## ');
  const cells = (line: string) => line.split('|').slice(1, -1);
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  return rows.map((line) => cells(line).map((cell) => cell.trim().replace(/^`(\w+)`$/, '$1')));
}

/** Loads every module of the service whose name has this ending. */
async function load(ending: string): Promise<void> {
  await Promise.all(SOURCES.filter((path) => path.endsWith(ending)).map((path) => import(resolve(path))));
}

describe('The reasons of errors', () => {
  const reasons = Object.entries(REASONS_BY_CODE).flatMap(([code, list]) => list.map((reason) => [reason, code]));

  it('belong to one code each', () => {
    expect(new Set(reasons.map(([reason]) => reason)).size).toBe(reasons.length);
    for (const list of Object.values(REASONS_BY_CODE)) {
      expect(list).toEqual([...list].sort());
    }
  });

  it('have a row each in docs/errors.md, with their code and its status, except that 408 is a BAD_REQUEST', () => {
    const expected = reasons.map(([reason, code]) => {
      const status = reason === 'REQUEST_TIMEOUT' ? 408 : ERROR_STATUS[code as ErrorCode];
      return [reason, code, String(status)];
    });
    expect(rowsBelow('Reasons').map(([reason, code, status]) => [reason, code, status])).toEqual(expected);
  });

  it('are all given by some error of the service', () => {
    const text = SOURCES.map((path) => readFileSync(path, 'utf8')).join('\n');
    expect(reasons.filter(([reason]) => !text.includes(`'${reason}'`))).toEqual([]);
  });

  it('are all in an example of the document, except those of requests to no route', () => {
    const document = readFileSync('openapi.json', 'utf8');
    const missing = reasons.filter(([reason]) => !document.includes(`"reason": "${reason}"`)).map(([reason]) => reason);
    expect(missing).toEqual(['ROUTE_NOT_FOUND', 'METHOD_NOT_ALLOWED']);
  });

  it('are in every error that a constraint of the database is translated to', async () => {
    await load('.errors.ts');
    expect(knownConstraints().length).toBeGreaterThan(15);
    for (const name of knownConstraints()) {
      const error = constraintError(name)!;
      expect(error).toBeInstanceOf(DomainError);
      expect([name, REASONS_BY_CODE[error.code]]).toEqual([name, expect.arrayContaining([error.reason])]);
    }
  });

  it('are named by the schema of each response with an error, for its operation and status', () => {
    const { paths, components } = documentOfApi();
    const reasonsOf = (response: DocumentedResponse) => {
      const { $ref, content } = response;
      const { schema } = ($ref ? components.responses[$ref.split('/').at(-1)!]! : { content }).content![JSON_TYPE];
      return schema.allOf?.[1]?.properties.error.properties.reason.enum;
    };
    const responses = Object.values(paths)
      .flatMap((item) => Object.values(item))
      .flatMap((operation) => Object.entries(operation.responses))
      .filter(([status]) => Number(status) >= 400);
    expect(responses.length).toBeGreaterThan(500);
    for (const [status, response] of responses) {
      const [code] = Object.entries(ERROR_STATUS).find(([, known]) => known === Number(status)) ?? ['BAD_REQUEST'];
      const named = reasonsOf(response)!;
      expect(named.filter((reason) => !isReasonOf(code as ErrorCode, reason))).toEqual([]);
      expect(named.length).toBeGreaterThan(0);
    }
    expect(reasonsOf(paths['/api/admin/users']!.post!.responses['409']!)).toEqual([
      'EMAIL_TAKEN',
      'EXTERNAL_ID_TAKEN',
      'KEY_IN_PROGRESS',
    ]);
  });

  it('are in every example of an error in the document', () => {
    const examples: ErrorExample[] = [];
    JSON.parse(readFileSync('openapi.json', 'utf8'), (_, value: Partial<ErrorExample> | null) => {
      if (value?.error?.code !== undefined) {
        examples.push(value as ErrorExample);
      }
      return value;
    });
    expect(examples.length).toBeGreaterThan(100);
    for (const { error } of examples) {
      expect(REASONS_BY_CODE[error.code]).toContain(error.reason);
      (error.details ?? []).forEach(({ code }) => expect(DETAIL_CODES).toContain(code));
    }
  });
});

describe('The codes of details', () => {
  it('have a row each in docs/errors.md', () => {
    expect(rowsBelow('Codes of details').map(([code]) => code)).toEqual([...DETAIL_CODES]);
  });

  it('cover every rule of every DTO', async () => {
    await load('.dto.ts');
    const { validationMetadatas } = getMetadataStorage() as unknown as Rules;
    const rules = [...validationMetadatas.values()].flat().filter(({ type }) => type !== 'conditionalValidation');
    expect(rules.length).toBeGreaterThan(100);
    expect(rules.map(({ name = 'none' }) => name).filter((name) => !(name in RULE_CODES))).toEqual([]);
  });

  it('are all given by some rule or error of the service', () => {
    const text = SOURCES.map((path) => readFileSync(path, 'utf8')).join('\n');
    expect(DETAIL_CODES.filter((code) => !text.includes(`'${code}'`))).toEqual([]);
  });
});
