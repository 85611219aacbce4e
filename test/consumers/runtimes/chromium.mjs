// Runs a bundle in Chromium, on a page of another origin than the service:
// node chromium.mjs <bundle> <setting as JSON> <origin of the page> [a script that runs before the page]
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const [bundle, setting, origin, before] = process.argv.slice(2);
const files = {
  '/': ['text/html', '<!doctype html><title>Consumer</title><script type="module" src="/page.js"></script>'],
  '/page.js': ['text/javascript', readFileSync(bundle)],
};
const server = createServer(({ url }, response) => {
  const [type, body] = files[url] ?? ['text/plain', ''];
  response.writeHead(url in files ? 200 : 404, { 'content-type': `${type}; charset=utf-8` }).end(body);
}).listen(new URL(origin).port, '127.0.0.1');
await once(server, 'listening');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => {
    console.error(error);
    process.exitCode = 1;
  });
  if (before) await page.addInitScript({ path: before });
  await page.goto(origin);
  await page.waitForFunction(() => 'scenario' in globalThis);
  console.log(JSON.stringify(await page.evaluate((given) => globalThis.scenario(given), JSON.parse(setting))));
} finally {
  await browser.close();
  server.close();
}
