/** Two instances upgraded one after the other: the old release and this one work on one store, and nobody notices. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Instance, instance, NotStarted } from '../../scripts/chaos/instance.ts'
import { type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { loadReferral } from '../../src/store/referrals.ts'
import { sealFromNow } from '../../src/store/rollout.ts'
import { assertWhole } from '../faults/invariants.ts'
import { CARER, CHILD, PRISONER, SECOND_CHILD } from '../support/answers.ts'
import { ASSESSMENT_TODAY, REQUEST_TODAY } from '../support/answers-today.ts'
import { button, cardIn, filled, wordsOn } from '../support/cards.ts'
import { COUNCIL, MAYA, SAM, TESS } from '../support/council.ts'
import { freePort } from '../support/free-port.ts'
import { until } from '../support/jobs.ts'
import { auditOf, openJobs } from '../support/stored.ts'
import { type LoopbackTeams, openTeams } from '../support/teams-client.ts'
import type { BotAnswer, TestPerson } from '../support/teams-people.ts'
import { type EmptyStore, emptyStore, SERVER } from './empty-store.ts'
import { OLD, type OldCode, oldCode } from './old-code.ts'

const KEYS = `2026-11:${randomBytes(32).toString('base64')}`
const PAGES = Object.entries(ASSESSMENT_TODAY)

/** A role that only the new release knows is given once both are new: the old one does not start with such a file. */
const known = ({ people, ...council }: typeof COUNCIL) => ({
  ...council,
  people: people.filter(({ roles }) => !roles.some((role) => role === 'auditor' || role === 'lado')),
})

describe('the old release and this one on one store', function () {
  this.timeout(240_000)
  let old: OldCode | undefined
  let store: EmptyStore
  let folder: string
  let teams: LoopbackTeams
  let outlook: Outlook
  let before_: Instance
  let after_: Instance
  let database: Database | undefined
  let reference = ''
  let second = ''
  const said: string[] = []

  before(async function () {
    old = SERVER === undefined ? undefined : await oldCode()
    if (old === undefined) {
      console.log(`      It needs PostgreSQL (npm run test:postgres) and the history of git with ${OLD}.`)
      return void this.skip()
    }
    store = await emptyStore()
    folder = await mkdtemp(join(tmpdir(), 'prison-contact-upgrade-'))
    const authorityFile = join(folder, 'authority.json')
    await writeFile(authorityFile, JSON.stringify(known(COUNCIL)))
    teams = await openTeams()
    outlook = await startOutlook({ folder: undefined })
    const start = async (name: string, root?: string): Promise<Instance> => {
      const port = await freePort()
      const env = {
        ...teams.envFor(),
        ...{ PATH: process.env.PATH ?? '', HOST: '127.0.0.1', PORT: String(port) },
        ...{ GRAPH_BASE_URL: outlook.baseUrl, MAILBOX: 'prison.contact@council.example' },
        ...{ AUTHORITY_FILE: authorityFile, UNDO_SECONDS: '1', LOG_LEVEL: 'warn' },
        ...{ DATABASE_URL: store.where.databaseUrl ?? '', DATA_KEYS: KEYS },
      }
      return instance({ name, port, env, root })
    }
    before_ = await start('old', old.root)
    after_ = await start('new')
    await before_.start()
  })
  after(async () => {
    const closing = [before_?.kill(), after_?.kill(), database?.close(), outlook?.close(), teams?.close()]
    await Promise.allSettled(closing)
    await store?.drop()
    await old?.remove()
    if (folder !== undefined) await rm(folder, { recursive: true, force: true })
  })

  /** One deed at one of the two, which must answer it well. */
  const at = async (where: Instance, deed: () => Promise<BotAnswer>): Promise<unknown> => {
    teams.botAt(where.url)
    const { status, body } = await deed()
    const text = JSON.stringify(body ?? '')
    said.push(`${where.name}: ${text.slice(0, 2_000)}`)
    assert.equal(status, 200, `${where.name}: ${text}`)
    assert.doesNotMatch(text, /Something went wrong/, where.name)
    return body
  }
  const press = (
    where: Instance,
    who: TestPerson,
    { card, title, typed = {} }: { card: unknown; title: string | RegExp; typed?: object },
  ) =>
    at(where, () =>
      teams
        .person(who)
        .presses(button(card, title).verb, filled(card, title, typed as Record<string, string>)),
    )
  const opens = async (where: Instance, who: TestPerson, verb: string, data: object = {}) =>
    cardIn(await at(where, () => teams.person(who).presses(verb, { ...data })))
  const record = async (where: readonly [Instance, Instance], prisoner: object): Promise<string> => {
    const [one, other] = where
    let card: unknown = await opens(one, MAYA, 'new-referral')
    card = cardIn(await press(other, MAYA, { card, title: /Next/, typed: REQUEST_TODAY }))
    card = cardIn(await press(one, MAYA, { card, title: /Next/, typed: prisoner }))
    card = cardIn(await press(other, MAYA, { card, title: 'Add another child', typed: CHILD }))
    card = cardIn(await press(one, MAYA, { card, title: /Next/, typed: SECOND_CHILD }))
    const words = wordsOn(cardIn(await press(other, MAYA, { card, title: /Record/, typed: CARER })))
    const found = /PCA-\d{4}-\d{4}/.exec(words)?.[0]
    assert.ok(found, words)
    return found
  }
  const write = async (where: Instance, which: string, [key, typed]: readonly [string, object]) => {
    const card = await opens(where, SAM, 'open-page', { reference: which, page: key })
    const words = wordsOn(
      cardIn(await press(where, SAM, { card, title: 'Save and see all sections', typed })),
    )
    assert.match(words, /Saved: /)
  }
  const openStore = async (): Promise<Database> => {
    const { readDataKeys } = await import('../../src/data-keys.ts')
    const keys = readDataKeys(KEYS)
    if ('fault' in keys) throw new Error(keys.fault)
    return openDatabase({ ...store.where, keys })
  }
  const statusOf = async (which: string): Promise<string | undefined> => {
    database ??= await openStore()
    return (await loadReferral(database.kysely, which, false))?.referral.status
  }

  it('begins on the old release: recorded, taken, two pages written', async () => {
    reference = await record([before_, before_], PRISONER)
    await at(before_, () => teams.person(SAM).presses('take', { reference }))
    for (const page of PAGES.slice(0, 2)) await write(before_, reference, page)
  })

  it('goes on at both in turn while the new one brings the tables up to date beside the old one', async () => {
    await after_.start()
    for (const [index, page] of PAGES.slice(2).entries())
      await write(index % 2 === 0 ? after_ : before_, reference, page)
    const done = await opens(before_, SAM, 'show', { reference })
    assert.match(wordsOn(done), /8 of 8 sections done/)
  })

  it('records a second one page by page on either', async () => {
    second = await record([after_, before_], {
      ...PRISONER,
      fullName: 'Boris Otherman',
      prisonNumber: 'B4321CD',
    })
    await at(after_, () => teams.person(SAM).presses('take', { reference: second }))
    for (const where of [before_, after_])
      assert.match(wordsOn(await opens(where, SAM, 'show', { reference: second })), /0 of 8 sections done/)
  })

  it('is sent in on the old one, signed on the new one, and goes out once whoever does the work', async () => {
    const submitted = await at(before_, () =>
      teams.person(SAM).presses('submit', { reference, version: 0, key: '' }),
    )
    assert.match(JSON.stringify(submitted), /Sent in\./)
    const card = await opens(after_, TESS, 'see-sign-off', { reference })
    const signed = await press(after_, TESS, { card, title: 'Sign off and send' })
    assert.match(JSON.stringify(signed), /Until then you can undo it/)
    await until(async () => (await statusOf(reference)) === 'sent', 90_000)
    assert.equal(outlook.mails().filter(({ subject }) => subject.endsWith(`${reference} report`)).length, 2)
  })

  it('stops the old one gently, and the new one goes on alone with everything that the old one wrote', async () => {
    assert.equal(await before_.stop(), 0)
    for (const page of PAGES.slice(0, 2)) await write(after_, second, page)
    const sheet = await opens(after_, SAM, 'open-page', { reference: second, page: 'A1' })
    assert.match(JSON.stringify(sheet), /bedtime stories/)
    const found = wordsOn(await opens(after_, MAYA, 'find', { words: 'Otherman' }))
    assert.match(found, new RegExp(second))
  })

  it('seals everything new once it is told that no old release is left, and goes on with what stands plain', async () => {
    database ??= await openStore()
    assert.deepEqual(await kinds(database, second), ['object', 'object'])
    await sealFromNow(database.kysely)
    await after_.stop()
    await after_.start()
    for (const page of PAGES.slice(2, 4)) await write(after_, second, page)
    assert.deepEqual(await kinds(database, second), ['object', 'object', 'string', 'string'])
    assert.match(wordsOn(await opens(after_, SAM, 'show', { reference })), /sent/)
  })

  it('does not let the old one come back, which says why', () => assert.rejects(before_.start(), NotStarted))

  it('loses nothing and doubles nothing', async () => {
    database ??= await openStore()
    const db = database
    await until(async () => (await openJobs(db)).length === 0, 60_000)
    assert.equal(await after_.stop(), 0)
    const moves = (await auditOf(db, reference))
      .map(({ what }) => what)
      .filter((what) => !/^(save|read) ?/.test(what))
    assert.deepEqual(
      moves.filter((what) => what !== 'noteFiled'),
      ['record', 'take', 'start', 'submit', 'signOff', 'release', 'confirmSent'],
    )
    await assertWhole(db, outlook)
    for (const { name, said: lines } of [before_, after_])
      assert.doesNotMatch(
        lines.join('\n'),
        /Prisonson|Childsdottir|Otherman|"msg":"(turn|request|sweep) failed/,
        name,
      )
  })
})

/** How each page of it stands in its table, oldest first: clear, or sealed. */
async function kinds({ run }: Database, reference: string): Promise<readonly string[]> {
  const { rows } = await run(
    'select jsonb_typeof(answers) as kind from section where reference = $1 order by saved_at',
    [reference],
  )
  return (rows as { kind: string }[]).map(({ kind }) => kind)
}
