/**
 * Who may import whom (DESIGN section 2). The one place that holds these rules; `npm run check` also plants a
 * violation of every rule in a temporary tree (build/checks/planted.ts) and fails when one is not found.
 */

/** Allow-list: whatever `from` imports outside `to` is a violation of the rule. */
const only = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: typeof from === 'string' ? { path: from } : from,
  to: { pathNot: to },
});

const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const packages = '(^|/)node_modules/';
const zod = '(^|/)node_modules/zod/';
const cbor = '(^|/)node_modules/cborg/';

module.exports = {
  forbidden: [
    only('domain-is-pure', 'domain knows itself, one schema library and one binary coder', '^domain/', [
      '^domain/',
      zod,
      cbor,
    ]),
    only(
      'crypto-is-shared',
      'sealing, hashing and look-up tokens are the same in the kiosk and in the site server',
      '^crypto/',
      ['^crypto/', '^domain/', '^(node:)?crypto$'],
    ),
    only('contract-is-vocabulary', 'the contract may name domain values', '^preload/contract/', [
      '^preload/contract/',
      '^domain/',
      zod,
    ]),
    only('bridge-is-thin', 'the bridge joins the contract to Electron', '^preload/[^/]+$', [
      '^preload/contract/',
      '(^|/)node_modules/electron/',
      '^electron$',
    ]),
    only('renderer-has-no-hands', 'the window reaches main only through the contract', '^renderer/', [
      '^renderer/',
      '^domain/',
      '^preload/contract/',
      '^server/contract/',
      '^assets/',
      packages,
    ]),
    never(
      'no-node-in-the-window',
      'a browser has no Node',
      { path: '^renderer/' },
      { dependencyTypes: ['core'] },
    ),
    never(
      'no-electron-in-the-window',
      'only the bridge knows Electron',
      { path: '^renderer/' },
      { path: '(^|/)node_modules/electron/|^electron$' },
    ),
    never(
      'main-knows-no-window',
      'main never imports what it shows',
      { path: '^main/' },
      { path: '^(renderer|server|tests|build|bench)/|^preload/(?!contract/)' },
    ),
    never(
      'server-stands-alone',
      'the site server never imports the kiosk',
      { path: '^server/' },
      { path: '^(main|renderer|preload|tests|build|bench)/' },
    ),
    never(
      'nobody-imports-tests',
      'tests import everything, nothing imports tests',
      { pathNot: '^(tests|bench)/' },
      { path: '^tests/' },
    ),
    only(
      'build-minds-its-own',
      'scripts never run product code, but share the search for a browser and for the data directory',
      { path: '^build/', pathNot: '^build/face/' },
      [
        '^build/',
        '^main/shell/find-browser\\.ts$',
        '^main/app/environment\\.ts$',
        '^package\\.json$',
        '^renderer/strings/',
        packages,
        '^node:',
        '^[a-z_/]+$',
      ],
    ),
    only(
      'face-tools-share-sums-and-headers',
      'what measures faces reckons as the product does, on a page served as the product serves it',
      '^build/face/',
      [
        '^build/',
        '^domain/',
        '^main/security/content-policy\\.ts$',
        '^main/shell/(find-browser|window-files)\\.ts$',
        packages,
        '^node:',
        '^[a-z_/]+$',
      ],
    ),
    never(
      'devices-are-strangers',
      'a device never imports another device',
      { path: '^main/devices/([^/]+)/' },
      {
        path: '^main/devices/',
        pathNot: ['^main/devices/$1/', '^main/devices/transport/', '^main/devices/health/vitals\\.ts$'],
      },
    ),
    never(
      'devices-know-ports-only',
      'a device knows no flow, storage, shell or wiring',
      { path: '^main/devices/' },
      { path: '^main/(app|flow|ipc|security|shell|storage|wiring)/' },
    ),
    never(
      'only-wiring-picks-drivers',
      'drivers and simulators are chosen in one place',
      { path: '^(main|renderer|preload|server|domain)/', pathNot: ['^main/wiring/', '^main/devices/'] },
      { path: '^main/devices/[^/]+/(driver|simulator)\\.ts$' },
    ),
    never(
      'only-storage-touches-sql',
      'SQL lives in storage and repositories',
      {
        path: '^(main|server|domain|crypto|renderer|preload)/',
        pathNot: '^(main/storage|server/repositories|server/migrations|server/database)/',
      },
      { path: '^(node:)?sqlite$|(^|/)node_modules/(kysely|pg|@electric-sql)/' },
    ),
    never(
      'requests-pass-the-gate',
      'what asks a server goes through main/security/egress-gate, which lets no face out; devices and shells talk to their own',
      {
        path: '^(main|preload)/',
        pathNot: [
          '^main/security/',
          '^main/devices/transport/',
          // A printer's own status, and the simulators' far ends.
          '^main/devices/label-printer/(brother-ql/(simulated-snmp|snmp-status)|simulator/port)\\.ts$',
          // The door that the window comes in by, and the lock on the data directory.
          '^main/shell/(chromium|http-door|window-line)\\.ts$',
          '^main/app/single-instance\\.ts$',
        ],
      },
      {
        path: '^(node:)?(http|https|http2|net|tls|dgram)$|(^|/)node_modules/(ws|undici|axios|got|ky|node-fetch)/',
      },
    ),
    never(
      'shells-hold-no-product',
      'a shell carries the contract and nothing else',
      { path: '^main/(shell|security|ipc)/' },
      { path: '^main/(flow|storage|wiring|devices|badge)/' },
    ),
    never(
      'wiring-is-called-from-app',
      'only the start composes',
      { path: '^main/', pathNot: '^main/(app|wiring)/' },
      { path: '^main/wiring/' },
    ),
    never(
      'no-cycles',
      'nothing imports itself in a circle at run time',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    never(
      'everything-resolves',
      'a misspelt import would escape every rule above',
      {},
      { couldNotResolve: true },
    ),
    never(
      'only-declared-packages',
      'a package another package happened to bring may vanish',
      { path: '^(main|preload|domain|crypto|server)/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-peer'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|release|tests/artefacts)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
  },
};
