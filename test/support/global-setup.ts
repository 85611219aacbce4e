import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Migrates one database, of which every test application gets a copy. In a process of its own: Jest maps no aliases here. */
export default function globalSetup(): void {
  const output = execFileSync(process.execPath, ['-r', '@swc-node/register', join(__dirname, 'make-template.ts')], {
    encoding: 'utf8',
    cwd: join(__dirname, '../..'),
  });
  process.env.TEST_DATABASE_TEMPLATE = output.trim().split('\n').at(-1);
}
