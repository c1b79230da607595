/** Two instances on one PostgreSQL: pressed on both, swept by both, one killed or suspended with jobs in hand. */
import assert from 'node:assert/strict'
import { type Server, startPostgres } from '../../scripts/postgres/server.ts'
import { type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { CARER, CHILD, PRISONER } from '../support/answers.ts'
import { REQUEST_TODAY } from '../support/answers-today.ts'
import { type BotProcess, openBotProcess } from '../support/bot-process.ts'
import { button, cardIn, filled, wordsOn } from '../support/cards.ts'
import { MAYA } from '../support/council.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { until } from '../support/jobs.ts'
import { references } from '../support/stored.ts'
import { type LoopbackTeams, openTeams } from '../support/teams-client.ts'
import { assertWhole } from './invariants.ts'
import { type Line, openLine } from './line.ts'

const LINE = process.env.FAULTS_LINE_PORT
const REFERENCE = /PCA-\d{4}-\d{4}/
/** A missed heartbeat is noticed within twenty seconds, and an e-mail is looked for before it goes again. */
const TAKEN_UP_MS = 110_000

describe('two instances on one store', function () {
  this.timeout(240_000)
  let server: Server
  let line: Line
  let teams: LoopbackTeams
  let outlook: Outlook
  let fresh: FreshDatabase
  let database: Database
  let one: BotProcess
  let other: BotProcess

  before(async function () {
    if (LINE === undefined) this.skip()
    server = await startPostgres()
    line = await openLine(Number(LINE), new URL(server.url))
    teams = await openTeams()
    outlook = await startOutlook({ folder: undefined })
    fresh = await freshDatabase()
    database = await openDatabase(fresh.where)
    const parts = { env: { ...teams.envFor(), DATA_DIR: fresh.where.dataDir }, graphBaseUrl: outlook.baseUrl }
    one = await openBotProcess({ ...parts, where: fresh.where })
    other = await openBotProcess({ ...parts, where: fresh.where })
    await Promise.all([one.up(), other.up()])
  })
  after(async () => {
    await Promise.allSettled([
      one?.close(),
      other?.close(),
      database?.close(),
      outlook?.close(),
      teams?.close(),
    ])
    await fresh?.drop()
    await line?.close()
    await server?.stop()
  })
  afterEach(async () => {
    await until(async () => {
      const { rows } = await database.run(`select 1 from notice where status in ('promised', 'trying')`)
      return rows.length === 0
    }, TAKEN_UP_MS)
    await assertWhole(database, { mails: outlook.mails, files: outlook.files })
  })

  const on = (bot: BotProcess) => {
    teams.botAt(bot.url)
    return teams.person(MAYA)
  }
  /** The last page of a new referral, and what a press of its button sends. */
  const lastPage = async () => {
    await on(one).says('new referral')
    let card = cardIn(teams.postsToPerson(MAYA.id).at(-1))
    for (const typed of [REQUEST_TODAY, PRISONER, CHILD]) {
      const answer = await on(one).presses(button(card, /Next/).verb, filled(card, /Next/, typed))
      card = cardIn(answer.body)
    }
    return { verb: button(card, /Record/).verb, data: filled(card, /Record/, CARER) }
  }
  const press = async (bot: BotProcess) => {
    const { verb, data } = await lastPage()
    const { body } = await on(bot).presses(verb, data)
    const reference = REFERENCE.exec(wordsOn(body))?.[0]
    assert.ok(reference)
    return reference
  }
  const mailsAbout = (reference: string) =>
    outlook.mails().filter(({ subject }) => subject.includes(reference)).length

  it('take the same press on both: there is one referral, and one receipt', async () => {
    const { verb, data } = await lastPage()
    const before = (await references(database)).length
    const answers = await Promise.all([one, other].map((bot) => on(bot).presses(verb, data)))
    assert.ok(answers.some(({ body }) => REFERENCE.test(wordsOn(body))))
    const after = await references(database)
    assert.equal(after.length, before + 1)
    await until(() => mailsAbout(after.at(-1) ?? '') === 1)
  })

  it('one killed with an e-mail in hand: the other looks for it, and it has gone once', async () => {
    outlook.fail({ method: 'POST', path: /sendMail/, delayMs: 5_000 })
    await other.stop()
    const reference = await press(one)
    await until(() => mailsAbout(reference) === 1)
    await other.up()
    await one.killAndRestart(() => until(async () => settledMail(reference), TAKEN_UP_MS))
    assert.equal(mailsAbout(reference), 1)
  })

  it('one suspended with an e-mail in hand: it goes once, whoever has it then', async () => {
    await other.stop()
    // It is suspended while it looks, or while it sends: both are cut at the same place by the delay.
    outlook.fail({ method: 'POST', path: /sendMail/, delayMs: 2_000 })
    const reference = await press(one)
    await until(async () => {
      const { rows } = await database.run(
        `select 1 from notice where reference = $1 and way = 'email' and status = 'trying'`,
        [reference],
      )
      return rows.length > 0
    })
    one.suspend()
    await other.up()
    await until(async () => settledMail(reference), TAKEN_UP_MS)
    one.resume()
    await until(() => fetch(`${one.url}/health`).then(({ ok }) => ok))
    assert.equal(mailsAbout(reference), 1)
  })

  it('sweep side by side, and speak of no fault', async () => {
    const log = [...one.said, ...other.said].join('\n')
    assert.doesNotMatch(log, /"msg":"sweep failed/)
    assert.doesNotMatch(log, /Prisonson|Childsdottir|A1234BC/)
  })

  async function settledMail(reference: string): Promise<boolean> {
    const { rows } = await database.run(`select status from notice where reference = $1 and way = 'email'`, [
      reference,
    ])
    return (rows as { status: string }[]).every(({ status }) => status === 'accepted')
  }
})
