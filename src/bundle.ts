import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** The service in one file, as scripts/bundle.js makes it of this folder. */
const BUNDLE = join(__dirname, '../bundle/service.js');
/** The code that V8 compiled of the bundle during a start. V8 ignores the code of another version or of other V8 options. */
const COMPILED_CODE = `${BUNDLE}.compiled`;

export function hasBundle(): boolean {
  return existsSync(BUNDLE);
}

/** Runs the bundle from its compiled code, if there is any. Returns it, so that `storeCompiledCode` can store it. */
export function runBundle(): Script {
  // The bundle is ASCII. Read as UTF-8 it would be scanned first.
  const script = new Script(Module.wrap(readFileSync(BUNDLE, 'latin1')), {
    filename: BUNDLE,
    cachedData: existsSync(COMPILED_CODE) ? readFileSync(COMPILED_CODE) : undefined,
  });
  const module = { exports: {} };
  const run = script.runInThisContext() as (...args: unknown[]) => void;
  run(module.exports, createRequire(BUNDLE), module, BUNDLE, dirname(BUNDLE));
  return script;
}

/** Runs the bundle as an ordinary module: Node then reads its source map for stack traces. */
export function requireBundle(): void {
  createRequire(BUNDLE)(BUNDLE);
}

/** Stores the functions that have been compiled so far. */
export function storeCompiledCode(script: Script): void {
  const draft = `${COMPILED_CODE}.${process.pid}`;
  writeFileSync(draft, script.createCachedData());
  renameSync(draft, COMPILED_CODE);
}
