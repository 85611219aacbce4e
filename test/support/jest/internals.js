/** The version of jest-runtime with which runtime.js was checked. */
const CHECKED_WITH = '30.5.2';

/** Undocumented parts of jest-runtime that runtime.js uses, as paths from the runtime of a spec file. */
const INTERNALS = {
  _testPath: 'string',
  'executor.compile': 'function',
  'executor.injectedModuleParameters': 'object',
  '_resolution.isCoreModule': 'function',
  '_resolution.resolveCjs': 'function',
  'jestGlobals.jestObjectFor': 'function',
  'transformCache.transform': 'function',
  getSourceMaps: 'function',
  requireModule: 'function',
};

const at = (value, path) => path.split('.').reduce((inner, name) => inner?.[name], value);

/**
 * Checks that a runtime of Jest has what runtime.js uses.
 * @param runtime an instance of the class that jest-runtime exports
 * @param version the version of jest-runtime that is installed
 * @throws Error that names what is missing, and says what to do
 */
function assertInternals(runtime, version) {
  const missing = Object.entries(INTERNALS)
    .filter(([path, type]) => typeof at(runtime, path) !== type)
    .map(([path]) => path);
  if (missing.length > 0) {
    throw new Error(
      `test/support/jest/runtime.js was checked with jest-runtime ${CHECKED_WITH}, and ${version} lacks ${missing.join(', ')}. ` +
        'Adapt runtime.js and internals.js, or use `withApplication` for every project of jest.config.js: ' +
        'all tests then run as before, but each file loads all modules.',
    );
  }
}

module.exports = { assertInternals, CHECKED_WITH, INTERNALS };
