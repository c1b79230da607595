/** What a job finds after its process died half way: nothing is sent twice, and what was to follow follows. */
import assert from 'node:assert/strict'
import { readSettings } from '../../src/config.ts'
import { connectors } from '../../src/gateways/connector.ts'
import { graphGateway } from '../../src/gateways/graph.ts'
import { pdfGateway } from '../../src/gateways/pdf.ts'
import { teamsGateway } from '../../src/gateways/teams.ts'
import { openTokens } from '../../src/gateways/tokens.ts'
import { jobHandlers, QUEUE_FOR } from '../../src/jobs/handlers.ts'
import type { Failure, JobWorld } from '../../src/jobs/ports.ts'
import { openQueue } from '../../src/jobs/queue.ts'
import { type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { openLedger } from '../../src/store/ledger.ts'
import type { KeptNotice } from '../../src/workflow/ports.ts'
import { changeReports } from '../support/clear.ts'
import { freshDatabase } from '../support/database.ts'
import { type LoopbackTeams, openTeams } from '../support/teams-client.ts'
import { promised, record, released, submitted } from '../support/workflow-road.ts'
import { MONDAY, openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'

const NORTH = '19:north@thread.tacv2'

describe('a job after a crash', () => {
  let world: WorkflowWorld & JobWorld
  let teams: LoopbackTeams
  let outlook: Outlook
  let links: ReturnType<typeof connectors>
  let failures: Failure[]

  before(async () => {
    const store = await openWorkflow()
    teams = await openTeams()
    outlook = await startOutlook({ folder: undefined, now: () => Date.parse(store.clock.now()) })
    const more = { MAILBOX: 'prison.contact@council.example', AUTHORITY_FILE: './not-read.json' }
    const settings = readSettings({ ...teams.envFor(), ...more })
    assert.ok(!('faults' in settings))
    const tokens = openTokens(settings)
    links = connectors({ tokens, trusts: () => true })
    const addresses = {
      channelServiceUrl: async () => teams.serviceUrl,
      personConversation: async () => undefined,
      savePersonConversation: async () => undefined,
    }
    world = {
      ...store,
      teams: teamsGateway({ connectors: links, appId: teams.appId, tenantId: teams.tenantId, addresses }),
      graph: graphGateway({ baseUrl: outlook.baseUrl, mailbox: settings.mailbox, tokens }),
      pdf: pdfGateway(),
      ledger: openLedger(store.database),
      hear: (failure) => void failures.push(failure),
    }
  })
  after(async () => {
    links.close()
    await teams.close()
    await outlook.close()
    await world.close()
  })
  beforeEach(() => {
    failures = []
    world.setNow(MONDAY)
  })

  const noticeOf = async (reference: string, what: KeptNotice['what']): Promise<KeptNotice> => {
    const found = (await world.store.notices(reference)).find((notice) => notice.what === what)
    assert.ok(found)
    return found
  }
  const run = ({ key, by }: KeptNotice, { last = false, on = world } = {}): Promise<void> =>
    jobHandlers(on)[QUEUE_FOR[by]]({ key }, { number: 2, last })
  const mailsAbout = (reference: string) =>
    outlook.mails().filter(({ subject }) => subject.includes(reference))
  const statusOf = async (reference: string) => (await world.store.load(reference))?.referral.status

  it('finds the e-mail that Outlook had taken, and sends no second one', async () => {
    const reference = await record(world)
    const receipt = await noticeOf(reference, 'receipt')
    outlook.fail({ method: 'POST', path: /sendMail/, drop: 'after' })
    await assert.rejects(run(receipt), /not known/)
    assert.equal((await noticeOf(reference, 'receipt')).status, 'trying')
    await run(receipt)
    assert.equal((await noticeOf(reference, 'receipt')).status, 'accepted')
    assert.equal(mailsAbout(reference).length, 1)
  })

  it('sends the e-mail that was begun and had not been taken', async () => {
    const reference = await record(world)
    const receipt = await noticeOf(reference, 'receipt')
    await world.ledger.beginAttempt(receipt.key, MONDAY)
    await run(receipt)
    assert.equal(mailsAbout(reference).length, 1)
  })

  it('makes the referral sent, when it died between the last acceptance and that', async () => {
    const { reference } = await released(world)
    const reports = [
      await noticeOf(reference, 'report-to-prison'),
      await noticeOf(reference, 'report-to-lado'),
    ]
    for (const { key } of reports) await world.ledger.settle(key, { status: 'accepted', at: MONDAY })
    for (const report of reports) await run(report)
    assert.equal(await statusOf(reference), 'sent')
    assert.deepEqual(mailsAbout(reference), [])
  })

  it('calls no accepted e-mail failed because the store failed after it, not even in the last try', async () => {
    const { reference } = await released(world)
    const reports = [
      await noticeOf(reference, 'report-to-prison'),
      await noticeOf(reference, 'report-to-lado'),
    ]
    const broken = { ...world.store, transaction: () => Promise.reject(new Error('The store is away.')) }
    for (const report of reports)
      await assert.rejects(run(report, { last: true, on: { ...world, store: broken } }), /is away/)
    assert.equal((await noticeOf(reference, 'report-to-lado')).status, 'accepted')
    assert.deepEqual(await promised(world, reference, 'deliveryFailed'), [])
    for (const report of reports) await run(report)
    assert.equal(await statusOf(reference), 'sent')
    assert.equal(mailsAbout(reference).length, 2)
  })

  it('asks for the sign-off, when it died between the filing and that', async () => {
    const { reference } = await submitted(world)
    const filing = await noticeOf(reference, 'draft-reports')
    await world.ledger.settle(filing.key, { status: 'accepted', at: MONDAY })
    await run(filing)
    await run(filing)
    assert.equal((await promised(world, reference, 'draftsFiled')).length, 2)
  })

  it('tells that something was given up, when it died between that and telling', async () => {
    const { reference } = await released(world)
    const report = await noticeOf(reference, 'report-to-lado')
    await world.ledger.settle(report.key, { status: 'failed', at: MONDAY })
    await run(report)
    assert.ok(
      (await promised(world, reference, 'deliveryFailed')).includes('delivery-failed to signer by chat'),
    )
    assert.deepEqual(mailsAbout(reference), [])
  })

  it('sends nothing when the signed reports were changed after the release, and people are told', async () => {
    const { reference } = await released(world)
    const report = await noticeOf(reference, 'report-to-prison')
    await changeReports(world, reference, (words) => words.replaceAll('Example', 'Sample'))
    await run(report)
    assert.equal((await noticeOf(reference, 'report-to-prison')).status, 'failed')
    assert.equal(failures.length, 1)
    assert.ok(
      (await promised(world, reference, 'deliveryFailed')).includes('delivery-failed to worker by chat'),
    )
    assert.deepEqual(mailsAbout(reference), [])
  })

  it('gets the channel card of a killed worker after half a minute', async () => {
    const reference = await record(world)
    await world.ledger.claimChannelPost({ reference, channelId: NORTH }, MONDAY)
    world.setNow('2026-12-07T10:00:31.000Z')
    await run(await noticeOf(reference, 'referral-summary'))
    const about = teams.posts(NORTH).filter((post) => JSON.stringify(post).includes(reference))
    assert.equal(about.length, 1)
  })

  it('waits with an e-mail until its copy is in Sent Items, and with nothing else', async function () {
    if (process.env.TEST_DATABASE_URL !== undefined) this.skip()
    const database = await freshDatabase()
    const open = () => openQueue(database, { onFault: (fault) => assert.fail(fault) })
    const queue = await open()
    for (const name of ['deliver-email', 'file-report'] as const)
      await database.kysely.transaction().execute((tx) => queue.add(tx, name, { key: name }))
    await queue.stop()
    await database.run("update pgboss.job set state = 'active'")
    const again = await open()
    const { rows } = await database.run(`
      select name, state::text, start_after > now() + interval '10 seconds' as waits from pgboss.job order by name`)
    await again.stop()
    await database.drop()
    assert.deepEqual(rows, [
      { name: 'deliver-email', state: 'retry', waits: true },
      { name: 'file-report', state: 'retry', waits: false },
    ])
  })
})
