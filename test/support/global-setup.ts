import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds what tests run as processes of their own, and migrates one database, of which every test application gets a copy. In a process of its own: Jest maps no aliases here. */
export default function globalSetup(): void {
  const root = join(__dirname, '../..');
  execFileSync(process.execPath, [join(root, 'scripts/prepare.js'), '--build'], { stdio: 'inherit' });
  const output = execFileSync(process.execPath, ['-r', '@swc-node/register', join(__dirname, 'make-template.ts')], {
    encoding: 'utf8',
    cwd: root,
  });
  process.env.TEST_DATABASE_TEMPLATE = output.trim().split('\n').at(-1);
}
