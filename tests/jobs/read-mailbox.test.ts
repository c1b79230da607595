/** What the mailbox says of our e-mails, read through Graph: noted on the e-mail, and told once to who can do something. */
import assert from 'node:assert/strict'
import { graphGateway } from '../../src/gateways/graph.ts'
import { deliverCard } from '../../src/jobs/deliver-card.ts'
import { deliverEmail } from '../../src/jobs/deliver-email.ts'
import type { Failure, JobWorld } from '../../src/jobs/ports.ts'
import { readMailbox } from '../../src/jobs/read-mailbox.ts'
import { type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { openLedger } from '../../src/store/ledger.ts'
import type { KeptNotice } from '../../src/workflow/ports.ts'
import { mailsOf, sendMailAgain } from '../../src/workflow/send-again.ts'
import { SAM, TESS } from '../support/council.ts'
import { promised, record, released } from '../support/workflow-road.ts'
import { MONDAY, openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

const MAILBOX = 'prison.contact@council.example'

describe('reading the mailbox', () => {
  let world: WorkflowWorld & JobWorld
  let outlook: Outlook
  let chats: { person: string; text: string }[]
  let failures: Failure[]
  let minutes: number

  before(async () => {
    const store = await openWorkflow()
    const teams = {
      postToPerson: async (person: string, post: object) =>
        void chats.push({ person, text: JSON.stringify(post) }),
    }
    world = {
      ...store,
      ...({ teams, pdf: { draw: async () => new Uint8Array([1]) } } as unknown as Pick<
        JobWorld,
        'teams' | 'pdf'
      >),
      graph: {} as JobWorld['graph'],
      ledger: openLedger(store.database),
      hear: (failure) => void failures.push(failure),
    }
  })
  after(() => world.close())
  beforeEach(async () => {
    await startAfresh(world)
    chats = []
    failures = []
    minutes = 0
    world.setNow(MONDAY)
    outlook = await startOutlook({
      folder: undefined,
      now: () => Date.parse(world.clock.now()),
      record: true,
    })
    const tokens = { tokenFor: async () => 'word' }
    world = { ...world, graph: graphGateway({ baseUrl: outlook.baseUrl, mailbox: MAILBOX, tokens }) }
  })
  afterEach(() => outlook.close())

  const emails = async (reference: string) =>
    (await world.store.notices(reference)).filter(({ by }) => by === 'email')
  const noticeOf = async (reference: string, what: KeptNotice['what']): Promise<KeptNotice> => {
    const found = (await emails(reference)).find((notice) => notice.what === what)
    assert.ok(found)
    return found
  }
  const sendAll = async (reference: string) => {
    for (const { key, status } of await emails(reference))
      if (status === 'promised') await deliverEmail(world)({ key }, { number: 1, last: false })
  }
  const sentReferral = async (): Promise<string> => {
    const { reference } = await released(world)
    await sendAll(reference)
    return reference
  }
  const read = async () => {
    minutes += 2
    world.setNow(new Date(Date.parse('2026-12-07T10:12:00.000Z') + minutes * 60_000).toISOString())
    await readMailbox(world)
  }
  const known = async (reference: string, what: KeptNotice['what']) => {
    const mails = mailsOf(await world.store.notices(reference), await world.store.deliveries(reference))
    return Object.keys(mails.find((mail) => mail.what === what)?.known ?? {}).sort()
  }
  const tell = async (reference: string, event: string) => {
    for (const { key, event: name } of await world.store.notices(reference))
      if (name === event) await deliverCard(world)({ key }, { number: 1, last: false })
    return chats.splice(0).map(({ person, text }) => ({ person, text }))
  }
  const told = (reference: string, event: string) => promised(world, reference, event)

  it('notes each e-mail that is seen in Sent Items, and tells nobody', async () => {
    const reference = await sentReferral()
    await read()
    for (const what of ['receipt', 'report-to-prison', 'report-to-lado'] as const)
      assert.deepEqual(await known(reference, what), ['seen'])
    const before = (await world.store.notices(reference)).length
    await read()
    assert.equal((await world.store.notices(reference)).length, before)
    assert.deepEqual(failures, [])
  })

  it('tells the worker and the signer once that a report came back, which one, and what to do', async () => {
    const reference = await sentReferral()
    await outlook.bounce((await noticeOf(reference, 'report-to-lado')).dispatchId)
    await read()
    assert.deepEqual(await known(reference, 'report-to-lado'), ['bounced', 'seen'])
    assert.deepEqual(await known(reference, 'report-to-prison'), ['seen'])
    assert.deepEqual(await told(reference, 'mailBounced'), [
      'mail-bounced to signer by chat',
      'mail-bounced to worker by chat',
    ])
    const posts = await tell(reference, 'mailBounced')
    assert.deepEqual(posts.map(({ person }) => person).sort(), [SAM.id, TESS.id].sort())
    for (const { text } of posts) assert.match(text, /the report to the LADO came back.*Send again/)
    await outlook.bounce((await noticeOf(reference, 'report-to-lado')).dispatchId)
    await read()
    assert.equal((await told(reference, 'mailBounced')).length, 2, 'once')
    await outlook.bounce((await noticeOf(reference, 'report-to-prison')).dispatchId)
    await read()
    assert.equal((await told(reference, 'mailBounced')).length, 4, 'each e-mail by itself')
  })

  it('tells the worker once that somebody replied, never the words, and of an automatic reply nobody', async () => {
    const reference = await sentReferral()
    const { dispatchId } = await noticeOf(reference, 'report-to-prison')
    await outlook.reply(dispatchId, { auto: true })
    await read()
    assert.deepEqual(await known(reference, 'report-to-prison'), ['auto-replied', 'seen'])
    assert.deepEqual(await told(reference, 'mailReplied'), [])
    await outlook.reply(dispatchId)
    await outlook.reply(dispatchId)
    await read()
    assert.deepEqual(await told(reference, 'mailReplied'), ['mail-replied to worker by chat'])
    const [post] = await tell(reference, 'mailReplied')
    assert.equal(post?.person, SAM.id)
    assert.match(post?.text ?? '', /the prison replied.*shared mailbox/)
  })

  it('tells of a receipt that came back those who can mend it', async () => {
    const reference = await record(world)
    await sendAll(reference)
    await outlook.bounce((await noticeOf(reference, 'receipt')).dispatchId)
    await read()
    assert.deepEqual(await told(reference, 'letterBounced'), [
      'letter-bounced to recorder by chat',
      'letter-bounced to worker by chat',
    ])
  })

  it('lets what came back go again, which is followed by itself', async () => {
    const reference = await sentReferral()
    await outlook.bounce((await noticeOf(reference, 'report-to-lado')).dispatchId)
    await read()
    await sendMailAgain(world, SAM, { reference, what: 'report-to-lado', reason: 'Mended.' })
    await sendAll(reference)
    const dispatches = outlook.mails().map((mail) => mail.dispatchId)
    assert.equal(new Set(dispatches).size, 4)
    await read()
    assert.deepEqual(await known(reference, 'report-to-lado'), ['seen'])
  })

  it('tells once of a report that is not in Sent Items half an hour after it was accepted', async () => {
    const reference = await sentReferral()
    await read()
    assert.deepEqual(await told(reference, 'mailStuck'), [])
    const { key } = await noticeOf(reference, 'report-to-prison')
    await world.database.kysely.deleteFrom('delivery').where('notice', '=', key).execute()
    world.setNow('2026-12-07T10:39:00.000Z')
    await readMailbox(world)
    assert.deepEqual(await told(reference, 'mailStuck'), [])
    world.setNow('2026-12-07T10:41:00.000Z')
    await readMailbox(world)
    world.setNow('2026-12-07T10:43:00.000Z')
    await readMailbox(world)
    assert.deepEqual(await told(reference, 'mailStuck'), [
      'mail-stuck to signer by chat',
      'mail-stuck to worker by chat',
    ])
    for (const { text } of await tell(reference, 'mailStuck')) assert.match(text, /may not have gone/)
  })

  it('tells nothing of the kind in a tenant where no copy ever shows its dispatch id', async () => {
    const reference = await sentReferral()
    world = {
      ...world,
      graph: { ...world.graph, mailNews: async () => ({ items: [], link: 'x', whole: true }) },
    }
    world.setNow('2026-12-07T12:00:00.000Z')
    await readMailbox(world)
    assert.deepEqual(await told(reference, 'mailStuck'), [])
  })

  it('is done once a minute at most, goes on where it ended, and begins anew when that is forgotten', async () => {
    const reference = await sentReferral()
    const looks = () => outlook.exchanges().filter(({ url }) => url.includes('/delta')).length
    await read()
    assert.equal(looks(), 2)
    await readMailbox(world)
    assert.equal(looks(), 2)
    await read()
    assert.equal(looks(), 4)
    outlook.forgetLinks()
    await read()
    assert.equal(looks(), 8, 'a look that is refused, and a new one, for each folder')
    assert.deepEqual([await known(reference, 'report-to-prison'), failures], [['seen'], []])
  })

  it('is heard of when it fails, and goes on from where it was', async () => {
    const reference = await sentReferral()
    outlook.fail({ method: 'GET', path: /delta/, status: 503 })
    await read()
    assert.equal(failures.length, 1)
    assert.deepEqual(await known(reference, 'report-to-prison'), [])
    await read()
    assert.deepEqual(await known(reference, 'report-to-prison'), ['seen'])
  })
})
