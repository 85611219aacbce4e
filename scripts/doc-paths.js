// Fails if a document names a file or folder of the project that does not exist, or links to a missing page or heading.
const { execFileSync } = require('node:child_process');
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const root = join(__dirname, '..');
const FOLDERS = [
  '',
  'src',
  'src/database',
  'src/database/embedded',
  'src/database/connection',
  'test',
  'libs/admin/src',
  'docs',
];
/** A path in backticks: it has a slash or a known ending, and no placeholder. `projects` is the example of CONTRIBUTING. */
const PATH = /`((?:[\w.-]+\/)+[\w.-]*|[\w.-]+\.(?:ts|js|mjs|sh|md|yaml))`/g;
const LINK = /\]\((?!https?:)([^)\s#]*)(#[^)\s]*)?\)/g;
const ANY_FOLDER =
  /^(?:src|test|libs|docs|bench|scripts|examples|audit|auth|users|organizations|invitations|http|pagination|overload|database|embedded|connection|common|limits|mail|deletion|config|health|idempotency|openapi)\//;

function anchors(file) {
  const headings = readFileSync(join(root, file), 'utf8').match(/^#+ .*$/gm) ?? [];
  return headings.map(
    (heading) =>
      `#${heading
        .replace(/^#+ /, '')
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .trim()
        .replace(/\s/g, '-')}`,
  );
}

function exists(path, file) {
  return [...FOLDERS, dirname(file)].some((folder) => existsSync(join(root, folder, path)));
}

const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
/** Names of files without their folders. */
const NAMES = new Set(tracked.map((path) => path.split('/').at(-1)));

// TypeDoc writes docs/client, and checks its links.
const files = tracked.filter((path) => path.endsWith('.md') && !path.startsWith('docs/client/'));
const findings = files.flatMap((file) =>
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      const paths = [...line.matchAll(PATH)]
        .map(([, path]) => path)
        .filter(
          (path) =>
            (ANY_FOLDER.test(path) || /^\w[\w.-]*\.(ts|js|mjs)$/.test(path)) &&
            !path.includes('project') &&
            !NAMES.has(path) &&
            !exists(path, file),
        );
      const links = [...line.matchAll(LINK)]
        .filter(([, path, anchor]) => {
          const target = path ? join(dirname(file), path) : file;
          return (
            !existsSync(join(root, target)) || (anchor && target.endsWith('.md') && !anchors(target).includes(anchor))
          );
        })
        .map(([, path, anchor = '']) => path + anchor);
      return [...paths, ...links].map((name) => `${file}:${index + 1}: ${name} does not exist`);
    }),
);
findings.forEach((finding) => console.log(finding));
process.exit(findings.length > 0 ? 1 : 0);
