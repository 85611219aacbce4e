/**
 * Runs every attack in test/attack, one after another, and prints a table of their figures.
 *
 *     npm run attack                              all of them (about ten minutes)
 *     npm run attack -- header tokens             those with one of these words in their name
 *     MAIN=../other/dist/src/main.js npm run attack
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = join(import.meta.dirname, '..');
const wanted = process.argv.slice(2);
const scripts = readdirSync(folder)
  .filter((name) => name.endsWith('.mjs') && (wanted.length === 0 || wanted.some((word) => name.includes(word))))
  .sort();

console.log('| attack | case | figures |\n| --- | --- | --- |');
for (const script of scripts) {
  const child = spawn(process.execPath, [join(folder, script)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (chunk) => (printed += chunk));
  const [code] = await once(child, 'close');
  for (const line of printed.trim().split('\n')) {
    const end = line.lastIndexOf(': ');
    const [name, figures] = end < 0 ? [line, ''] : [line.slice(0, end), line.slice(end + 2)];
    console.log(`| ${basename(script, '.mjs')} | ${name} | ${figures} |`);
  }
  if (code !== 0) {
    process.exitCode = 1;
  }
}
