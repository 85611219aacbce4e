// Builds the packages of libs/ into their dist folders: `node scripts/packages.js [admin] [testing]`, without names all that
// have sources. `npm pack -w libs/<name>` runs it. A package gets the formats that its package.json names: ES modules (`.mjs`) if it
// exports one, CommonJS (`.cjs`) always. Each file of src becomes one file of each format beside its types, so nothing is bundled.
// The command line has a build of its own, scripts/bundle-cli.js.
const { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');
const ts = require('typescript');

const root = join(__dirname, '..');

/** The client comes first: the others are compiled against its built types. */
const NAMES = ['admin', 'testing'];

/** Syntax and functions that every package may use. A newer function does not compile. */
const RUNTIME = {
  // Any runtime with fetch, so no types of Node.
  admin: { target: ts.ScriptTarget.ES2020, lib: ['es2021', 'es2022.error', 'dom', 'dom.iterable'], types: [] },
  testing: { target: ts.ScriptTarget.ES2023, lib: ['es2023', 'esnext.disposable'], types: ['node'] },
};
const FORMATS = {
  cjs: { module: ts.ModuleKind.CommonJS },
  mjs: { module: ts.ModuleKind.ES2022 },
};

/** Relative specifiers as the compiler writes them: after `from`, `import` and `require`. */
const SPECIFIER = /(\bfrom |\bimport |\bimport\(|\brequire\()(["'])(\.{1,2}\/[^"']*?)(?:\.[cm]?[jt]s)?\2/g;

function build(name) {
  const folder = join(root, 'libs', name);
  const { exports: exported } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
  compile(name, folder, 'cjs');
  if (JSON.stringify(exported ?? {}).includes('.mjs')) {
    compile(name, folder, 'mjs');
  }
}

function compile(name, folder, format) {
  const { target, lib, types } = RUNTIME[name];
  const options = {
    ...ts.convertCompilerOptionsFromJson(
      { ...readConfig(), lib, types, paths: {}, sourceMap: false, incremental: false, allowJs: false },
      root,
    ).options,
    ...FORMATS[format],
    target,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    declaration: true,
    rootDir: join(folder, 'src'),
    outDir: join(folder, 'dist'),
  };
  const program = ts.createProgram(sourcesOf(join(folder, 'src')), options);
  const write = (path, text) => {
    const file = path.replace(/\.js$/, `.${format}`).replace(/\.d\.ts$/, `.d.${format.replace('j', 't')}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text.replace(SPECIFIER, `$1$2$3.${format}$2`));
  };
  const { diagnostics } = program.emit(undefined, write);
  const faults = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (faults.length > 0) {
    const host = { getCurrentDirectory: () => root, getCanonicalFileName: (file) => file, getNewLine: () => '\n' };
    console.error(ts.formatDiagnostics(faults, host));
    process.exit(1);
  }
}

function readConfig() {
  return ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config.compilerOptions;
}

function sourcesOf(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !NAMES.includes(name));
if (unknown.length > 0) {
  console.error(`No package is named ${unknown.join(', ')}. Give some of ${NAMES.join(', ')}.`);
  process.exit(2);
}
for (const name of NAMES) {
  if ((asked.length === 0 || asked.includes(name)) && existsSync(join(root, 'libs', name, 'src'))) {
    build(name);
    console.log(relative(process.cwd(), join(root, 'libs', name, 'dist')));
  }
}
