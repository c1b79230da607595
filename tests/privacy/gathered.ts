/** What stands in each place at the end of the journey. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Person } from '../../src/domain/people.ts'
import {
  ADMIN,
  AUDITOR,
  INES,
  LADO,
  MAYA,
  SAM,
  SOUTH_MANAGER,
  SOUTH_WORKER,
  TESS,
} from '../support/council.ts'
import { personalConversation } from '../support/teams-connector.ts'
import { scrape } from '../telemetry/figures-text.ts'
import { ANCHOR, type Ground } from './ground.ts'
import type { PlaceId } from './places.ts'

/** `from` says where in the place, for whoever mends it. */
export type Item = { readonly from: string; readonly content: string | Uint8Array }
export type Gathered = Readonly<Record<PlaceId, readonly Item[]>>

/** Whose own chat a place is. */
export const CHATS = {
  ...{ worker: SAM, manager: TESS, colleague: INES, mash: MAYA, otherTeam: SOUTH_WORKER },
  ...{ otherManager: SOUTH_MANAGER, administrator: ADMIN, auditor: AUDITOR, lado: LADO },
} as const satisfies Partial<Record<PlaceId, Person>>

export const OFFICES = { prison: 'omu.example@prison.example', lado: 'lado@council.example' } as const

const items = (from: string, contents: Iterable<unknown>): readonly Item[] =>
  [...contents].map((content, index) => ({ from: `${from} ${index + 1}`, content: asContent(content) }))

const asContent = (content: unknown): string | Uint8Array =>
  content instanceof Uint8Array || typeof content === 'string' ? content : (JSON.stringify(content) ?? '')

export async function gather(ground: Ground): Promise<Gathered> {
  const { world, collector, inChannel, errors, downloads, jobs } = ground
  const chats = Object.entries(CHATS).map(([place, person]) => [place, chatOf(ground, person)] as const)
  return {
    ...inTeams(ground),
    channelAnswers: items('answer', inChannel),
    ...ofMails(ground),
    ...ofFiles(ground),
    fileNames: namesOf(ground),
    addresses: [
      ...items(
        'call to Graph',
        ground.graph.asked.map(({ url }) => url),
      ),
      ...items(
        'call to Teams',
        world.teams.calls.map(({ path }) => path),
      ),
    ],
    log: items('line', world.logged),
    figures: items('/metrics', [(await scrape(world.product.figuresUrl)).text]),
    spans: items('batch', collector.texts()),
    errors: items(
      'answer',
      errors.flatMap(({ head, bytes }) => [head, bytes]),
    ),
    problems: items(
      'answer',
      ground.problems.flatMap(({ head, bytes }) => [head, bytes]),
    ),
    jobs: items('job', [...jobs, ...(await jobsNow(ground))]),
    columns: await columnsOf(ground),
    dataFiles: await dataFilesOf(ground),
    statistics: fetched(downloads, 'statistics'),
    inspectionPack: fetched(downloads, 'inspection pack'),
    packWithGaps: fetched(downloads, 'pack with gaps'),
    paperFiles: fetched(downloads, 'paper'),
    ...(Object.fromEntries(chats) as Record<keyof typeof CHATS, readonly Item[]>),
  }
}

function inTeams({ world }: Ground): Pick<Gathered, 'channelPosts' | 'summaries' | 'feed'> {
  const { calls } = world.teams
  const toChannels = calls.filter(
    ({ path, body }) => /19:/.test(path) || /"channel":/.test(JSON.stringify(body ?? '')),
  )
  const summaries = calls
    .map(({ body }) => Object(body))
    .flatMap((body) => [body, Object(body.activity)])
    .flatMap(({ summary }) => (summary === undefined ? [] : [summary]))
  return {
    channelPosts: items('post', toChannels),
    summaries: items('summary', summaries),
    feed: items('notice', world.outlook.notifications()),
  }
}

/** All that was ever posted there, older versions too, and what presses were answered. */
function chatOf({ world, answers }: Ground, person: Person): readonly Item[] {
  const conversation = personalConversation(person.id)
  const posts = world.teams.calls.filter(
    ({ path, method, body }) => method !== 'GET' && (path.includes(conversation) || isTo(body, person)),
  )
  return [
    ...items(
      'post',
      posts.map(({ body }) => body),
    ),
    ...items('answer', answers.get(person.id) ?? []),
  ]
}

const isTo = (body: unknown, { id }: Person): boolean => {
  const { members } = Object(body)
  return JSON.stringify(members ?? '').includes(id.replaceAll('-', ''))
}

function ofMails({ world, downloads }: Ground) {
  const mails = world.outlook.mails()
  const to = (address: string) => mails.filter((mail) => mail.to === address)
  const parts = mails
    .filter(({ to: address }) => address !== ANCHOR)
    .flatMap(({ attachments }) => attachments)
  const part = (number: number): readonly Item[] =>
    parts.flatMap(({ name, bytes }) =>
      name.includes(`-part-${number}`) ? [{ from: name, content: bytes }] : [],
    )
  return {
    subjects: items(
      'subject',
      mails.map(({ subject }) => subject),
    ),
    mailHeaders: [
      ...items(
        'headers',
        mails.map(({ headers, dispatchId }) => [headers, dispatchId]),
      ),
      ...items(
        'download',
        downloads.map(({ answer }) => answer.head),
      ),
    ],
    prisonMail: items(
      'words',
      to(OFFICES.prison).map(({ text }) => text),
    ),
    ladoMail: items(
      'words',
      to(OFFICES.lado).map(({ text }) => text),
    ),
    anchorMail: items('e-mail', to(ANCHOR)),
    prisonPartOne: part(1),
    prisonPartTwo: part(2),
  }
}

function ofFiles({ world }: Ground): Pick<Gathered, 'contactLetters' | 'familyLetters' | 'childLetters'> {
  const named = (pattern: RegExp): readonly Item[] =>
    world.outlook
      .files()
      .flatMap(({ name, bytes }) => (pattern.test(name) ? [{ from: name, content: bytes }] : []))
  return {
    familyLetters: named(/-letter-family/),
    childLetters: named(/-letter-child/),
    contactLetters: named(/^(?!.*-(part|letter-family|letter-child)-)/),
  }
}

const namesOf = ({ world, downloads }: Ground): readonly Item[] => [
  ...items(
    'file',
    world.outlook.files().map(({ name, webUrl }) => `${name} ${webUrl}`),
  ),
  ...items(
    'attachment',
    world.outlook.mails().flatMap(({ attachments }) => attachments.map(({ name }) => name)),
  ),
  ...items(
    'download',
    downloads.flatMap(({ answer }) => /content-disposition.*/.exec(answer.head) ?? []),
  ),
]

const fetched = (downloads: Ground['downloads'], wanted: string): readonly Item[] =>
  downloads.flatMap(({ what, answer }) => (what === wanted ? [{ from: what, content: answer.bytes }] : []))

async function jobsNow({ world }: Ground): Promise<readonly unknown[]> {
  return (await world.product.database.run('select * from pgboss.job')).rows
}

async function columnsOf({ world }: Ground): Promise<readonly Item[]> {
  const { kysely } = world.product.database
  const { rows } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(
    kysely,
  )
  const found: Item[] = []
  for (const { schema, name } of rows) {
    const table = await sql<Record<string, unknown>>`select * from ${sql.table(`${schema}.${name}`)}`.execute(
      kysely,
    )
    for (const row of table.rows)
      for (const [column, value] of Object.entries(row))
        if (value !== null) found.push({ from: `${schema}.${name}.${column}`, content: asContent(value) })
  }
  return found
}

/** Of the embedded store; on a server there is no folder to read. */
async function dataFilesOf({ world }: Ground): Promise<readonly Item[]> {
  if (process.env.TEST_DATABASE_URL !== undefined) return []
  await world.product.database.run('checkpoint')
  const all = await readdir(world.where.dataDir, { recursive: true, withFileTypes: true })
  const files = all.filter((file) => file.isFile())
  return Promise.all(
    files.map(async ({ parentPath, name }) => ({
      from: name,
      content: await readFile(join(parentPath, name)),
    })),
  )
}
