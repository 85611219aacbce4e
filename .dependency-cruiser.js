/**
 * The house rules about imports; see CONTRIBUTING.md.
 *
 * Folders of `src` from the lowest to the highest. A folder may import only itself and folders before it in this list.
 */
const LAYERS = [
  'text',
  'config',
  'jobs',
  'database',
  'encryption',
  'counters',
  'http',
  'openapi',
  'pagination',
  'account-pages',
  'audit',
  'settings',
  'application-events',
  'rate-limits',
  'overload',
  'health',
  'mail',
  'idempotency',
  'deletion',
  'roles',
  'users',
  'api-keys',
  'auth',
  'organizations',
  'invitations',
  'personal-data',
];
/** Modules with routes or stored data of their own. */
const NOUNS = LAYERS.slice(LAYERS.indexOf('audit')).join('|');

const oneWay = LAYERS.map((folder, index) => ({
  name: `one-way-${folder}`,
  comment: `${folder} may import only ${LAYERS.slice(0, index).join(', ') || 'itself'}.`,
  severity: 'error',
  from: { path: `^src/${folder}/`, pathNot: '^src/database/migrations/' },
  to: { path: '^src/', pathNot: `^src/(${LAYERS.slice(0, index + 1).join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'folders-are-listed',
      comment: 'Add a new folder of src to LAYERS, at its height.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(${LAYERS.join('|')}|cli)/` },
      to: {},
    },
    ...oneWay,
    {
      name: 'commands-stay-outside',
      comment: 'The server does not import the commands.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'insides-stay-inside',
      comment:
        'Import only the module, services, entities, errors, mappers, guards, decorators, DTOs and lifecycles of another module.',
      severity: 'error',
      from: { path: `^src/(${NOUNS})/` },
      to: {
        path: `^src/(${NOUNS})/`,
        pathNot: [
          '^src/$1/',
          '\\.(module|service|entity|errors|mapper|guard|decorators?|dto|lifecycle)\\.ts$',
          '^src/rate-limits/login-limiter\\.ts$',
          '^src/audit/(recording/system-transaction|erasure/(personal-stores|person-finder))\\.ts$',
          '^src/audit/personal-data/personal-sections\\.ts$',
          '^src/deletion/(lifecycle|purge|soft-deletion)\\.ts$',
          '^src/users/(login-blocks|own-email|user-filters)\\.ts$',
          '^src/audit/events/(event-form|new-event)\\.ts$',
        ],
      },
    },
    {
      name: 'audit-by-decorators',
      comment: 'Modules use audit through its decorators. Only work without a request opens a transaction itself.',
      severity: 'error',
      from: { path: `^src/(${NOUNS})/`, pathNot: '^src/audit/' },
      to: {
        path: '^src/audit/',
        pathNot: [
          '^src/audit/(recording/audit\\.decorators|audit\\.errors|audit\\.module|recording/system-transaction)\\.ts$',
          // The history of a resource is served beside the resource.
          '^src/audit/(history/(history|related-resources)\\.service|dto/(audit-log|history-query)\\.dto)\\.ts$',
          // Each store of personal data is registered by the module that keeps it.
          '^src/audit/erasure/(erasure\\.service|personal-stores|person-finder)\\.ts$',
          '^src/audit/personal-data/(personal-data\\.service|personal-sections)\\.ts$',
          // Events of the application are written as entries.
          '^src/audit/(events/(event-form|new-event|event-writer\\.service)|dto/audit-event\\.dto)\\.ts$',
        ],
      },
    },
    {
      name: 'contract-is-pure',
      comment: 'Wire types and error codes depend on nothing, so that any client can have them.',
      severity: 'error',
      from: { path: '^libs/admin/src/contract/' },
      to: { pathNot: '^libs/admin/src/contract/' },
    },
    {
      name: 'client-stands-alone',
      comment: 'The client runs wherever there is fetch: no server code, no package.',
      severity: 'error',
      from: { path: '^libs/admin/' },
      to: { pathNot: '^libs/admin/' },
    },
    {
      name: 'command-line-uses-the-client',
      comment: 'The command line is built on the client and packages. It takes lists of values from the contract.',
      severity: 'error',
      from: { path: '^libs/cli/' },
      to: {
        path: '^(src|libs)/',
        pathNot: ['^libs/cli/', '^libs/admin/src/client\\.ts$', '^libs/admin/src/contract/'],
      },
    },
    {
      name: 'no-test-code',
      severity: 'error',
      from: { path: '^(src|libs)/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-dev-dependencies',
      severity: 'error',
      from: { path: '^(src|libs)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // Builds of the packages.
    exclude: { path: '^libs/[^/]+/dist/' },
  },
};
