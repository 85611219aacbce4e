// Writes the files that the browser gets with /docs and /reference into dist/pages, and compresses them. Run by
// scripts/bundle.js. See docs/adr/0051-reference.md.
const { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { brotliCompressSync, constants, gzipSync } = require('node:zlib');
const fastify = require('fastify');

const root = join(__dirname, '..');
const target = join(root, 'dist/pages');
const draft = `${target}.${process.pid}`;
const swaggerUi = join(root, 'node_modules/swagger-ui-dist');
const scalar = join(root, 'node_modules/@scalar/fastify-api-reference');

/** Quality 9 takes a second and gives a tenth more than 11, which takes twelve. */
const BROTLI_OPTIONS = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** The package has the script as text of a module, and gives it to browsers only. */
async function scalarScript() {
  const server = fastify();
  const { default: reference } = await import('@scalar/fastify-api-reference');
  await server.register(reference, { routePrefix: '/reference', configuration: { url: 'openapi.json' } });
  const { statusCode, rawPayload } = await server.inject('/reference/js/scalar.js');
  await server.close();
  if (statusCode !== 200) {
    throw new Error(`@scalar/fastify-api-reference has no script: ${statusCode}`);
  }
  return rawPayload;
}

function write(name, content) {
  const file = join(draft, name);
  writeFileSync(file, content);
  if (!name.endsWith('.png')) {
    writeFileSync(`${file}.br`, brotliCompressSync(content, BROTLI_OPTIONS));
    writeFileSync(`${file}.gz`, gzipSync(content));
  }
}

async function main() {
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  for (const name of ['swagger-ui-bundle.js', 'swagger-ui.css', 'favicon-32x32.png']) {
    write(name, readFileSync(join(swaggerUi, name)));
  }
  write('swagger-ui-LICENSE.txt', readFileSync(join(swaggerUi, 'LICENSE')));
  write('scalar.js', await scalarScript());
  write('scalar-LICENSE.txt', readFileSync(join(scalar, 'LICENSE')));
  const versionOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
  const versions = { swaggerUi: versionOf(swaggerUi), scalar: versionOf(scalar) };
  writeFileSync(join(draft, 'versions.json'), JSON.stringify(versions));
  rmSync(target, { recursive: true, force: true });
  renameSync(draft, target);
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
