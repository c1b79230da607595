/** The use cases and the jobs with a shared mailbox that is read over HTTP: for tests of what is known of e-mails. */
import assert from 'node:assert/strict'
import { graphGateway } from '../../src/gateways/graph.ts'
import { deliverCard } from '../../src/jobs/deliver-card.ts'
import { deliverEmail } from '../../src/jobs/deliver-email.ts'
import type { Failure, JobWorld } from '../../src/jobs/ports.ts'
import { readMailbox } from '../../src/jobs/read-mailbox.ts'
import { type Outlook, startOutlook } from '../../src/local/outlook.ts'
import { openLedger } from '../../src/store/ledger.ts'
import type { KeptNotice } from '../../src/workflow/ports.ts'
import { mailsOf } from '../../src/workflow/send-again.ts'
import { released } from '../support/workflow-road.ts'
import { MONDAY, openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

export type MailboxTest = {
  world: WorkflowWorld & JobWorld
  outlook: Outlook
  /** What was posted to whom, as JSON. */
  chats: { person: string; text: string }[]
  failures: Failure[]
  /** Two minutes later: what is new in the mailbox is read. */
  read(): Promise<void>
  noticeOf(reference: string, what: KeptNotice['what']): Promise<KeptNotice>
  /** Every e-mail that is promised is sent; on its `last` try where that is asked for. */
  sendAll(reference: string, last?: boolean): Promise<void>
  /** Released, and every e-mail accepted. */
  sentReferral(): Promise<string>
  known(reference: string, what: KeptNotice['what']): Promise<readonly string[]>
  /** Posts what was promised for that event, and says what was posted. */
  tell(reference: string, event: string): Promise<readonly { person: string; text: string }[]>
}

/** To be called in a `describe`: each test begins with an empty store and an empty mailbox, on a Monday. */
export function useMailbox(): MailboxTest {
  let minutes = 0
  const mailbox = {} as MailboxTest
  before(async () => {
    const store = await openWorkflow()
    const teams = {
      postToPerson: async (person: string, post: object) =>
        void mailbox.chats.push({ person, text: JSON.stringify(post) }),
    }
    const gateways = { teams, pdf: { draw: async () => new Uint8Array([1]) }, graph: {} }
    mailbox.world = {
      ...store,
      ...(gateways as unknown as Pick<JobWorld, 'teams' | 'pdf' | 'graph'>),
      ledger: openLedger(store.database),
      hear: (failure) => void mailbox.failures.push(failure),
    }
  })
  after(() => mailbox.world.close())
  beforeEach(async () => {
    await startAfresh(mailbox.world)
    minutes = 0
    mailbox.chats = []
    mailbox.failures = []
    mailbox.world.setNow(MONDAY)
    const { clock } = mailbox.world
    mailbox.outlook = await startOutlook({
      folder: undefined,
      now: () => Date.parse(clock.now()),
      record: true,
    })
    const graph = graphGateway({
      ...{ baseUrl: mailbox.outlook.baseUrl, mailbox: 'prison.contact@council.example' },
      tokens: { tokenFor: async () => 'word' },
    })
    mailbox.world = { ...mailbox.world, graph }
  })
  afterEach(() => mailbox.outlook.close())

  const emails = async (reference: string) =>
    (await mailbox.world.store.notices(reference)).filter(({ by }) => by === 'email')
  mailbox.read = async () => {
    minutes += 2
    mailbox.world.setNow(new Date(Date.parse('2026-12-07T10:12:00.000Z') + minutes * 60_000).toISOString())
    await readMailbox(mailbox.world)
  }
  mailbox.noticeOf = async (reference, what) => {
    const found = (await emails(reference)).findLast((notice) => notice.what === what)
    assert.ok(found)
    return found
  }
  mailbox.sendAll = async (reference, last = false) => {
    for (const { key, status } of await emails(reference))
      if (status === 'promised') await deliverEmail(mailbox.world)({ key }, { number: 1, last })
  }
  mailbox.sentReferral = async () => {
    const { reference } = await released(mailbox.world)
    await mailbox.sendAll(reference)
    return reference
  }
  mailbox.known = async (reference, what) => {
    const { store } = mailbox.world
    const mails = mailsOf(await store.notices(reference), await store.deliveries(reference))
    return Object.keys(mails.find((mail) => mail.what === what)?.known ?? {}).sort()
  }
  mailbox.tell = async (reference, event) => {
    for (const { key, event: name, by } of await mailbox.world.store.notices(reference))
      if (name === event && by === 'chat')
        await deliverCard(mailbox.world)({ key }, { number: 1, last: false })
    return mailbox.chats.splice(0)
  }
  return mailbox
}
