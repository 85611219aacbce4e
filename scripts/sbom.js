// Writes the software bill of materials: the packages that the product runs with, in CycloneDX (`npm run sbom`).
const { execFileSync } = require('node:child_process');
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const file = join(root, 'sbom.cdx.json');

const isDevelopment = ({ properties = [] }) => properties.some(({ name }) => name === 'cdx:npm:package:development');

// Not with --omit=dev: npm then leaves out what development packages need too, @nestjs/core among it.
const text = execFileSync('npm', ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const bill = JSON.parse(text);
const development = new Set(bill.components.filter(isDevelopment).map((component) => component['bom-ref']));
bill.components = bill.components.filter((component) => !isDevelopment(component));
bill.dependencies = bill.dependencies
  .filter(({ ref }) => !development.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((name) => !development.has(name)) }));

const names = new Set(bill.components.map(({ name }) => name));
const missing = Object.keys(require('../package.json').dependencies).filter((name) => !names.has(name));
if (missing.length > 0) {
  console.error(`The bill of materials lacks ${missing.join(', ')}.`);
  process.exit(1);
}
writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
console.log(`${file}: ${bill.components.length} packages`);
