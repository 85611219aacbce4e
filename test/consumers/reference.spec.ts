import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CONSUMERS, given, output, ROOT, TOOLS } from './support/tools';

function contentsOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [relative(folder, path), readFileSync(path, 'utf8')]));
}

describe('The reference of the client in docs/client', () => {
  it('is that of the sources, in which everything public has a comment (npm run client:docs writes it)', async () => {
    const folder = join(given('CONSUMERS_FOLDER'), 'reference');
    const args = [join(TOOLS, '.bin/typedoc'), '--options', join(CONSUMERS, 'typedoc.json'), '--out', folder];
    // TypeDoc fails on what has no comment, and on a link that leads nowhere.
    await output(process.execPath, args);
    expect(contentsOf(folder)).toEqual(contentsOf(join(ROOT, 'docs/client')));
  });
});
