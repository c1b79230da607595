/** What the set-up check can see of the place that the bot runs in: database, addresses, clock, certificate, channels. */
import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isLoopbackUrl } from '../../src/bot/service-url.ts'
import { dataKeysOf } from '../../src/compose-keys.ts'
import type { Settings } from '../../src/config.ts'
import type { Directory } from '../../src/domain/directory.ts'
import { openDatabase } from '../../src/store/database.ts'
import { checkKeys, WrongKeys } from '../../src/store/key-check.ts'
import { seenInChannels, seenOnServer } from './database.ts'

export type PlaceRow = {
  /** As docs/install.md names it. */
  readonly row: PlaceRowName
  readonly verdict: 'ok' | 'WRONG' | 'not proved' | 'left out'
  readonly say: string
}

export const PLACE_ROWS = [
  'database',
  'database, over TLS',
  'database, may make tables',
  'keys of the data',
  'channels',
  'keys of the Bot Connector',
  'clock',
  'public address',
  'door shut at the public address',
  'figures not public',
  'certificate',
] as const
export type PlaceRowName = (typeof PLACE_ROWS)[number]

const TIME_LIMIT_MS = 8_000
const MOST_SECONDS_APART = 60
const DAY_MS = 24 * 60 * 60 * 1000
const RENEW_DAYS = 30

/** Every row of `PLACE_ROWS`, in that order. Nothing is changed: the database is only read, and no token is sent. */
export async function checkPlace(settings: Settings, directory: Directory): Promise<readonly PlaceRow[]> {
  const [database, connector, address, certificate] = await Promise.all([
    databaseRows(settings, directory),
    connectorRows(settings),
    addressRows(settings),
    certificateRow(settings),
  ])
  return [...database, ...connector, ...address, certificate]
}

/** One line each, wrong ones with what to do. */
export const sayPlace = (rows: readonly PlaceRow[]): readonly string[] => [
  'Where it runs:',
  ...rows.map(({ row, verdict, say }) => `${verdict}: ${row}. ${say}`),
]

async function databaseRows(settings: Settings, directory: Directory): Promise<readonly PlaceRow[]> {
  const url = settings.databaseUrl
  if (url === undefined) {
    const say = 'The embedded store is open in the bot itself, so it is not looked at from here.'
    return PLACE_ROWS.slice(0, 5).map((row) => ({ row, verdict: 'left out', say }))
  }
  const seen = await seenOnServer(url, TIME_LIMIT_MS)
  if ('code' in seen) {
    const say = `No answer (${seen.code}). DATABASE_URL, the firewall of the server, and the role with its password.`
    const rest = PLACE_ROWS.slice(1, 5).map((row) => leftOut(row, 'The database did not answer.'))
    return [{ row: 'database', verdict: 'WRONG', say }, ...rest]
  }
  const local = isLoopbackUrl(url.replace(/^postgres(ql)?:/, 'http:'))
  return [
    { row: 'database', verdict: 'ok', say: `PostgreSQL ${seen.version} answers.` },
    seen.tls
      ? ok('database, over TLS', 'The connection is encrypted.')
      : local
        ? leftOut('database, over TLS', 'It is on this machine.')
        : wrong('database, over TLS', 'It is not. Add ?sslmode=verify-full to DATABASE_URL.'),
    seen.mayCreate
      ? ok('database, may make tables', 'The role may create tables and the schema of the jobs.')
      : wrong('database, may make tables', 'grant create on database and on schema public to the role.'),
    await keysRow(settings),
    await channelsRow(url, directory),
  ]
}

/** Whether the keys can be had, and are those that the store is sealed with. Nothing of them is printed. */
async function keysRow(settings: Settings): Promise<PlaceRow> {
  const row = 'keys of the data'
  try {
    const database = await openDatabase({ ...settings, keys: await dataKeysOf(settings) })
    try {
      await checkKeys(database.kysely)
      return ok(row, 'They are there, and fit what is sealed in the database.')
    } finally {
      await database.close()
    }
  } catch (fault) {
    // The sentences of ours name ids of keys at most.
    const why =
      fault instanceof WrongKeys ? fault.message : 'They cannot be had: DATA_KEYS, or DATA_KEYS_URL.'
    return wrong(row, why)
  }
}

async function channelsRow(url: string, directory: Directory): Promise<PlaceRow> {
  const wanted = [directory.mash, ...directory.teams].map(({ name, channelId }) => ({ name, channelId }))
  const seen = await seenInChannels(
    url,
    wanted.map(({ channelId }) => channelId),
  )
  if (seen === undefined) return leftOut('channels', 'The bot has not been started on this database yet.')
  const missing = wanted.filter(({ channelId }) => !seen.has(channelId)).map(({ name }) => name)
  if (missing.length === 0) return ok('channels', 'The bot has heard from Teams in each of them.')
  return {
    row: 'channels',
    verdict: 'not proved',
    say: `Not heard from yet: ${missing.join(', ')}. Install the app in that team, and type “@Prison Contact help” in the channel.`,
  }
}

/** Their keys are what every activity is checked with; their answer also says what time it is. */
async function connectorRows({ openIdMetadataUrl }: Settings): Promise<readonly PlaceRow[]> {
  const answer = await ask(openIdMetadataUrl)
  if (answer?.status !== 200)
    return [
      wrong(
        'keys of the Bot Connector',
        `They cannot be fetched (${answer?.status ?? 'no answer'}). Nobody would be let in: the way out to BOT_OPENID_METADATA_URL.`,
      ),
      leftOut('clock', 'Nobody said what time it is.'),
    ]
  const theirs = Date.parse(answer.date ?? '')
  const apart = Math.round(Math.abs(Date.now() - theirs) / 1000)
  return [
    ok('keys of the Bot Connector', 'They can be fetched.'),
    Number.isNaN(theirs)
      ? leftOut('clock', 'Nobody said what time it is.')
      : apart <= MOST_SECONDS_APART
        ? ok('clock', 'This machine and theirs agree within a minute.')
        : wrong(
            'clock',
            `This machine is ${apart} seconds from theirs. Tokens are refused from five minutes on: set the clock by NTP.`,
          ),
  ]
}

async function addressRows({ papers }: Settings): Promise<readonly PlaceRow[]> {
  const rows = PLACE_ROWS.slice(7, 10)
  const base = papers.publicUrl
  if (base === undefined)
    return rows.map((row) => leftOut(row, 'PUBLIC_URL is not set: then papers and files cannot be opened.'))
  const [health, door, figures] = await Promise.all([
    ask(`${base}/health`),
    ask(`${base}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }),
    ask(`${base}/metrics`),
  ])
  if (health?.status !== 200)
    return [
      wrong(
        'public address',
        `No healthy answer (${health?.status ?? 'none'}). DNS, certificate and ingress of PUBLIC_URL; Teams itself comes in by the same address.`,
      ),
      ...rows.slice(1).map((row) => leftOut(row, 'The address did not answer.')),
    ]
  return [
    ok('public address', 'It answers from here. Whether Teams reaches it shows with the first message.'),
    door?.status === 401
      ? ok('door shut at the public address', 'Who brings no token is refused.')
      : wrong(
          'door shut at the public address',
          `An activity without a token was answered ${door?.status ?? 'not at all'}, and must be 401. The messaging endpoint of the Azure Bot is PUBLIC_URL with /api/messages.`,
        ),
    figures?.status === 404
      ? ok('figures not public', '/metrics is not there.')
      : wrong('figures not public', 'The ingress leads to METRICS_PORT. It must lead to PORT alone.'),
  ]
}

async function certificateRow({ appType, appCertificatePath }: Settings): Promise<PlaceRow> {
  if (appType === 'UserAssignedMSI') return ok('certificate', 'A managed identity needs none.')
  if (appCertificatePath === undefined)
    return {
      row: 'certificate',
      verdict: 'not proved',
      say: 'There is a client secret, and its last day cannot be read from here: put it in a calendar that two people read.',
    }
  const ends = await readFile(appCertificatePath, 'utf8').then(
    (pem) => Date.parse(new X509Certificate(pem).validTo),
    () => Number.NaN,
  )
  if (Number.isNaN(ends)) return wrong('certificate', 'The file of MicrosoftAppCertificatePath holds none.')
  const days = Math.floor((ends - Date.now()) / DAY_MS)
  return days >= RENEW_DAYS
    ? ok('certificate', `It holds for ${days} days.`)
    : wrong('certificate', days < 0 ? 'It has ended.' : `It ends in ${days} days: renew it now.`)
}

async function ask(
  url: string,
  more: RequestInit = {},
): Promise<{ status: number; date: string | null } | undefined> {
  try {
    const answer = await fetch(url, {
      ...more,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    })
    await answer.body?.cancel()
    return { status: answer.status, date: answer.headers.get('date') }
  } catch {
    return undefined
  }
}

const ok = (row: PlaceRowName, say: string): PlaceRow => ({ row, verdict: 'ok', say })
const wrong = (row: PlaceRowName, say: string): PlaceRow => ({ row, verdict: 'WRONG', say })
const leftOut = (row: PlaceRowName, say: string): PlaceRow => ({ row, verdict: 'left out', say })
