// Who may know whom. Read top to bottom; ARCHITECTURE.md's picture is drawn from this table.

/** Module → modules it stands on (and everything below them). Arrows only point down. */
export const uses = {
  territory: [],
  population: ['territory'],
  identity: ['population', 'territory'],
  procedures: ['population', 'territory'],
  notifications: ['identity', 'population', 'territory'],
  payments: ['notifications', 'identity', 'population', 'territory'],
  results: ['procedures', 'identity', 'population', 'territory'],
  cases: ['results', 'payments', 'notifications', 'procedures', 'identity', 'population', 'territory'],
  desk: ['cases', 'results', 'payments', 'notifications', 'procedures', 'identity', 'population', 'territory'],
  feedback: ['cases', 'results', 'payments', 'notifications', 'procedures', 'identity', 'population', 'territory'],
  quality: [
    'feedback',
    'cases',
    'results',
    'payments',
    'notifications',
    'procedures',
    'identity',
    'population',
    'territory',
  ],
  cleaning: ['population', 'territory'],
  indicators: ['cases', 'results', 'payments', 'notifications', 'procedures', 'identity', 'population', 'territory'],
  reports: ['indicators', 'cases', 'procedures', 'identity', 'population', 'territory'],
};

const modules = Object.keys(uses);

const onlyDownward = modules.map((name) => ({
  name: `${name}-knows-only-what-it-stands-on`,
  comment: 'The arrows of the house point downward (design §3).',
  severity: 'error',
  from: { path: `^src/modules/${name}/` },
  to: { path: `^src/modules/(?!${[name, ...uses[name]].join('/|')}/)` },
}));

// biome-ignore lint/style/noDefaultExport: dependency-cruiser reads a default export
export default {
  forbidden: [
    ...onlyDownward,
    {
      name: 'through-the-front-door',
      comment: 'Another module is entered by its index.ts (or testing.ts, from tests), nothing else.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/(index|testing)\\.ts$'] },
    },
    {
      name: 'shells-use-faces',
      comment: 'Web, API, command line and assembly compose modules through their faces.',
      severity: 'error',
      from: { path: '^src/(web|api|cli|app|simulation)/' },
      to: { path: '^src/modules/', pathNot: '^src/modules/[^/]+/(index|testing)\\.ts$' },
    },
    {
      name: 'nobody-imports-shells',
      comment: 'Shells compose; nobody below knows them.',
      severity: 'error',
      from: { path: '^src/(platform|modules)/' },
      to: { path: '^src/(web|api|cli|app|simulation)/' },
    },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      comment: 'The ground carries every module and knows none.',
      from: { path: '^src/platform/' },
      to: { path: '^src/modules/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'Rules do no input or output: they can be read and tested alone.',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/domain/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(src/platform/(db|http|jobs|files|command|config|log|documents)/|(node:)?(fs|net|http|child_process)$)',
      },
    },
    {
      name: 'no-sandbox-in-the-product',
      comment: 'Stand-ins of outside systems are never part of the product.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^sandbox/' },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      comment: 'Testing faces are for tests.',
      from: { path: '^src/', pathNot: '(\\.test|/testing)\\.ts$' },
      to: { path: '/testing\\.ts$' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'A circle has no beginning to read from.',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
