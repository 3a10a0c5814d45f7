/** The import rules of the layout: core decides, flows order, adapters touch, handlers start. Folder names are no boundaries, these are. */
const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});

module.exports = {
  forbidden: [
    only('core-is-pure', 'core knows core and zod: no SDK, no node, no clock, no I/O', '^lambda/core/', [
      '^lambda/core/',
      '^node_modules/zod/',
    ]),
    only('flows-know-core-and-ports', 'flows order what core decides, through ports, never an SDK', '^lambda/flows/', [
      '^lambda/core/',
      '^lambda/flows/',
    ]),
    {
      name: 'adapters-translate',
      comment: 'adapters know core, the lists of ports and the outside; no flow, no handler, no infrastructure',
      severity: 'error',
      from: { path: '^lambda/adapters/' },
      to: {
        path: '^(lambda/handlers/|lib/|bin/|lambda/flows/(?!ports\\.ts$|grants/(grant|follow-up)-ports\\.ts$|doctor/doctor-ports\\.ts$|incidents/incident-ports\\.ts$|page/page-ports\\.ts$))',
      },
    },
    {
      name: 'handlers-start',
      comment:
        'handlers know flows, adapters and core; no infrastructure, and not each other (settings.ts and wire.ts are theirs together)',
      severity: 'error',
      from: { path: '^lambda/handlers/([^/]+)\\.ts$' },
      to: { path: '^(lib/|bin/|node_modules/(aws-cdk-lib|constructs)/|lambda/handlers/(?!settings\\.ts$|wire[a-z-]*\\.ts$|$1))' },
    },
    {
      name: 'lib-is-infrastructure',
      comment: 'lib takes nothing from the runtime but the types of its settings',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(lambda/|bin/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-app-knows-lib',
      comment: 'bin/app.ts makes the stack and nothing else',
      severity: 'error',
      from: { path: '^bin/app\\.ts$' },
      to: { path: '^lambda/' },
    },
    {
      name: 'commands-know-no-infrastructure',
      comment: 'the command line knows flows, adapters and core',
      severity: 'error',
      from: { path: '^bin/(countersign\\.ts$|commands/)' },
      to: { path: '^(lib/|lambda/handlers/|node_modules/(aws-cdk-lib|constructs)/)' },
    },
    {
      name: 'nothing-outside-tests-knows-tests',
      comment: 'tests and their oracles (AGPL) stay out of what runs',
      severity: 'error',
      from: { path: '^(bin|lib|lambda)/' },
      to: { path: '^(test/|node_modules/@cloud-copilot/(iam-simulate|iam-policy|iam-utils|iam-expand)/)' },
    },
    { name: 'no-circles', comment: 'a circle has no first thing to understand', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      comment: 'every import leads somewhere (aws-lambda is a package of types only)',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^aws-lambda$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|cdk\\.out|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.mjs', '.cjs'],
    },
  },
};
