const Module = require('node:module');
const { compileFunction } = require('node:vm');
const { default: Runtime } = require('jest-runtime');
const { version } = require('jest-runtime/package.json');
const { assertInternals } = require('./internals');

const SPEC = /\.spec\.ts$/;
const JEST = /\/node_modules\/(@jest\/|jest-|expect\/)/;

/** The runtime of the spec file that runs; it compiles what is loaded for the first time. */
let current;
/** The source maps of compiled modules, for stack traces. */
const sourceMaps = new Map();

/**
 * Loads everything but the spec files with Node's own `require`, once for each worker instead of once for each file. The
 * packages are those that the service runs with, ES modules included. Needs environment.js.
 *
 * It uses what jest-runtime does not document. internals.js says what that is, and with which version it was checked.
 */
module.exports = class SharedRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    assertInternals(this, version);
    current = this;
    for (const [path, map] of sourceMaps) {
      this.getSourceMaps().set(path, map);
    }
    const { executor } = this;
    executor.compile = (source, filename) =>
      compileFunction(source, executor.injectedModuleParameters, {
        filename,
        importModuleDynamically: (specifier) => import(specifier),
      });
    // Modules that are shared use it as a global.
    globalThis.jest = this.jestGlobals.jestObjectFor(this._testPath);
  }

  requireModule(from, moduleName, options, isRequireActual) {
    if (options?.isInternalModule || !moduleName || this._resolution.isCoreModule(moduleName)) {
      return super.requireModule(from, moduleName, options, isRequireActual);
    }
    const path = this._resolution.resolveCjs(from, moduleName);
    return SPEC.test(path) || JEST.test(path)
      ? super.requireModule(from, moduleName, options, isRequireActual)
      : require(path);
  }

  compileShared(path) {
    const code = this.transformCache.transform(path, undefined);
    const map = this.getSourceMaps().get(path);
    if (map) {
      sourceMaps.set(path, map);
    }
    return code;
  }

  resolveShared(from, name) {
    return this._resolution.resolveCjs(from, name);
  }
};

Module._extensions['.ts'] = (module, path) => module._compile(current.compileShared(path), path);

/** Modules of the repository: aliases, a workspace by its name, and neighbours. */
const OURS = /^(@\/|\.|admin-api-client$)/;

const resolve = Module._resolveFilename;
Module._resolveFilename = function resolveFilename(name, parent, ...rest) {
  const isOurs = OURS.test(name) && parent?.filename?.endsWith('.ts');
  return isOurs ? current.resolveShared(parent.filename, name) : resolve.call(this, name, parent, ...rest);
};
