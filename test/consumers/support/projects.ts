import { build } from 'esbuild';
import { join } from 'node:path';
import { makeProject, output, ROOT, TSC } from './tools';

const STRICT = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  // The declarations of the client are checked too.
  skipLibCheck: false,
  rewriteRelativeImportExtensions: true,
  typeRoots: [join(ROOT, 'node_modules/@types')],
};
const files = ['program.ts', 'scenario.ts'];
const node = { ...STRICT, module: 'nodenext', target: 'es2022', lib: ['es2022'], types: ['node'] };

/** A project with `"type": "module"`, compiled. */
export const moduleProject = (): Promise<string> =>
  compiled('an-es-module', { type: 'module' }, { files, compilerOptions: node });

/** A project of CommonJS modules, compiled. */
export const commonJsProject = (): Promise<string> =>
  compiled('commonjs', { type: 'commonjs' }, { files, compilerOptions: node });

/** A project for browsers and Workers, type-checked without the types of Node, and bundled: `dist/page.js`, `dist/worker.js`. */
export async function bundledProject(): Promise<string> {
  const folder = await compiled(
    'bundled',
    {},
    {
      files: [...files, 'page.ts', 'worker.ts'],
      compilerOptions: {
        ...STRICT,
        noEmit: true,
        module: 'preserve',
        moduleResolution: 'bundler',
        target: 'es2020',
        lib: ['es2020', 'dom', 'dom.iterable'],
        types: [],
      },
    },
  );
  await build({
    absWorkingDir: folder,
    entryPoints: ['page.ts', 'worker.ts'],
    outdir: 'dist',
    bundle: true,
    format: 'esm',
    target: 'es2020',
  });
  return folder;
}

async function compiled(name: string, packageJson: object, tsconfig: object): Promise<string> {
  const folder = await makeProject(name, packageJson, tsconfig);
  await output(process.execPath, [TSC], { cwd: folder });
  return folder;
}
