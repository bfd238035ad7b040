/** Who may import whom. The same rules stand in words in CONTRIBUTING.md. */
const corridor = ['clients', 'identity', 'catalogue', 'competence', 'equipment', 'requests', 'samples', 'worksheets', 'results', 'control', 'certificates', 'quality', 'programmes', 'traceability', 'integrations', 'calculator', 'validations', 'desk'];

const laterModules = corridor.slice(0, -1).map((name, at) => ({
  name: `corridor-${name}`,
  comment: `${name} may not import a module that stands later in the corridor`,
  severity: 'error',
  from: { path: `^src/modules/${name}/` },
  to: { path: `^src/modules/(${corridor.slice(at + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...laterModules,
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'kernel-imports-nothing-of-ours', severity: 'error', from: { path: '^src/kernel/' }, to: { path: '^(src|workers|templates|migrations)/', pathNot: '^src/kernel/' } },
    { name: 'science-is-pure', severity: 'error', from: { path: '^src/science/' }, to: { path: '^(src|workers|templates|migrations)/', pathNot: '^src/(kernel|science)/' } },
    { name: 'science-does-no-io', severity: 'error', from: { path: '^src/science/' }, to: { path: '^(node:)?(fs|net|http|child_process)' } },
    { name: 'platform-knows-no-laboratory', severity: 'error', from: { path: '^src/platform/' }, to: { path: '^(src|workers|templates)/', pathNot: '^src/(kernel|platform)/' } },
    { name: 'modules-through-their-index', severity: 'error', from: { path: '^src/modules/([^/]+)/' }, to: { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] } },
    { name: 'templates-run-one-way', severity: 'error', from: { path: '^templates/' }, to: { path: '^(src|workers|migrations)/', pathNot: '^src/kernel/|^src/platform/pdf/' } },
    { name: 'nobody-imports-workers', severity: 'error', from: { pathNot: '^workers/|^src/server\\.ts$|^src/demonstration/|^tests/|^bench/' }, to: { path: '^workers/' } },
    { name: 'express-stays-in-http', severity: 'error', from: { path: '^(src|workers|templates)/', pathNot: '^src/platform/http/|^src/app\\.tsx$' }, to: { path: 'node_modules/(express|@types/express)/' } },
    { name: 'queue-libraries-stay-in-their-room', severity: 'error', from: { path: '^(src|workers|templates)/', pathNot: '^src/platform/queue/|^workers/' }, to: { path: 'node_modules/(bullmq|ioredis)/' } },
    { name: 'no-orm-in-pure-rooms', severity: 'error', from: { path: '^(src/kernel|src/science|templates)/' }, to: { path: 'node_modules/(@mikro-orm|kysely)/' } },
    { name: 'no-test-code-in-the-product', severity: 'error', from: { path: '^(src|workers|templates|migrations)/' }, to: { path: '^tests/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js'] },
  },
};
