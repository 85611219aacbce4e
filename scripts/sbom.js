// Writes the software bill of materials: the packages that the service runs with, in CycloneDX (`npm run sbom`).
const { execFileSync } = require('node:child_process');
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const file = join(root, 'sbom.cdx.json');

// Not with --omit=dev: npm then leaves out what development packages need too, @nestjs/core among it.
const text = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const bill = JSON.parse(text);
const { dependencies } = require('../package.json');
const edges = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
const nameOf = (ref) => ref.slice(0, ref.lastIndexOf('@'));

// The flags of the bill are of one copy of each package. The lock file has those of every copy.
const { packages } = require('../package-lock.json');
const installed = new Set(
  Object.entries(packages)
    .filter(([, { dev, link }]) => !dev && !link)
    .map(([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`),
);

// From the packages that the service names itself: the lock file also holds what only a workspace needs, such as the command line.
const product = new Set();
const add = (ref) => {
  if (installed.has(ref) && !product.has(ref)) {
    product.add(ref);
    edges.get(ref).forEach(add);
  }
};
const service = bill.metadata.component['bom-ref'];
edges
  .get(service)
  .filter((ref) => nameOf(ref) in dependencies)
  .forEach(add);
bill.components = bill.components
  .filter((component) => product.has(component['bom-ref']))
  .map(({ properties = [], ...component }) => ({
    ...component,
    properties: properties.filter(({ name }) => name !== 'cdx:npm:package:development'),
  }));
bill.dependencies = bill.dependencies
  .filter(({ ref }) => product.has(ref) || ref === service)
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((name) => product.has(name)) }));

const names = new Set(bill.components.map(({ name }) => name));
const missing = Object.keys(dependencies).filter((name) => !names.has(name));
if (missing.length > 0) {
  console.error(`The bill of materials lacks ${missing.join(', ')}.`);
  process.exit(1);
}
writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
console.log(`${file}: ${bill.components.length} packages`);
