import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Schema {
  type?: string;
  enum: string[];
  maxLength: number;
  required: string[];
  properties: Record<string, Schema>;
}

interface ApiDocument {
  paths: Record<string, Record<string, { parameters: object[]; responses: object }>>;
  components: { schemas: Record<'CreateUser' | 'Organization' | 'Plan' | 'User', Schema> };
}

const released = 'test/openapi/released.json';

describe('The comparison with the last release', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-diff-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Compares the released document with a changed copy. */
  function compare(change: (document: ApiDocument) => void, breaking = '') {
    const document = JSON.parse(readFileSync(released, 'utf8')) as ApiDocument;
    change(document);
    const [current, changelog] = [join(folder, 'openapi.json'), join(folder, 'CHANGELOG.md')];
    writeFileSync(current, JSON.stringify(document));
    writeFileSync(
      changelog,
      `# Changelog\n\n## Unreleased\n\n### Breaking\n\n${breaking}\n\n### Added\n\n- \`Plan\`\n`,
    );
    const { status, stderr } = spawnSync('node', ['test/openapi/diff.mjs', released, current, changelog], {
      encoding: 'utf8',
    });
    return { status, lines: stderr.trim().split('\n').slice(1) };
  }

  const schemasOf = ({ components }: ApiDocument) => components.schemas;
  const usersOf = ({ paths }: ApiDocument) => paths['/api/admin/users']!;

  it.each<[string, string, (document: ApiDocument) => void]>([
    ['an operation', '`GET /api/admin/users`: the operation is removed', (it) => delete usersOf(it).get],
    ['a field of a response', '`User.name`: the field is removed', (it) => delete schemasOf(it).User.properties.name],
    [
      'a field of a request',
      '`CreateUser.phone`: the field is removed',
      (it) => delete schemasOf(it).CreateUser.properties.phone,
    ],
    [
      'the promise that a field is there',
      '`User.email`: the field may be missing in a response',
      (it) => (schemasOf(it).User.required = []),
    ],
    [
      'the choice to leave a field out',
      '`CreateUser.phone`: the field is required now',
      (it) => schemasOf(it).CreateUser.required.push('phone'),
    ],
    ['a value of a request', '`Plan`: the value "free" is refused now', (it) => schemasOf(it).Plan.enum.shift()],
    [
      'a part of a limit',
      '`CreateUser.name`: maxLength changes from 200 to 10',
      (it) => (schemasOf(it).CreateUser.properties.name!.maxLength = 10),
    ],
    [
      'a type',
      '`Organization.memberCount`: the type changes from integer to string',
      (it) => (schemasOf(it).Organization.properties.memberCount!.type = 'string'),
    ],
    [
      'the choice to leave a parameter out',
      '`GET /api/admin/users tenant`: the parameter is required now',
      (it) => usersOf(it).get!.parameters.push({ name: 'tenant', in: 'query', required: true, schema: {} }),
    ],
  ])('fails if clients lose %s', (_, line, change) => {
    const { status, lines } = compare(change);
    expect(status).toBe(1);
    expect(lines).toContain(line);
  });

  it('passes if the section "Breaking" of the next release names the place', () => {
    expect(compare((it) => schemasOf(it).Plan.enum.shift(), '- `Plan` has no value `free`.').status).toBe(0);
    expect(compare((it) => schemasOf(it).Plan.enum.shift(), '- `Planet` is gone.').status).toBe(1);
  });

  it('passes if clients only gain something', () => {
    const { status } = compare((it) => {
      const { User: user, CreateUser: created, Plan: plan } = schemasOf(it);
      user.properties.nickname = user.properties.name!;
      user.required.push('nickname');
      created.properties.nickname = created.properties.name!;
      created.properties.name!.maxLength = 400;
      plan.enum.push('gold');
    });
    expect(status).toBe(0);
  });
});
