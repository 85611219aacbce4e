import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import SlowestFirst from '../support/jest/sequencer.js';

type Options = ConstructorParameters<typeof SlowestFirst>[0];

const context = { config: { cache: false }, hasteFS: { getSize: (path: string) => path.length } };
const testOf = (path: string) => ({ path, context });

describe('The order of the suites', () => {
  it('begins with the slowest ones, and leaves the others to Jest', () => {
    const sequencer = new SlowestFirst({ contexts: [], globalConfig: {} } as unknown as Options);
    const tests = ['e2e/roles', 'e2e/process', 'unit/a-long-name', 'e2e/audit-replay'].map((name) =>
      testOf(`/test/${name}.spec.ts`),
    );
    const paths = (sequencer.sort(tests) as typeof tests).map(({ path }) => path);
    expect(paths).toEqual([
      '/test/e2e/audit-replay.spec.ts',
      '/test/e2e/process.spec.ts',
      '/test/unit/a-long-name.spec.ts',
      '/test/e2e/roles.spec.ts',
    ]);
  });

  it('names suites that exist', () => {
    const files = ['e2e', 'security'].flatMap((folder) => readdirSync(join(__dirname, '..', folder)));
    expect(files).toEqual(expect.arrayContaining(SlowestFirst.SLOWEST));
  });
});
