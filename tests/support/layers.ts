/** What may import what, as data. The table in docs/architecture.md says the same in words. */

export type Layer = {
  /** A folder below src, or one file of it. The first that fits counts. */
  readonly of: string
  readonly imports: readonly string[]
  /** From here only types: the shape is shared, nothing runs. */
  readonly typesOf?: readonly string[]
  readonly lazily?: readonly string[]
  /** What to do about an import that is not in the lists. */
  readonly mend: string
}

export const LAYERS: readonly Layer[] = [
  {
    of: 'domain/',
    imports: ['domain/'],
    mend: 'A rule is pure: hand it what it needs as an argument, and let the use case fetch that.',
  },
  {
    of: 'workflow/',
    imports: ['workflow/', 'domain/'],
    mend: 'A use case sees the outside through workflow/ports.ts: add what it needs there, and build it in compose.ts.',
  },
  {
    of: 'store/',
    imports: ['store/', 'domain/', 'data-keys.ts'],
    // The ledger and the store are ports of those who need them, so only their shapes are taken.
    typesOf: [
      ...['workflow/ports.ts', 'workflow/nudge-ports.ts', 'workflow/mail-ports.ts'],
      ...['workflow/papers-ports.ts', 'workflow/mail-item-ports.ts', 'workflow/team-ports.ts'],
      ...['workflow/intake-ports.ts', 'workflow/directory-ports.ts', 'jobs/ports.ts'],
      ...['workflow/search-ports.ts', 'workflow/figures-ports.ts', 'workflow/exports-ports.ts'],
      ...['workflow/anchor-ports.ts', 'workflow/press-ports.ts', 'workflow/restored-ports.ts'],
      ...['workflow/retention-ports.ts', 'workflow/inspection-ports.ts', 'workflow/know-ports.ts'],
    ],
    mend: 'The store keeps and finds, it decides nothing and starts nothing: move the rule to domain/, the step to workflow/.',
  },
  {
    of: 'cards/',
    imports: ['cards/', 'domain/'],
    mend: 'A card is given all that it shows: load it in the handler or the job, and pass it in.',
  },
  {
    of: 'emails/',
    imports: ['emails/', 'domain/'],
    mend: 'An e-mail is given all that it says: load it in jobs/deliver-email.ts, and pass it in.',
  },
  {
    of: 'gateways/',
    imports: ['gateways/'],
    // A report is drawn from its blocks; tokens are asked for by the settings.
    typesOf: ['domain/blocks.ts', 'config.ts'],
    mend: 'A gateway knows the wire and no rule: decide before it is called, and pass it plain values.',
  },
  {
    of: 'jobs/',
    imports: ['jobs/', 'domain/', 'workflow/', 'cards/', 'emails/', 'in-time.ts'],
    // pg-boss is handed the open database and transaction; what reaches outside is built in compose.ts.
    typesOf: ['gateways/', 'store/'],
    mend: 'A job gets its gateways and its ledger by JobWorld (jobs/ports.ts); it never builds them.',
  },
  {
    of: 'bot/',
    imports: ['bot/', 'domain/', 'workflow/', 'cards/', 'in-time.ts'],
    mend: 'A handler calls one use case and answers one card: what must reach outside is promised there and done by a job.',
  },
  {
    of: 'intake/',
    imports: ['intake/', 'domain/', 'workflow/', 'json-body.ts'],
    typesOf: ['server.ts'],
    mend: 'The API checks the caller and the body and calls one use case: what must reach outside is promised there.',
  },
  {
    of: 'telemetry/',
    imports: ['telemetry/', 'domain/'],
    typesOf: ['workflow/ports.ts', 'jobs/', 'gateways/', 'store/standing.ts', 'log.ts'],
    mend: 'Telemetry stands around what compose hands it and decides nothing: it takes codes, and asks for nothing itself.',
  },
  {
    of: 'authority/',
    imports: ['authority/', 'domain/'],
    mend: 'The authority file is read into a Directory and no more: who uses it belongs elsewhere.',
  },
  {
    of: 'local/',
    imports: ['local/', 'domain/', 'authority/', 'gateways/trouble.ts'],
    typesOf: ['gateways/', 'server.ts', 'config.ts'],
    mend: 'Local mode stands in for the outside alone: hand it the rest from compose-local.ts.',
  },
  {
    of: 'config.ts',
    imports: [
      ...['config-api.ts', 'config-audit.ts', 'config-checks.ts', 'config-keys.ts'],
      ...['config-papers.ts', 'config-restore.ts', 'config-telemetry.ts'],
    ],
    mend: 'Settings are read before anything else exists.',
  },
  ...['config-api.ts', 'config-papers.ts', 'config-audit.ts', 'config-telemetry.ts', 'config-restore.ts'].map(
    (of) => ({
      of,
      imports: ['config-checks.ts'],
      mend: 'Settings are read before anything else exists.',
    }),
  ),
  {
    of: 'config-keys.ts',
    imports: ['config-checks.ts', 'data-keys.ts'],
    mend: 'Settings are read before anything else exists.',
  },
  { of: 'data-keys.ts', imports: [], mend: 'A key is read and written, and no more.' },
  { of: 'config-checks.ts', imports: [], mend: 'Settings are read before anything else exists.' },
  {
    of: 'log.ts',
    imports: [],
    mend: 'The log knows nothing of what it tells: pass it codes and references.',
  },
  { of: 'gentle-end.ts', imports: [], mend: 'How it ends knows nothing of what ends.' },
  { of: 'in-time.ts', imports: [], mend: 'A limit knows nothing of the work.' },
  { of: 'json-body.ts', imports: [], mend: 'Reading a body is a matter of the wire alone.' },
  {
    of: 'server.ts',
    imports: ['json-body.ts'],
    typesOf: ['log.ts'],
    mend: 'The server is handed what answers: add a page or a callback to ServerParts, and join it in compose.ts.',
  },
  {
    of: 'main.ts',
    imports: ['compose.ts', 'config.ts', 'gentle-end.ts', 'log.ts'],
    lazily: ['compose-local.ts'],
    mend: 'main.ts starts and stops: build things in compose.ts. Local mode is loaded only when it is wanted.',
  },
  {
    of: 'compose-local.ts',
    imports: ['compose.ts', 'compose-outside.ts', 'local/', 'jobs/', 'store/', 'domain/', 'workflow/'],
    typesOf: ['config.ts', 'log.ts'],
    mend: 'compose-local.ts joins local mode to compose.ts: what a council needs too belongs in compose.ts.',
  },
  ...[
    'compose.ts',
    'compose-clock.ts',
    'compose-intake.ts',
    'compose-keys.ts',
    'compose-membership.ts',
    'compose-outside.ts',
    'compose-papers.ts',
    'compose-ready.ts',
    'compose-rollout.ts',
    'compose-telemetry.ts',
    'compose-turn.ts',
  ].map((of) => ({
    of,
    imports: [
      ...[
        'compose-clock.ts',
        'compose-intake.ts',
        'compose-keys.ts',
        'compose-membership.ts',
        'compose-outside.ts',
        'compose-papers.ts',
        'compose-ready.ts',
        'compose-rollout.ts',
        'compose-telemetry.ts',
        'compose-turn.ts',
      ],
      ...[
        'authority/',
        'bot/',
        'config.ts',
        'data-keys.ts',
        'domain/',
        'gateways/',
        'in-time.ts',
        'intake/',
        'jobs/',
        'log.ts',
        'server.ts',
      ],
      ...['store/', 'telemetry/', 'workflow/'],
    ],
    lazily: ['telemetry/spans.ts'],
    mend: 'A council never runs a line of local mode: hand it in by Instead, from compose-local.ts.',
  })),
]

/** Each package, and the files below src that may import it. docs/decisions/0003-dependencies.md says why. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  '@fastify/busboy': ['intake/multipart.ts'],
  '@azure/identity': ['gateways/tokens-entra.ts'],
  '@electric-sql/pglite': ['store/'],
  '@microsoft/microsoft-graph-client': ['gateways/graph-client.ts'],
  'adaptivecards-templating': ['cards/expression.ts'],
  botbuilder: ['bot/adapter.ts', 'bot/bot.ts', 'gateways/teams.ts'],
  'botframework-connector': [
    'bot/adapter.ts',
    'gateways/connector.ts',
    'gateways/teams.ts',
    'gateways/teams-membership.ts',
  ],
  'dejavu-fonts-ttf': ['gateways/pdf-faces.ts'],
  'fastest-levenshtein': ['bot/commands/index.ts', 'bot/guidance-reply.ts'],
  jose: ['bot/authentication.ts', 'bot/openid-keys.ts', 'intake/caller.ts'],
  'jsonc-parser': ['authority/'],
  kysely: ['store/', 'jobs/boss-database.ts', 'jobs/queue.ts'],
  '@opentelemetry/api': ['telemetry/spans.ts'],
  '@opentelemetry/exporter-trace-otlp-http': ['telemetry/spans.ts'],
  '@opentelemetry/resources': ['telemetry/spans.ts'],
  '@opentelemetry/sdk-trace': ['telemetry/spans.ts'],
  pdfkit: ['gateways/pdf-sheet.ts'],
  pg: ['store/'],
  'pg-boss': ['jobs/'],
  pino: ['log.ts'],
  restify: ['server.ts'],
  'temporal-polyfill': ['domain/moment.ts'],
  zod: [
    'config.ts',
    'config-api.ts',
    'config-checks.ts',
    'config-keys.ts',
    'config-restore.ts',
    'config-telemetry.ts',
    'config-papers.ts',
    'config-audit.ts',
    'bot/',
    'intake/',
    'authority/',
    'local/',
  ],
}

/** Dependencies that no file imports, because another package asks for them. */
export const ASKED_FOR: Readonly<Record<string, string>> = {
  'adaptive-expressions': 'adaptivecards-templating',
}

/** Folders that touch nothing outside themselves, and the parts of Node that are harmless there. */
export const QUIET: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'domain/': {
    'node:crypto': ['domain/report.ts', 'domain/paper-seal.ts'],
    'node:url': ['domain/look-alike.ts'],
    'node:zlib': ['domain/paper-pdf.ts', 'domain/paper-zip.ts'],
  },
  'workflow/': {},
  'cards/': { 'node:fs': ['cards/render.ts'], 'node:module': ['cards/expression.ts'] },
  'emails/': {},
}
