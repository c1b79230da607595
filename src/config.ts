/** Every setting: a sentence, an example and a check. All faults are reported at once, before anything starts. */
import { z } from 'zod'
import { API_SETTINGS, type ApiSettings, readApiSettings } from './config-api.ts'
import { AUDIT_SETTINGS, readAnchorMailbox } from './config-audit.ts'
import { guid, type Setting, secureUrl, wholeNumber } from './config-checks.ts'
import { KEY_SETTINGS, type KeySettings, readKeySettings } from './config-keys.ts'
import { PAPER_SETTINGS, type PaperSettings, readPaperSettings } from './config-papers.ts'
import { RESTORE_SETTINGS, readRestoreSettings } from './config-restore.ts'
import { readTelemetrySettings, TELEMETRY_SETTINGS, type TelemetrySettings } from './config-telemetry.ts'

/** The settings by the name they have in the environment. `.env.example` is checked against this table. */
export const SETTINGS = {
  PORT: { say: 'Port that the bot listens on.', example: '3978', check: wholeNumber(0, 65535).optional() },
  HOST: {
    say: 'Address to listen on. Local mode keeps to this machine.',
    example: '127.0.0.1',
    check: z.string().min(1).optional(),
  },
  DATA_DIR: { say: 'Folder of the embedded store.', example: './.data', check: z.string().min(1).optional() },
  DATABASE_URL: {
    say: 'PostgreSQL to use instead of the embedded store.',
    example: 'postgres://bot:secret@db.example:5432/prison_contact',
    check: z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
      .optional(),
  },
  MicrosoftAppId: {
    say: 'Entra application id of the bot. Without it the bot starts in local mode.',
    example: '00000000-0000-4000-8000-000000000001',
    check: guid.optional(),
  },
  MicrosoftAppPassword: {
    say: 'Client secret of the bot. Leave it out where a managed identity or a certificate is used.',
    example: 'a-secret-from-the-key-vault',
    check: z.string().min(1).optional(),
  },
  MicrosoftAppCertificatePath: {
    say: 'PEM file with the certificate of the bot and its private key. It goes before a client secret.',
    example: './bot.pem',
    check: z.string().min(1).optional(),
  },
  MicrosoftAppTenantId: {
    say: 'Entra tenant of the council. Activities of any other tenant are refused.',
    example: '00000000-0000-4000-8000-000000000002',
    check: guid.optional(),
  },
  MicrosoftAppType: {
    say: 'How the bot proves who it is: SingleTenant (certificate or secret) or UserAssignedMSI (managed identity).',
    example: 'SingleTenant',
    check: z.enum(['SingleTenant', 'UserAssignedMSI']).optional(),
  },
  BOT_OPENID_METADATA_URL: {
    say: 'Where the keys of the Bot Connector are published.',
    example: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    check: secureUrl.optional(),
  },
  BOT_TOKEN_ISSUER: {
    say: 'Issuer that tokens of the Bot Connector must name.',
    example: 'https://api.botframework.com',
    check: z.string().min(1).optional(),
  },
  SERVICE_URL_HOSTS: {
    say: 'Hosts that the bot may answer to, separated by commas. A leading dot allows the hosts below it.',
    example: 'smba.trafficmanager.net,.botframework.com',
    check: z
      .string()
      .transform((text) =>
        text
          .split(',')
          .map((host) => host.trim().toLowerCase())
          .filter(Boolean),
      )
      .refine((hosts) => hosts.length > 0, { message: 'must name at least one host' })
      .optional(),
  },
  TOKEN_ENDPOINT_URL: {
    say: 'Client-credentials endpoint for the tokens of bot and Graph. Leave it out to use Entra.',
    example: 'https://tokens.council.example/oauth2/v2.0/token',
    check: secureUrl.optional(),
  },
  GRAPH_BASE_URL: {
    say: 'Microsoft Graph, with its version.',
    example: 'https://graph.microsoft.com/v1.0',
    check: secureUrl.optional(),
  },
  MAILBOX: {
    say: 'Shared mailbox that reports are sent from.',
    example: 'prison.contact@council.example',
    check: z.email('must be an e-mail address').optional(),
  },
  AUTHORITY_FILE: {
    say: 'The council: teams, people, prisons, approved addresses. See docs/authority-file.md.',
    example: './authority.json',
    check: z.string().min(1).optional(),
  },
  UNDO_SECONDS: {
    say: 'How long a sign-off can be undone before the e-mails go.',
    example: '600',
    check: wholeNumber(0, 86400).optional(),
  },
  KEEP_AFTER_FILING_DAYS: {
    say: 'How many days the copy here is kept at least, once the signed reports are in the team’s folder.',
    example: '90',
    check: wholeNumber(1, 36500).optional(),
  },
  KEEP_UNTIL_REVIEW: {
    say: 'Whether the copy here also stays for its review and the prisoner’s release, sixteen months at most: on or off.',
    example: 'on',
    check: z.enum(['on', 'off'], 'must be on or off').optional(),
  },
  OUTLOOK_AWAY: {
    say: 'Whether automatic replies in Outlook count as being away: on or off.',
    example: 'on',
    check: z.enum(['on', 'off'], 'must be on or off').optional(),
  },
  TEAMS_REQUESTS_PER_SECOND: {
    say: 'Posts begun in a second. 50 are allowed for the app in one tenant; with two instances side by side give each half.',
    example: '50',
    check: wholeNumber(5, 50).optional(),
  },
  ...API_SETTINGS,
  ...PAPER_SETTINGS,
  ...AUDIT_SETTINGS,
  ...KEY_SETTINGS,
  ...TELEMETRY_SETTINGS,
  ...RESTORE_SETTINGS,
  LOG_LEVEL: {
    say: 'How much the log tells: fatal, error, warn, info, debug or silent.',
    example: 'info',
    check: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional(),
  },
} as const satisfies Record<string, Setting>

export type SettingName = keyof typeof SETTINGS

export type Settings = {
  readonly local: boolean
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly appId: string
  readonly appPassword: string | undefined
  readonly appCertificatePath: string | undefined
  readonly tenantId: string
  readonly appType: 'SingleTenant' | 'UserAssignedMSI'
  readonly openIdMetadataUrl: string
  readonly tokenIssuer: string
  readonly serviceUrlHosts: readonly string[]
  readonly tokenEndpointUrl: string | undefined
  readonly graphBaseUrl: string
  readonly mailbox: string
  readonly authorityFile: string
  readonly undoSeconds: number
  readonly keepAfterFilingDays: number
  readonly keepUntilReview: boolean
  /** Needs a right of its own in Graph, so a council switches it on. */
  readonly outlookAway: boolean
  readonly teamsRequestsPerSecond: number
  readonly api: ApiSettings
  readonly papers: PaperSettings
  readonly dataKeys: KeySettings
  readonly anchorMailbox: string | undefined
  readonly telemetry: TelemetrySettings
  readonly restoredFrom: string | undefined
  readonly logLevel: string
}

/** Needed as soon as the bot is a real one, that is, has a `MicrosoftAppId`. */
const NEEDED = ['MicrosoftAppTenantId', 'MAILBOX', 'AUTHORITY_FILE'] as const

/** The settings, or every fault as a sentence. */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
): Settings | { faults: string[] } {
  const faults: string[] = []
  const read = <T>(name: SettingName, check: z.ZodType<T, unknown>): T | undefined => {
    const text = env[name]
    if (text === undefined || text === '') return undefined
    const result = check.safeParse(text)
    if (result.success) return result.data
    faults.push(`${name} ${result.error.issues.map((issue) => issue.message).join(', ')}`)
    return undefined
  }
  const appId = read('MicrosoftAppId', SETTINGS.MicrosoftAppId.check)
  const local = !env.MicrosoftAppId
  const settings: Settings = {
    local,
    port: read('PORT', SETTINGS.PORT.check) ?? 3978,
    host: read('HOST', SETTINGS.HOST.check) ?? (local ? '127.0.0.1' : '0.0.0.0'),
    dataDir: read('DATA_DIR', SETTINGS.DATA_DIR.check) ?? './.data',
    databaseUrl: read('DATABASE_URL', SETTINGS.DATABASE_URL.check),
    appId: appId ?? '',
    appPassword: read('MicrosoftAppPassword', SETTINGS.MicrosoftAppPassword.check),
    appCertificatePath: read('MicrosoftAppCertificatePath', SETTINGS.MicrosoftAppCertificatePath.check),
    tenantId: read('MicrosoftAppTenantId', SETTINGS.MicrosoftAppTenantId.check) ?? '',
    appType: read('MicrosoftAppType', SETTINGS.MicrosoftAppType.check) ?? 'SingleTenant',
    openIdMetadataUrl:
      read('BOT_OPENID_METADATA_URL', SETTINGS.BOT_OPENID_METADATA_URL.check) ??
      SETTINGS.BOT_OPENID_METADATA_URL.example,
    tokenIssuer:
      read('BOT_TOKEN_ISSUER', SETTINGS.BOT_TOKEN_ISSUER.check) ?? SETTINGS.BOT_TOKEN_ISSUER.example,
    serviceUrlHosts:
      read('SERVICE_URL_HOSTS', SETTINGS.SERVICE_URL_HOSTS.check) ??
      SETTINGS.SERVICE_URL_HOSTS.example.split(','),
    tokenEndpointUrl: read('TOKEN_ENDPOINT_URL', SETTINGS.TOKEN_ENDPOINT_URL.check),
    graphBaseUrl: read('GRAPH_BASE_URL', SETTINGS.GRAPH_BASE_URL.check) ?? SETTINGS.GRAPH_BASE_URL.example,
    mailbox: read('MAILBOX', SETTINGS.MAILBOX.check) ?? 'prison.contact@council.example',
    authorityFile: read('AUTHORITY_FILE', SETTINGS.AUTHORITY_FILE.check) ?? '',
    undoSeconds: read('UNDO_SECONDS', SETTINGS.UNDO_SECONDS.check) ?? (local ? 20 : 600),
    keepAfterFilingDays: read('KEEP_AFTER_FILING_DAYS', SETTINGS.KEEP_AFTER_FILING_DAYS.check) ?? 90,
    keepUntilReview: read('KEEP_UNTIL_REVIEW', SETTINGS.KEEP_UNTIL_REVIEW.check) !== 'off',
    outlookAway: (read('OUTLOOK_AWAY', SETTINGS.OUTLOOK_AWAY.check) ?? (local ? 'on' : 'off')) === 'on',
    teamsRequestsPerSecond: read('TEAMS_REQUESTS_PER_SECOND', SETTINGS.TEAMS_REQUESTS_PER_SECOND.check) ?? 50,
    api: readApiSettings(read, env, local),
    papers: readPaperSettings(read, env, faults),
    dataKeys: readKeySettings(read, env, { local, faults }),
    anchorMailbox: readAnchorMailbox(read, env, faults),
    telemetry: readTelemetrySettings(read, env, faults),
    restoredFrom: readRestoreSettings(read),
    logLevel: read('LOG_LEVEL', SETTINGS.LOG_LEVEL.check) ?? (local ? 'warn' : 'info'),
  }
  if (!local)
    for (const name of NEEDED) if (!env[name]) faults.push(`${name} is missing. ${SETTINGS[name].say}`)
  const proof = env.MicrosoftAppCertificatePath || env.MicrosoftAppPassword
  if (!local && settings.appType === 'SingleTenant' && !proof)
    faults.push(
      'MicrosoftAppPassword is missing, and so is MicrosoftAppCertificatePath: SingleTenant needs one.',
    )
  return faults.length > 0 ? { faults } : settings
}
