import { readFileSync } from 'node:fs';
import { ROLE_PERMISSIONS } from '@/lib/admin/contract/permissions';

interface OperationObject {
  operationId: string;
  'x-required-permission'?: string;
}

/** Permissions that also depend on the body. The table then names further operations. */
const BY_BODY = ['users:roles', 'users:passwords'];

describe('The table of docs/roles.md', () => {
  const rows = new Map(
    [...readFileSync('docs/roles.md', 'utf8').matchAll(/^\| `([a-z-]+:[a-z]+)` +\| (.*?) +\|/gm)].map(
      ([, permission, operations]) => [permission!, operations!] as const,
    ),
  );

  it('has a row for each permission that a role can hold, in the order of the contract', () => {
    expect([...rows.keys()]).toEqual([...ROLE_PERMISSIONS]);
  });

  it('names the operations of each permission, as the document does', () => {
    const { paths } = JSON.parse(readFileSync('openapi.json', 'utf8')) as {
      paths: Record<string, Record<string, OperationObject>>;
    };
    const operations = Object.values(paths).flatMap((item) => Object.values(item));
    for (const permission of ROLE_PERMISSIONS) {
      const expected = operations
        .filter((operation) => operation['x-required-permission']?.split(' ').includes(permission))
        .map(({ operationId }) => operationId);
      const named = [...rows.get(permission)!.matchAll(/`(\w+(?:\.\w+)+)`/g)].map(([, name]) => name!);
      const ofBody = BY_BODY.includes(permission) ? named.filter((name) => !expected.includes(name)) : [];
      expect([permission, named.sort()]).toEqual([permission, [...expected, ...ofBody].sort()]);
    }
  });
});
