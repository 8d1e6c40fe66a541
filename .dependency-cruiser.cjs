/**
 * Who may know whom (docs and CONTRIBUTING.md say why): renderer → app/{api,errors,texts} · main → app, service,
 * simulator · service → app/ownership/{contract,record,spans} · simulator → app/device, app/outside, app/errors ·
 * app → zod and the message formatter, nothing else. Tests and benches may know everything.
 */
const room = (name) => `^${name}/`
/** The page's build configuration runs in Node, not in the page. */
const tests = '(\\.test\\.tsx?|/vite\\.config\\.ts)$'
const onlyIn = (name, allowed, comment) => ({
  name: `${name}-knows`,
  comment,
  severity: 'error',
  from: { path: room(name), pathNot: tests },
  to: { pathNot: [room(name), ...allowed] },
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    onlyIn(
      'app',
      ['node_modules/zod/', 'node_modules/@formatjs/'],
      'The domain knows no host, no room and no library but these.',
    ),
    onlyIn(
      'renderer',
      ['^app/(api|errors)\\.ts$', '^app/api/', '^app/texts/', 'node_modules/'],
      'Screens draw snapshots and send commands.',
    ),
    onlyIn(
      'service',
      ['^app/ownership/(contract|record|spans)\\.ts$', 'node_modules/', '^(node:)?[a-z_/]+$'],
      'The service knows the contract, not the client.',
    ),
    onlyIn(
      'simulator',
      ['^app/device/', '^app/(outside|errors)\\.ts$', 'node_modules/', '^(node:)?[a-z_/]+$'],
      'Devices know profiles, not who asks them.',
    ),
    {
      name: 'main-knows',
      severity: 'error',
      from: { path: room('main'), pathNot: tests },
      to: { path: '^(renderer|tests|bench)/' },
    },
    {
      name: 'no-host-in-another',
      comment: 'Hosts share adapters and compose.ts, never each other.',
      severity: 'error',
      from: { path: '^main/adapters/', pathNot: tests },
      to: { path: '^main/(electron|cli|web)/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-barrels',
      comment: 'A file that only hands on others hides who knows whom.',
      severity: 'error',
      from: {},
      to: { path: '/index\\.tsx?$', pathNot: 'node_modules' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
