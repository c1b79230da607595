/** Puts one made-up word into each place, at its source and in its own clothes: the test must see every one of them. */
import assert from 'node:assert/strict'
import type { JobWorld } from '../../src/jobs/ports.ts'
import { personalConversation } from '../support/teams-connector.ts'
import { CHATS, OFFICES } from './gathered.ts'
import { ANCHOR, type Ground } from './ground.ts'
import { PLACE_IDS, PLACES, type PlaceId } from './places.ts'
import type { Seed, SeedKind } from './seeds.ts'

const MEMO = 'insert into memo (name, value, at) values ($1, $2, now())'
const loud = (word: string): string => word.toUpperCase().split('').join('-')
const packed = (word: string): string => Buffer.from(`{"name":"${word}"}`).toString('base64')
const quoted = (word: string): string =>
  word.replaceAll(/[aiou]/g, (at) => `%${at.charCodeAt(0).toString(16)}`)
const escaped = (word: string): string =>
  word.replaceAll(/[aiou]/g, (at) => `\\u00${at.charCodeAt(0).toString(16)}`)

/** The same word in every place would prove one place alone: each has its own. */
export async function plantEverywhere(ground: Ground): Promise<ReadonlyMap<PlaceId, Seed>> {
  const planted = new Map<PlaceId, Seed>()
  for (const place of PLACE_IDS) {
    const may: readonly SeedKind[] = PLACES[place].may
    const kind = may.includes('own words') ? 'prisoner' : 'own words'
    const word = ground.seeds.word(kind, `planted.${place}`)
    await PLANTS[place](ground, word)
    planted.set(place, { field: `planted.${place}`, kind, value: word })
  }
  return planted
}

type Plant = (ground: Ground, word: string) => Promise<unknown> | unknown

const world = (ground: Ground): JobWorld => ground.world.product.world

async function posted({ world: { teams } }: Ground, to: string, body: object): Promise<void> {
  const answer = await fetch(`${teams.url}/v3/conversations/${encodeURIComponent(to)}/activities`, {
    ...{ method: 'POST', body: JSON.stringify({ type: 'message', ...body }) },
    headers: { authorization: 'Bearer bot-token-1', 'content-type': 'application/json' },
  })
  assert.equal(answer.status, 201)
}

let mails = 0
const mailed = (
  ground: Ground,
  to: string,
  words: { subject?: string; text?: string; file?: string; inIt?: string },
) => {
  mails += 1
  const { subject = 's', text = 't', file, inIt = '' } = words
  const attachments =
    file === undefined
      ? []
      : [{ name: file, contentType: 'application/pdf' as const, bytes: Buffer.from(inIt) }]
  return world(ground).graph.sendMail({ to, subject, text, attachments, dispatchId: `planted-${mails}` })
}

const inFolder = (ground: Ground, name: string, inIt: string) =>
  world(ground).graph.putFile(
    { driveId: 'drive-north', folderId: 'folder-north', name },
    { name, contentType: 'application/pdf', bytes: Buffer.from(inIt) },
  )

const downloaded =
  (what: string): Plant =>
  ({ downloads }, word) =>
    downloads.push({ what, answer: { status: 200, head: '', bytes: Buffer.from(packed(word)) } })

const answered = (word: string) => ({
  status: 400,
  head: '',
  bytes: Buffer.from(`{"detail":"${escaped(word)}"}`),
})

const inChat = Object.fromEntries(
  Object.entries(CHATS).map(([place, { id }]) => [
    place,
    (ground: Ground, word: string) => posted(ground, personalConversation(id), { text: `for ${loud(word)}` }),
  ]),
) as Record<keyof typeof CHATS, Plant>

const PLANTS: Readonly<Record<PlaceId, Plant>> = {
  ...inChat,
  channelPosts: (ground, word) => posted(ground, '19:north@thread.tacv2;messageid=1', { text: loud(word) }),
  channelAnswers: ({ inChannel }, word) => inChannel.push({ body: { value: packed(word) } }),
  summaries: (ground, word) => posted(ground, 'a:1nobody', { summary: `${word}: please read` }),
  feed: (ground, word) =>
    world(ground).graph.notify(CHATS.worker.id, {
      ...{ activityType: 'urgentMatter', previewText: `about ${word}`, templateParameters: {} },
    }),
  subjects: (ground, word) => mailed(ground, 'x@prison.example', { subject: `About ${loud(word)}` }),
  fileNames: (ground, word) => inFolder(ground, `letter ${word}.pdf`, 'x'),
  mailHeaders: ({ downloads }, word) =>
    downloads.push({
      what: '-',
      answer: { status: 200, head: `x-name: ${quoted(word)}`, bytes: Buffer.alloc(0) },
    }),
  addresses: ({ graph }, word) => fetch(`${graph.url}/v1.0/users?$search=${quoted(word)}`),
  log: ({ world: { logged } }, word) => logged.push(JSON.stringify({ msg: packed(word) })),
  figures: () => undefined,
  spans: ({ collector }, word) =>
    fetch(`${collector.url}/v1/traces`, {
      method: 'POST',
      body: JSON.stringify({ resourceSpans: [], word }),
    }),
  errors: ({ errors }, word) => errors.push(answered(word)),
  problems: ({ problems }, word) => problems.push(answered(word)),
  jobs: ({ jobs }, word) => jobs.push({ output: { message: `row (${word})` } }),
  columns: ({ world: { product } }, word) =>
    product.database.run(MEMO, ['planted in a column', packed(word)]),
  dataFiles: ({ world: { product } }, word) => product.database.run(MEMO, ['planted in a file', word]),
  anchorMail: (ground, word) => mailed(ground, ANCHOR, { text: `by ${word}` }),
  statistics: downloaded('statistics'),
  prisonMail: (ground, word) => mailed(ground, OFFICES.prison, { text: `about ${loud(word)}` }),
  ladoMail: (ground, word) => mailed(ground, OFFICES.lado, { text: `about ${loud(word)}` }),
  prisonPartOne: (ground, word) => mailed(ground, OFFICES.prison, { file: 'x-part-1.pdf', inIt: word }),
  prisonPartTwo: (ground, word) => mailed(ground, OFFICES.prison, { file: 'x-part-2.pdf', inIt: word }),
  contactLetters: (ground, word) => inFolder(ground, 'x-invitation-9.pdf', loud(word)),
  familyLetters: (ground, word) => inFolder(ground, 'x-letter-family-9.pdf', loud(word)),
  childLetters: (ground, word) => inFolder(ground, 'x-letter-child-9.pdf', loud(word)),
  inspectionPack: downloaded('inspection pack'),
  packWithGaps: downloaded('pack with gaps'),
  paperFiles: downloaded('paper'),
}
