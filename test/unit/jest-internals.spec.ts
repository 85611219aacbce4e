import { version } from 'jest-runtime/package.json';
import { assertInternals, CHECKED_WITH, INTERNALS } from '../support/jest/internals';

/** An object with everything that the runtime of the tests uses, but for one path. */
function runtimeWithout(absent = ''): Record<string, unknown> {
  const values = { function: () => undefined, object: [], string: '' };
  const runtime: Record<string, Record<string, unknown>> = {};
  for (const [path, type] of Object.entries(INTERNALS).filter(([name]) => name !== absent)) {
    const [name = '', member] = path.split('.');
    const value = values[type as keyof typeof values];
    Object.assign(runtime, { [name]: member ? { ...runtime[name], [member]: value } : value });
  }
  return runtime;
}

describe('The runtime of the tests', () => {
  it('was checked with the version of jest-runtime that is installed', () => {
    expect(CHECKED_WITH).toBe(version);
  });

  it('accepts a jest-runtime that has what it uses', () => {
    expect(() => assertInternals(runtimeWithout(), version)).not.toThrow();
  });

  it.each(Object.keys(INTERNALS))('says that %s is missing, and what to do', (path) => {
    expect(() => assertInternals(runtimeWithout(path), '99.0.0')).toThrow(
      `test/support/jest/runtime.js was checked with jest-runtime ${CHECKED_WITH}, and 99.0.0 lacks ${path}. Adapt runtime.js`,
    );
  });
});
