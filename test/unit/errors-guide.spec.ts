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

  it('are in every error that a constraint of the database is translated to', async () => {
    await load('.errors.ts');
    expect(knownConstraints().length).toBeGreaterThan(15);
    for (const name of knownConstraints()) {
      const error = constraintError(name)!;
      expect(error).toBeInstanceOf(DomainError);
      expect([name, REASONS_BY_CODE[error.code]]).toEqual([name, expect.arrayContaining([error.reason])]);
    }
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
