/** Two instances of the bot on one PostgreSQL: what each promises, one of them does, once. */
import assert from 'node:assert/strict'
import { compose, type Product } from '../../src/compose.ts'
import { readSettings } from '../../src/config.ts'
import { type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { openLog } from '../../src/log.ts'
import { signOffReport } from '../../src/workflow/sign-off.ts'
import { COUNCIL, SAM, TESS } from '../support/council.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { until } from '../support/jobs.ts'
import { firstBrokenSeal, openJobs } from '../support/stored.ts'
import { type LoopbackTeams, openTeams } from '../support/teams-client.ts'
import { as, seenIn, sendIn, taken, write } from '../support/workflow-road.ts'
import { MONDAY } from '../support/workflow-world.ts'

const onServer = process.env.TEST_DATABASE_URL !== undefined
const REFERRALS = 4
const PATIENCE_MS = 100_000

describe('two instances of the bot on one server', function () {
  this.timeout(120_000)
  let teams: LoopbackTeams
  let outlook: Outlook
  let database: FreshDatabase
  let products: Product[]

  before(async function () {
    if (!onServer) this.skip()
    teams = await openTeams()
    outlook = await startOutlook({ folder: undefined, now: () => Date.parse(MONDAY) })
    database = await freshDatabase()
    const settings = readSettings({
      ...teams.envFor(),
      PORT: '0',
      HOST: '127.0.0.1',
      MAILBOX: 'prison.contact@council.example',
      AUTHORITY_FILE: './not-read.json',
      GRAPH_BASE_URL: outlook.baseUrl,
      UNDO_SECONDS: '0',
      DATABASE_URL: database.where.databaseUrl,
    })
    assert.ok(!('faults' in settings))
    const instead = { clock: { now: () => MONDAY }, directory: COUNCIL }
    const start = () => compose(settings, openLog('silent'), instead)
    products = await Promise.all([start(), start()])
    teams.botAt(products[0]?.url ?? '')
    await teams.person(SAM).says('help')
  })
  after(async () => {
    for (const product of products ?? []) await product.stop()
    await outlook?.close()
    await teams?.close()
    await database?.drop()
  })

  it('posts one card, asks once for the sign-off, and sends each e-mail once', async () => {
    const [one, other] = products
    assert.ok(one && other)
    const all: string[] = []
    for (let count = 0; count < REFERRALS; count++) all.push(await taken(one.world))
    const walk = async (reference: string, index: number): Promise<void> => {
      const [here, there] = index % 2 === 0 ? [one, other] : [other, one]
      await write(there.world, reference)
      const seen = seenIn(await sendIn(here.world, reference))
      const asked = () =>
        JSON.stringify(teams.postsToPerson(TESS.id)).includes(`${reference}: ready for your`)
      await until(asked, PATIENCE_MS)
      as(await signOffReport(there.world, TESS, seen), 'signed_off')
    }
    await Promise.all(all.map(walk))
    await until(async () => (await openJobs(database)).length === 0, PATIENCE_MS)
    const about = (posts: readonly unknown[], reference: string) =>
      posts.filter((post) => JSON.stringify(post).includes(reference))
    for (const reference of all) {
      assert.equal((await one.world.store.load(reference))?.referral.status, 'sent')
      assert.equal(about(teams.posts('19:north@thread.tacv2'), reference).length, 1)
      assert.equal(about(teams.posts('19:mash@thread.tacv2'), reference).length, 1)
      const said = about(teams.postsToPerson(TESS.id), `${reference}: ready for your`)
      assert.equal(said.length, 1)
      const mails = outlook.mails().filter(({ subject }) => subject.includes(reference))
      assert.deepEqual(mails.map(({ to, subject }) => `${to} ${subject.split(' ').at(-1)}`).toSorted(), [
        'lado@council.example report',
        'omu.example@prison.example receipt',
        'omu.example@prison.example report',
      ])
    }
    assert.equal(await firstBrokenSeal(database), undefined)
  })
})
