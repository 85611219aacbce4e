// Writes what the build makes of the API: the document, and the types that openapi-typescript makes of that.
// Usage: generate.mjs <openapi.json> <api.ts>
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const root = fileURLToPath(new URL('../../', import.meta.url));

export async function generate(documentFile, typesFile) {
  execFileSync(process.execPath, [`${root}dist/src/cli/openapi-export.js`, documentFile], { stdio: 'inherit' });
  const source = astToString(await openapiTS(JSON.parse(readFileSync(documentFile, 'utf8'))));
  const header = '/* eslint-disable */\n// Generated from openapi.json by `npm run openapi`.\n\n';
  const style = await resolveConfig(fileURLToPath(import.meta.url));
  writeFileSync(typesFile, await format(header + source, { ...style, parser: 'typescript' }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await generate(process.argv[2], process.argv[3]);
}
