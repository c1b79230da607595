/** One journey, while the server is killed twenty times without warning: nothing acknowledged is lost, nothing goes twice. */

import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { type Outlook, startOutlook } from '../src/local/outlook.ts'
import type { Database } from '../src/store/database.ts'
import { loadReferral } from '../src/store/referrals.ts'
import { loadReports } from '../src/store/reports.ts'
import { CARER, CHILD, PRISONER, SECOND_CHILD } from './support/answers.ts'
import { ASSESSMENT_TODAY, REQUEST_TODAY } from './support/answers-today.ts'
import { type BotProcess, insist, openBotProcess } from './support/bot-process.ts'
import { button, cardIn, filled, wordsOn } from './support/cards.ts'
import { MAYA, SAM, TESS } from './support/council.ts'
import { type FreshDatabase, freshDatabase } from './support/database.ts'
import { sooner, workedOff } from './support/hurry.ts'
import { killSeed, spreadOver } from './support/kill-moments.ts'
import { numbersFrom } from './support/numbers-from.ts'
import { auditOf, firstBrokenSeal, references } from './support/stored.ts'
import { type LoopbackTeams, openTeams } from './support/teams-client.ts'
import type { BotAnswer } from './support/teams-people.ts'

const NORTH = '19:north@thread.tacv2'
/** Acknowledged deeds of the whole journey; the kills between them are spread over these. */
const STEPS = 32
const KILLS_AT_STEPS = 10
const SENT = /: sent/

describe('a journey during which the server is killed twenty times', function () {
  this.timeout(900_000)
  const seed = killSeed()
  const random = numbersFrom(seed)
  const killAt = spreadOver(STEPS, KILLS_AT_STEPS, random)
  let teams: LoopbackTeams
  let outlook: Outlook
  let fresh: FreshDatabase
  let bot: BotProcess
  let database: Database
  let kills = 0
  let step = 0
  const underWay: Promise<void>[] = []
  const recorded: string[] = []

  before(async () => {
    teams = await openTeams()
    fresh = await freshDatabase()
    await fresh.close()
    outlook = await startOutlook({ folder: undefined })
    const parts = { env: teams.envFor(), graphBaseUrl: outlook.baseUrl, where: fresh.where }
    bot = await openBotProcess(parts)
    teams.botAt(bot.url)
    await bot.up()
    await bot.stop()
  })
  after(async () => {
    // Each is closed whatever became of the others.
    const closing = [bot.close(), database?.close(), outlook.close(), teams.close()]
    await Promise.allSettled(closing)
    await fresh.drop()
  })

  const kill = async (afterMs: number): Promise<void> => {
    await pause(afterMs)
    kills += 1
    await bot.killAndRestart()
  }
  /** One deed of a person who tries again until it is acknowledged; at some of them the server dies meanwhile. */
  const does = async (deed: () => Promise<BotAnswer>): Promise<unknown> => {
    if (killAt.has(step)) {
      await bot.up()
      underWay.push(kill(random() * 120))
    }
    step += 1
    const { body } = await insist(bot, deed)
    return body
  }
  const press = (who: typeof SAM, card: unknown, title: string | RegExp, typed = {}): Promise<unknown> => {
    const { verb } = button(card, title)
    return does(() => teams.person(who).presses(verb, filled(card, title, typed)))
  }
  const says = async (who: typeof SAM, text: string): Promise<unknown> => {
    await does(() => teams.person(who).says(text))
    return cardIn(teams.postsToPerson(who.id).at(-1))
  }
  const killWhileJobsRun = async (times: number): Promise<void> => {
    for (let each = 0; each < times; each++) await kill(random() * 1500)
  }
  const lastWords = (who: typeof SAM): string => JSON.stringify(teams.postsToPerson(who.id))
  const mailsAbout = (what: string) => outlook.mails().filter(({ subject }) => subject.endsWith(` ${what}`))
  const comesAbout = (holds: () => boolean): Promise<void> => sooner({ bot, where: fresh.where }, holds)
  /** Outlook has taken a mail, and the server dies before it hears so. */
  const killWhenTaken = async (what: string, count: number): Promise<void> => {
    await comesAbout(() => mailsAbout(what).length >= count)
    await kill(random() * 50)
  }

  const record = async (children: readonly Readonly<Record<string, string>>[]): Promise<string> => {
    let card = await says(MAYA, 'new referral')
    card = await press(MAYA, card, /Next/, REQUEST_TODAY)
    card = await press(MAYA, card, /Next/, PRISONER)
    for (const [index, child] of children.entries())
      card = await press(MAYA, card, index + 1 < children.length ? 'Add another child' : /Next/, child)
    const words = wordsOn(cardIn(await press(MAYA, card, /Record/, CARER)))
    const reference = /PCA-\d{4}-\d{4}/.exec(words)?.[0]
    assert.ok(reference, `recorded: ${words}`)
    recorded.push(reference)
    return reference
  }

  it(`is walked to the end by people who press again (KILL_SEED=${seed})`, async () => {
    outlook.fail({ method: 'POST', path: /sendMail/, delayMs: 2000 })
    const reference = await record([CHILD, SECOND_CHILD])
    await killWhenTaken('receipt', 1)
    await killWhileJobsRun(1)
    await record([CHILD])
    await does(() => teams.person(SAM).in({ id: NORTH, teamId: NORTH }).presses('take', { reference }))
    let card = await says(SAM, `open ${reference} A1`)
    for (const answers of Object.values(ASSESSMENT_TODAY))
      card = cardIn(await press(SAM, card, 'Save and go on', answers))
    assert.match(wordsOn(card), /8 of 8 sections done/)
    outlook.fail({ method: 'PUT', delayMs: 400, times: 8 })
    await press(SAM, card, 'Send to the Team Manager')
    await killWhileJobsRun(3)
    await comesAbout(() => lastWords(TESS).includes('Ready for your sign-off'))
    outlook.fail({ method: 'POST', path: /sendMail/, delayMs: 2000, times: 2 })
    await press(TESS, await says(TESS, `sign off ${reference}`), 'Sign off and send')
    await killWhileJobsRun(2)
    await killWhenTaken('report', 1)
    await killWhileJobsRun(1)
    await killWhenTaken('report', 2)
    await record([SECOND_CHILD])
    await Promise.all(underWay)
    await comesAbout(() => SENT.test(lastWords(SAM)) && SENT.test(lastWords(TESS)))
    assert.equal(kills, 20)
    assert.equal(step, STEPS, 'STEPS says how many deeds the journey has')
  })

  it('leaves no job behind', async () => {
    database = await workedOff({ bot, where: fresh.where })
    const unsettled = await database.kysely
      .selectFrom('notice')
      .select(['key', 'status', 'fault'])
      .where('status', 'not in', ['accepted', 'not needed'])
      .execute()
    assert.deepEqual(unsettled, [])
  })

  it('keeps every acknowledged word', async () => {
    const [reference = ''] = recorded
    const loaded = await loadReferral(database.kysely, reference, false)
    assert.equal(loaded?.referral.status, 'sent')
    const { request, prisoner, children, carer } = loaded.referral.details
    for (const [kept, typed] of [
      [request, REQUEST_TODAY],
      [prisoner, PRISONER],
      [children[0], CHILD],
      [children[1], SECOND_CHILD],
      [carer, CARER],
    ] as const)
      assert.deepEqual({ ...kept, ...typed }, kept)
    assert.equal(children.length, 2)
    const words = Object.entries(loaded.assessment).map(([key, { answers }]) => [key, answers])
    assert.deepEqual(Object.fromEntries(words), ASSESSMENT_TODAY)
    const saves = Object.values(loaded.assessment).map(({ version }) => version)
    assert.ok(
      saves.every((version) => version === 1),
      'pressing again writes nothing new',
    )
  })

  it('sends the receipts, and the report to the prison and to the LADO, exactly once each', async () => {
    const [reference = ''] = recorded
    const sent = outlook.mails().map(({ to, subject }) => `${to} ${subject}`)
    const receipts = recorded.map((each) => `omu.example@prison.example OFFICIAL-SENSITIVE ${each} receipt`)
    const reports = ['lado@council.example', 'omu.example@prison.example'].map(
      (to) => `${to} OFFICIAL-SENSITIVE ${reference} report`,
    )
    assert.deepEqual(sent.toSorted(), [...receipts, ...reports].toSorted())
    const ids = outlook.mails().map(({ dispatchId }) => dispatchId)
    assert.equal(new Set(ids).size, ids.length)
    const notices = await database.kysely
      .selectFrom('notice')
      .select('dispatch_id')
      .where('way', '=', 'email')
      .execute()
    assert.deepEqual(ids.toSorted(), notices.map((notice) => notice.dispatch_id).toSorted())
  })

  it('sends and files the very pages it keeps', async () => {
    const [reference = ''] = recorded
    const kept = await loadReports(database.kysely, { reference, submission: 1, signed: true })
    assert.equal(kept.length, 4)
    for (const { document, bytes } of kept) {
      const copies = [
        ...mailsAbout('report').map(({ attachments }) =>
          attachments.find((one) => one.name === document.fileName),
        ),
        ...outlook.files().filter((file) => file.name === document.fileName),
      ]
      assert.equal(copies.length, 3)
      for (const copy of copies) assert.ok(bytes && copy && Buffer.compare(copy.bytes, bytes) === 0)
    }
  })

  it('shows in the channel how it ended; a kill between a post and its record may leave a second card', () => {
    const about = teams.posts(NORTH).filter((post) => JSON.stringify(post).includes(recorded[0] ?? '-'))
    assert.ok(about.some((post) => /Status: \nsent/.test(wordsOn(post))))
  })

  it('numbers without a gap, and its audit is whole', async () => {
    const year = recorded[0]?.slice(4, 8)
    assert.deepEqual(
      recorded,
      ['0001', '0002', '0003'].map((number) => `PCA-${year}-${number}`),
    )
    assert.deepEqual(await references(database), recorded)
    assert.equal(await firstBrokenSeal(database), undefined)
    const audit = (await auditOf(database, recorded[0])).map(({ what }) => what)
    const moves = audit.filter((what) => !what.startsWith('save ') && what !== 'noteFiled')
    const expected = ['record', 'take', 'start', 'submit', 'signOff', 'release', 'confirmSent']
    assert.deepEqual(moves, expected)
    // Filing and e-mails go side by side: noted before the referral counts as sent, or after it.
    assert.equal(audit.filter((what) => what === 'noteFiled').length, 1)
  })

  it('writes no name into its log, and no fault', () => {
    const log = bot.said.join('\n')
    assert.doesNotMatch(log, /Prisonson|Childs|Carerly|A1234BC|Hidden Lane|Secretwood/)
    assert.doesNotMatch(log, /"msg":"(turn|request|sweep) failed/)
  })
})
