// Bundles what `nest build` compiled into one file, and stores what V8 compiles of it during a start. Run by `npm run build`.
// `src/main.ts` starts the service from it. See docs/adr/0031-bundle.md.
const { execFileSync, spawnSync } = require('node:child_process');
const { mkdtempSync, readFileSync, renameSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, relative } = require('node:path');
const { build } = require('esbuild');

const root = join(__dirname, '..');
const target = join(root, 'dist/bundle');
const draft = `${target}.${process.pid}`;

/** What Nest loads if it is installed. The service does not use it. */
const NOT_USED = [
  '@fastify/multipart',
  '@fastify/view',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'class-transformer/storage',
];
/** Packages that stay in node_modules: a native module, files for the browser, and what only some starts load. */
const OUTSIDE = ['@node-rs/argon2', 'swagger-ui-dist', '@electric-sql/pglite', 'ioredis'];

const readsPaths = /\b__dirname\b|\b__filename\b/;
const REQUIRE = 'const require = createRequire(import.meta.url);';

/** Keeps modules of our own where they look for files beside themselves. @param {string} bundleFolder */
const ownPaths = (bundleFolder) => ({
  name: 'own-paths',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]dist[/\\]src[/\\].*\.js$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8');
      if (!readsPaths.test(contents)) {
        return undefined;
      }
      const folder = JSON.stringify(relative(bundleFolder, join(path, '..')));
      return { contents: contents.replaceAll(/\b__dirname\b/g, `require('node:path').join(__dirname, ${folder})`) };
    });
  },
});

/** Leaves a function as it is compiled: its text runs in the browser, where the helpers of esbuild are missing. */
const browserCode = {
  name: 'browser-code',
  setup({ onResolve }) {
    onResolve({ filter: /\.browser$/ }, ({ path, resolveDir }) => ({
      path: `${relative(target, join(resolveDir, path))}.js`,
      external: true,
    }));
  },
};

/**
 * Shows esbuild the packages that ES modules of Nest load by a `require` of their own. Otherwise they would be loaded a second
 * time from node_modules, with classes and metadata of their own.
 */
const ownRequire = {
  name: 'own-require',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]node_modules[/\\]@nestjs[/\\].*\.js$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8');
      return contents.includes(REQUIRE) ? { contents: contents.replace(REQUIRE, '') } : undefined;
    });
  },
};

/**
 * Bundles a program of the build.
 * @param {string} entry A file of `dist/src`
 * @param {string} outfile
 * @param {import('esbuild').Plugin[]} plugins For modules that need files beside themselves
 * @param {import('esbuild').BuildOptions} [options]
 */
async function bundle(entry, outfile, plugins, options) {
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    mainFields: ['main', 'module'],
    // `import()` becomes `require`: the code of the cache cannot load ES modules.
    supported: { 'dynamic-import': false },
    // TypeORM and Nest use the names of classes.
    keepNames: true,
    sourcemap: true,
    sourcesContent: false,
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    external: [...NOT_USED, ...OUTSIDE],
    plugins: [...plugins, ownRequire],
    // The Swagger plugin repeats keys of `@ApiProperty`.
    logOverride: { 'duplicate-object-key': 'silent' },
    logLevel: 'warning',
    ...options,
  });
}

/** Starts the service on an embedded database of its own, which stores the compiled code. */
function compile() {
  const dataDir = mkdtempSync(join(tmpdir(), 'admin-api-bundle-'));
  try {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist/src/cli/compile-bundle.js')], {
      env: { PATH: process.env.PATH, DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: '0', SHUTDOWN_DRAIN_SECONDS: '0' },
      encoding: 'utf8',
    });
    if (status !== 0) {
      console.error(`The service starts more slowly: its compiled code was not stored.\n${stderr}`);
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Replaces the bundle. Two builds at once may both do so: the later one wins. */
function replace() {
  for (;;) {
    rmSync(target, { recursive: true, force: true });
    try {
      renameSync(draft, target);
      return;
    } catch (error) {
      // Another build put its bundle there meanwhile.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') {
        throw error;
      }
    }
  }
}

async function main() {
  execFileSync(process.execPath, [join(__dirname, 'pages.js')], { stdio: 'inherit' });
  rmSync(draft, { recursive: true, force: true });
  await bundle('dist/src/service.js', join(draft, 'service.js'), [ownPaths(target), browserCode]);
  replace();
  compile();
}

if (require.main === module) {
  main().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}

module.exports = { bundle, ownPaths };
