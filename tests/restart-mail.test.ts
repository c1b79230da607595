/** A receipt that comes back and goes again, while the server is killed at every step: each thing is told exactly once. */

import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { MailFolder } from '../src/gateways/ports.ts'
import { type Outlook, startOutlook } from '../src/local/outlook.ts'
import type { Database } from '../src/store/database.ts'
import { CARER, CHILD, PRISONER } from './support/answers.ts'
import { REQUEST_TODAY } from './support/answers-today.ts'
import { type BotProcess, insist, openBotProcess } from './support/bot-process.ts'
import { button, cardIn, filled, wordsOn } from './support/cards.ts'
import { MAYA, SAM } from './support/council.ts'
import { type FreshDatabase, freshDatabase } from './support/database.ts'
import { letMinutesPass, sooner, workedOff } from './support/hurry.ts'
import { until } from './support/jobs.ts'
import { killSeed, spreadOver } from './support/kill-moments.ts'
import { numbersFrom } from './support/numbers-from.ts'
import { auditOf, firstBrokenSeal } from './support/stored.ts'
import { type LoopbackTeams, openTeams } from './support/teams-client.ts'
import { personalConversation } from './support/teams-connector.ts'
import type { BotAnswer } from './support/teams-people.ts'

const NORTH = '19:north@thread.tacv2'
const CAME_BACK = 'the receipt came back'
const REPLIED = 'whoever asked replied'

/** A restart, and the look that comes with it. */
const LOOK_MS = 10_000

/** A moment of a look into the mailbox: the call has come, or its answer has gone. */
type Cut = { readonly folder: MailFolder; readonly when: 'asked' | 'answered' }
const CUTS: readonly Cut[] = [
  { folder: 'sentitems', when: 'asked' },
  { folder: 'sentitems', when: 'answered' },
  { folder: 'inbox', when: 'asked' },
  // Last: the look may be whole by then, and the next one comes a minute later.
  { folder: 'inbox', when: 'answered' },
]

describe('a receipt that comes back while the server is killed again and again', function () {
  this.timeout(900_000)
  const seed = killSeed()
  const random = numbersFrom(seed)
  let teams: LoopbackTeams
  let outlook: Outlook
  let fresh: FreshDatabase
  let bot: BotProcess
  let database: Database
  let kills = 0
  let reference = ''
  let chatsAreClosed = false
  const asked: MailFolder[] = []

  before(async () => {
    teams = await openTeams()
    fresh = await freshDatabase()
    await fresh.close()
    outlook = await startOutlook({ folder: undefined, record: true })
    bot = await openBotProcess({ env: teams.envFor(), graphBaseUrl: outlook.baseUrl, where: fresh.where })
    teams.botAt(bot.url)
    await bot.up()
    await bot.stop()
    // Each look takes long enough to be cut short anywhere, and says when its calls come.
    const path = pathWhere((called) => {
      const folder = folderIn(called)
      if (folder !== undefined) asked.push(folder)
      return folder !== undefined
    })
    outlook.fail({ method: 'GET', path, delayMs: 200, times: Number.POSITIVE_INFINITY })
    // A chat that was posted and not yet written down is posted again after a kill: no kill falls on one here.
    const people = [MAYA, SAM].map(({ id }) => encodeURIComponent(personalConversation(id)))
    const toPeople = pathWhere((called) => chatsAreClosed && people.some((person) => called.includes(person)))
    teams.fault({ method: 'POST', path: toPeople, status: 503, times: Number.POSITIVE_INFINITY })
  })
  after(async () => {
    // Each is closed whatever became of the others.
    const closing = [bot.close(), database?.close(), outlook.close(), teams.close()]
    await Promise.allSettled(closing)
    await fresh.drop()
  })

  const kill = async (meanwhile?: () => Promise<void>): Promise<void> => {
    await pause(random() * 40)
    kills += 1
    await bot.killAndRestart(meanwhile)
  }
  const does = async (deed: () => Promise<BotAnswer>): Promise<unknown> => (await insist(bot, deed)).body
  const press = (who: typeof SAM, card: unknown, title: string | RegExp, typed = {}): Promise<unknown> => {
    const { verb } = button(card, title)
    return does(() => teams.person(who).presses(verb, filled(card, title, typed)))
  }
  const comesAbout = (holds: () => boolean): Promise<void> => sooner({ bot, where: fresh.where }, holds)
  const receipts = () => outlook.mails().filter(({ subject }) => subject.endsWith(' receipt'))
  const postsAbout = (who: typeof SAM, words: string) =>
    teams.postsToPerson(who.id).filter((post) => JSON.stringify(post).includes(words))
  const answered = (folder: MailFolder): number =>
    outlook.exchanges().filter(({ url }) => folderIn(new URL(url).pathname) === folder).length
  const calls = (folder: MailFolder): number => asked.filter((one) => one === folder).length
  /** One look after another is cut short by a kill, and the last one is whole; then the chats are open again. */
  const killWhileItReads = async (cuts: readonly Cut[]): Promise<void> => {
    chatsAreClosed = true
    for (const [index, { folder, when }] of cuts.entries()) {
      const before = calls(folder)
      await kill(index === 0 ? () => letMinutesPass(fresh.where) : undefined)
      const reached = () => (when === 'asked' ? calls(folder) : answered(folder)) > before
      // On a slow machine a look may be whole before the kill: then the next one is in some minutes.
      await until(reached, LOOK_MS).catch(() => bot.killAndRestart(() => letMinutesPass(fresh.where)))
      await until(reached, 60_000)
    }
    await kill(async () => {
      chatsAreClosed = false
      await letMinutesPass(fresh.where)
    })
  }

  it(`is followed to the end by people who press again (KILL_SEED=${seed})`, async () => {
    // Outlook has taken the receipt, and the server dies before it hears so.
    outlook.fail({ method: 'POST', path: /sendMail/, delayMs: 10_000, times: 2 })
    await does(() => teams.person(MAYA).says('new referral'))
    let card = cardIn(teams.postsToPerson(MAYA.id).at(-1))
    card = cardIn(await press(MAYA, card, /Next/, REQUEST_TODAY))
    card = cardIn(await press(MAYA, card, /Next/, PRISONER))
    card = cardIn(await press(MAYA, card, /Next/, CHILD))
    const words = wordsOn(cardIn(await press(MAYA, card, /Record/, CARER)))
    reference = /PCA-\d{4}-\d{4}/.exec(words)?.[0] ?? ''
    assert.ok(reference, `recorded: ${words}`)
    await does(() => teams.person(SAM).in({ id: NORTH, teamId: NORTH }).presses('take', { reference }))
    await comesAbout(() => receipts().length >= 1)
    const [first] = receipts()
    await outlook.bounce(first?.dispatchId ?? '')
    await outlook.reply(first?.dispatchId ?? '', { auto: true })
    await killWhileItReads(CUTS)

    await comesAbout(() => [MAYA, SAM].every((who) => postsAbout(who, CAME_BACK).length > 0))
    card = cardIn(await press(MAYA, cardIn(postsAbout(MAYA, CAME_BACK)[0]), 'Send again'))
    await press(MAYA, card, 'Send it again', { mail: 'receipt', words: 'The mailbox was full.' })
    await comesAbout(() => receipts().length >= 2)
    await outlook.reply(receipts()[1]?.dispatchId ?? '')
    outlook.forgetLinks()
    // Two of them, in their order.
    const chosen = spreadOver(CUTS.length, 2, random)
    await killWhileItReads(CUTS.filter((_, index) => chosen.has(index)))
    await comesAbout(() => postsAbout(SAM, REPLIED).length > 0)
    assert.equal(kills, CUTS.length + 1 + 2 + 1)
  })

  it('leaves no job behind, and nothing that was not told', async () => {
    database = await workedOff({ bot, where: fresh.where })
    const unsettled = await database.kysely
      .selectFrom('notice')
      .select(['key', 'status', 'fault'])
      .where('status', 'not in', ['accepted', 'not needed'])
      .execute()
    assert.deepEqual(unsettled, [])
    assert.deepEqual(await database.kysely.selectFrom('inbox_mail').selectAll().execute(), [])
  })

  it('tells each person exactly once that it came back, and the worker once that somebody replied', () => {
    const counts = [MAYA, SAM].map((who) =>
      [CAME_BACK, REPLIED].map((words) => postsAbout(who, words).length),
    )
    assert.deepEqual(counts, [
      [1, 0],
      [1, 1],
    ])
  })

  it('sends exactly two receipts, each with a dispatch id of its own, which the ledger has', async () => {
    const sent = outlook.mails()
    assert.deepEqual(
      sent.map(({ to, subject }) => `${to} ${subject}`),
      Array(2).fill(`omu.example@prison.example OFFICIAL-SENSITIVE ${reference} receipt`),
    )
    const ids = sent.map(({ dispatchId }) => dispatchId)
    assert.equal(new Set(ids).size, 2)
    const promised = await database.kysely
      .selectFrom('notice')
      .select(['event', 'dispatch_id', 'status'])
      .where('way', '=', 'email')
      .orderBy('version')
      .execute()
    assert.deepEqual(
      promised.map(({ event, dispatch_id, status }) => [event, dispatch_id, status]),
      [
        ['recorded', ids[0], 'accepted'],
        ['receiptAgain', ids[1], 'accepted'],
      ],
    )
  })

  it('has each promise and each thing that became known once', async () => {
    const about = await database.kysely
      .selectFrom('notice')
      .select(['event', 'audience', 'status'])
      .where('event', 'in', [
        'letterBounced',
        'mailReplied',
        'receiptFailed',
        'personNotReached',
        'mailStuck',
      ])
      .execute()
    assert.deepEqual(
      about.map(({ event, audience, status }) => `${event} ${audience} ${status}`).toSorted(),
      ['letterBounced recorder accepted', 'letterBounced worker accepted', 'mailReplied worker accepted'],
    )
    const known = await database.kysely
      .selectFrom('delivery')
      .innerJoin('notice', 'notice.key', 'delivery.notice')
      .select(['notice.event', 'delivery.kind'])
      .execute()
    assert.deepEqual(known.map(({ event, kind }) => `${event} ${kind}`).toSorted(), [
      'receiptAgain replied',
      'receiptAgain seen',
      'recorded auto-replied',
      'recorded bounced',
      'recorded seen',
    ])
    const moves = (await auditOf(database, reference)).map(({ what }) => what)
    assert.deepEqual(moves, ['record', 'take', 'sendAgain'])
    assert.equal(await firstBrokenSeal(database), undefined)
  })

  it('writes no name into its log, and no fault of a sweep', () => {
    const log = bot.said.join('\n')
    assert.doesNotMatch(log, /Prisonson|Childs|Carerly|A1234BC|Hidden Lane|Secretwood/)
    assert.doesNotMatch(log, /"msg":"(turn|request|sweep) failed/)
  })
})

const folderIn = (path: string): MailFolder | undefined =>
  /\/mailFolders\/(sentitems|inbox)\/messages\/delta$/.exec(path)?.[1] as MailFolder | undefined

/** A pattern that asks, so that a rule can come and go. */
const pathWhere = (test: (path: string) => boolean): RegExp => Object.assign(/./, { test })
