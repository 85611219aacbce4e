import { readFileSync, writeFileSync } from 'node:fs';
import { envExample, readmeTable } from '@/config/documentation';

/** The table of variables in the README, from its first row to its last. */
const TABLE = /^\| variable +\| default[^]*?\n(?!\|)/m;

/** `npm run config:docs`: writes the variables to the README and to `.env.example`. */
function main(): void {
  const readme = readFileSync('README.md', 'utf8');
  writeFileSync(
    'README.md',
    readme.replace(TABLE, () => `${readmeTable().join('\n')}\n`),
  );
  writeFileSync('.env.example', envExample());
}

main();
