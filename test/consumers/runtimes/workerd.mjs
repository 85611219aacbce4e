// Runs a bundled Worker in workerd, the runtime of Cloudflare: node workerd.mjs <bundle> <setting as JSON>
import { readFileSync } from 'node:fs';
import { Miniflare } from 'miniflare';

const [bundle, setting] = process.argv.slice(2);
const worker = new Miniflare({ modules: true, script: readFileSync(bundle, 'utf8'), compatibilityDate: '2024-01-01' });
try {
  const response = await worker.dispatchFetch('http://worker.example/', { method: 'POST', body: setting });
  console.log(await response.text());
  process.exitCode = response.ok ? 0 : 1;
} finally {
  await worker.dispose();
}
