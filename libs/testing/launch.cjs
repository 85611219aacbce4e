// Runs the service from its bundle, with the code that V8 compiled of it at an earlier start. Arguments: the bundle, the file of
// the compiled code, and the options of the service.
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

const [node, , bundle, compiled, options] = process.argv;
process.argv = [node, bundle, options];

// Those of src/v8-options.ts. Compiled code belongs to the options with which it was made.
setFlagsFromString('--heap-growing-percent=30');
setFlagsFromString('--wasm-tiering-budget=50000000');

// The bundle is ASCII. Read as UTF-8 it would be scanned first.
const script = new Script(Module.wrap(readFileSync(bundle, 'latin1')), {
  filename: bundle,
  cachedData: existsSync(compiled) ? readFileSync(compiled) : undefined,
});

/** Stores what has been compiled by the time that the service serves. Another process may do so at the same time. */
function storeCompiledCode() {
  try {
    const draft = `${compiled}.${process.pid}`;
    mkdirSync(dirname(compiled), { recursive: true });
    writeFileSync(draft, script.createCachedData());
    renameSync(draft, compiled);
  } catch {
    // The next start compiles again.
  }
}

if (!existsSync(compiled) || script.cachedDataRejected) {
  const send = process.send.bind(process);
  process.send = (message, ...rest) => {
    const isSent = send(message, ...rest);
    if (message.started) {
      storeCompiledCode();
    }
    return isSent;
  };
}

const module_ = { exports: {} };
script.runInThisContext()(module_.exports, Module.createRequire(bundle), module_, bundle, dirname(bundle));
