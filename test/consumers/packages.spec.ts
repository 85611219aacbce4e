import { build, type Metafile } from 'esbuild';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { makeProject, output, tarball, TOOLS } from './support/tools';

const KIB = 1024;
/** The most that a page loads, minified and compressed, in bytes. */
const LIMITS = { core: 8 * KIB, verification: 16 * KIB };

const CLIENT = 'admin-api-client';

describe('The package of the client', () => {
  it('has no problem that publint knows', async () => {
    const printed = await output(process.execPath, [join(TOOLS, '.bin/publint'), '--strict', tarball(CLIENT)]);
    expect(printed).toContain('All good!');
  });

  it('has types that every resolution of TypeScript finds', async () => {
    const args = [join(TOOLS, '.bin/attw'), tarball(CLIENT), '--format', 'json'];
    const { problems } = JSON.parse(await output(process.execPath, args)) as { problems: Record<string, unknown> };
    expect(problems).toEqual({});
  });

  it('holds builds, types and texts, and nothing else', async () => {
    const files = (await output('tar', ['-tzf', tarball(CLIENT)])).trim().split('\n');
    const others = files.filter((file) => !/^package\/dist\/.*\.(mjs|cjs|d\.mts|d\.cts)$/.test(file));
    expect(others.sort()).toEqual(
      ['CHANGELOG.md', 'README.md', 'package.json', 'verify/package.json'].map((file) => `package/${file}`),
    );
  });

  describe('in the bundle of a page', () => {
    let folder: string;
    let outputs: Metafile['outputs'];

    beforeAll(async () => {
      folder = await makeProject('sizes', {}, {});
      writeFileSync(join(folder, 'core.js'), `export { AdminApiError, createAdminClient } from '${CLIENT}';`);
      const { metafile } = await build({
        absWorkingDir: folder,
        entryPoints: ['core.js'],
        outdir: 'out',
        bundle: true,
        splitting: true,
        minify: true,
        format: 'esm',
        target: 'es2020',
        metafile: true,
        logLevel: 'error',
      });
      ({ outputs } = metafile);
    });

    /** Returns the files that an entry loads at its start, or what it loads on demand. */
    const loaded = (entry: string, kind: 'import-statement' | 'dynamic-import'): string[] =>
      (outputs[entry]?.imports ?? [])
        .filter((found) => found.kind === kind)
        .flatMap(({ path }) => [path, ...loaded(path, 'import-statement')]);
    const size = (files: string[]): number =>
      files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0);

    it(`the core has at most ${LIMITS.core} bytes, and the verification is not in it`, () => {
      const files = ['out/core.js', ...loaded('out/core.js', 'import-statement')];
      const modules = files.flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
      expect(modules.filter((path) => path.includes('/verification/'))).toEqual([]);
      expect(size(files)).toBeLessThanOrEqual(LIMITS.core);
    });

    it(`the verification is loaded on demand, and has at most ${LIMITS.verification} bytes`, () => {
      const core = ['out/core.js', ...loaded('out/core.js', 'import-statement')];
      const onDemand = core.flatMap((file) => loaded(file, 'dynamic-import')).filter((file) => !core.includes(file));
      expect(size(onDemand)).toBeGreaterThan(KIB);
      expect(size(onDemand)).toBeLessThanOrEqual(LIMITS.verification);
    });

    it('leaves nothing of the client if nothing of it is used', async () => {
      const contents = `import '${CLIENT}'; import '${CLIENT}/verify';`;
      const stdin = { contents, resolveDir: folder };
      const { outputFiles } = await build({ stdin, bundle: true, format: 'esm', write: false, logLevel: 'error' });
      expect(outputFiles.map(({ text }) => text)).toEqual(['']);
    });
  });
});
