const asyncHooks = require('node:async_hooks');
const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

const PGLITE = dirname(require.resolve('@electric-sql/pglite'));
/**
 * The embedded engine, compiled. V8 shares the code between threads for as long as one of them holds the module, so the
 * applications that follow each other in a worker compile it once.
 */
let engine;

/** The storages that the spec file, or an application of it, has made. */
const storages = new Set();
/**
 * A storage stays in use until it is disabled, and before Node 24 each makes every promise of the process slower. Without
 * this class a worker that had started thirty applications needed ten times as long for a promise.
 */
asyncHooks.AsyncLocalStorage = class extends asyncHooks.AsyncLocalStorage {
  constructor(...args) {
    super(...args);
    storages.add(this);
  }
};

/**
 * Runs spec files in the worker's own context instead of a new one each. So they can share the modules that the worker has
 * loaded: an `Error` of a package is an `Error` of the test. See runtime.js.
 */
module.exports = class SharedEnvironment {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    // Jest replaces both and never puts them back.
    this.console = globalThis.console;
    this.exit = process.exit;
    Error.stackTraceLimit = 100;
  }

  async setup() {
    if (!process.env.TEST_DATABASE_URL) {
      engine ??= await WebAssembly.compile(readFileSync(join(PGLITE, 'pglite.wasm')));
    }
  }

  async teardown() {
    this.moduleMocker.restoreAllMocks();
    this.fakeTimersModern.dispose();
    globalThis.console = this.console;
    process.exit = this.exit;
    for (const storage of storages) {
      storage.disable();
    }
    storages.clear();
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return globalThis;
  }
};
