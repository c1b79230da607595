/** Somebody whom Teams does not let the bot write to: an e-mail about nothing, once a day, and a line for the administrator. */
import assert from 'node:assert/strict'
import { deliverCard } from '../../src/jobs/deliver-card.ts'
import { deliverEmail } from '../../src/jobs/deliver-email.ts'
import { notify } from '../../src/jobs/notify.ts'
import type { JobWorld } from '../../src/jobs/ports.ts'
import { openLedger } from '../../src/store/ledger.ts'
import { tell } from '../../src/workflow/dispatch.ts'
import { decideNudges, sayNudges } from '../../src/workflow/nudges.ts'
import { unreachedLately } from '../../src/workflow/unreachable.ts'
import { FAMILY } from '../bot/stored.ts'
import { ADMIN, SAM, TESS } from '../support/council.ts'
import { promised, sendIn, taken, write } from '../support/workflow-road.ts'
import { MONDAY, openWorkflow, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

type Mail = Parameters<JobWorld['graph']['sendMail']>[0]

const trouble = (advice: string, code: string, status: number): Error =>
  Object.assign(new Error(`${advice}: ${code} (${status})`), { advice, code, status })
const BLOCKED = trouble('refused', 'MessageWritesBlocked', 403)

describe('a person whom the bot cannot message', () => {
  let world: WorkflowWorld & JobWorld
  let mails: Mail[]
  let feed: { person: string; activityType: string; previewText: string }[]
  let fault: Error

  before(async () => {
    const open = await openWorkflow()
    const graph = {
      findSent: async () => undefined,
      sendMail: async (mail: Mail) => void mails.push(mail),
      notify: async (person: string, line: { activityType: string; previewText: string }) =>
        void feed.push({ person, activityType: line.activityType, previewText: line.previewText }),
    }
    const teams = { postToPerson: () => Promise.reject(fault) }
    world = {
      ...open,
      ...({ graph, teams, pdf: {} } as unknown as Pick<JobWorld, 'graph' | 'teams' | 'pdf'>),
      ledger: openLedger(open.database),
      hear: () => undefined,
    }
  })
  after(() => world.close())
  beforeEach(async () => {
    await startAfresh(world)
    mails = []
    feed = []
    fault = BLOCKED
  })

  /** Runs every job of these ways that is still open, once. */
  const run = async (reference: string, ways: readonly string[], last = true): Promise<void> => {
    for (const { key, by, status } of await world.store.notices(reference)) {
      if (!ways.includes(by) || status !== 'promised') continue
      const handler = by === 'email' ? deliverEmail : by === 'feed' ? notify : deliverCard
      await handler(world)({ key }, { number: 1, last }).catch(() => undefined)
    }
  }
  const written = async (reference: string, person: string) =>
    (await world.store.notices(reference)).filter(
      (notice) => notice.what === 'waiting-in-teams' && notice.person === person,
    )

  it('gets one e-mail a day to their own address, without a word of any family', async () => {
    const reference = await taken(world)
    await tell(world, reference, 'draftsNotFiled')
    await run(reference, ['chat'])
    await tell(world, reference, 'signedNotFiled')
    await run(reference, ['chat'])
    const mine = await written(reference, SAM.id)
    assert.equal(mine.length, 1)
    mails = []
    await deliverEmail(world)({ key: mine[0]?.key ?? '' }, { number: 1, last: false })
    await deliverEmail(world)({ key: mine[0]?.key ?? '' }, { number: 2, last: false })
    assert.deepEqual(
      mails.map(({ to, subject, attachments }) => [to, subject, attachments]),
      [[SAM.email, 'Something waits for you in Teams', []]],
    )
    assert.doesNotMatch(JSON.stringify(mails), FAMILY)
    assert.doesNotMatch(JSON.stringify(mails), /PCA-|OFFICIAL|HMP/)
  })

  it('gets another one on the next day, when something new could not be said', async () => {
    const reference = await taken(world)
    await tell(world, reference, 'draftsNotFiled')
    await run(reference, ['chat'])
    world.setNow('2026-12-08T10:00:00.000Z')
    await tell(world, reference, 'signedNotFiled')
    await run(reference, ['chat'])
    assert.deepEqual(
      (await written(reference, SAM.id)).map(({ key }) => key.slice(0, 27)),
      ['waiting-in-teams/2026-12-07', 'waiting-in-teams/2026-12-08'],
    )
  })

  it('gets it for a digest too, and the worker and the recorder hear as before', async () => {
    const reference = await taken(world)
    await run(reference, ['chat'])
    world.setNow('2026-12-15T09:00:00.000Z')
    await decideNudges(world)
    await sayNudges(world)
    await run(reference, ['chat'])
    assert.equal((await written(reference, TESS.id)).length, 1)
    assert.ok((await promised(world, reference, 'personNotReached')).length > 0)
  })

  for (const [why, other] of [
    ['Teams is only silent', trouble('try again', 'Status503', 503)],
    ['the message is too large', trouble('refused', 'MessageSizeTooBig', 413)],
    ['the bot’s own token is refused', trouble('refused', 'Status401', 401)],
    ['the card could not be made', new TypeError('no')],
  ] as const)
    it(`is not written to by e-mail when ${why}`, async () => {
      fault = other
      const reference = await taken(world)
      await tell(world, reference, 'draftsNotFiled')
      await run(reference, ['chat'])
      assert.deepEqual(await written(reference, SAM.id), [])
      assert.ok((await promised(world, reference, 'personNotReached')).length > 0)
    })

  it('is shown to an administrator with the time and the reason, and to nobody else', async () => {
    const reference = await taken(world)
    await tell(world, reference, 'draftsNotFiled')
    await run(reference, ['chat'])
    const found = await unreachedLately(world, ADMIN)
    assert.ok(!('refused' in found))
    const sam = found.find(({ name }) => name === SAM.name)
    assert.deepEqual([sam?.at, sam?.times], [MONDAY, 1])
    assert.match(sam?.why ?? '', /have blocked the bot/)
    assert.doesNotMatch(JSON.stringify(found), /PCA-|403|Childs|Prisonson/)
    const refused = await unreachedLately(world, TESS)
    assert.equal('refused' in refused && refused.refused, 'notAdministrator')
    world.setNow('2026-12-21T10:00:01.000Z')
    assert.deepEqual(await unreachedLately(world, ADMIN), [])
  })

  it('is told in the feed that a report is due today or overdue, by its reference alone, while that holds', async () => {
    const reference = await taken(world)
    for (const now of ['2026-12-15T09:00:00.000Z', '2026-12-16T09:00:00.000Z']) {
      world.setNow(now)
      await decideNudges(world)
      await sayNudges(world)
      await run(reference, ['feed'])
    }
    assert.deepEqual(
      feed.map(({ person, activityType, previewText }) => [person, activityType, previewText]).toSorted(),
      [
        [SAM.id, 'reportDueToday', `${reference} is due today`],
        [TESS.id, 'reportDueToday', `${reference} is due today`],
        [TESS.id, 'reportOverdue', `${reference} is overdue`],
      ].toSorted(),
    )
  })

  it('is not told in the feed what was over before it came', async () => {
    const reference = await taken(world)
    world.setNow('2026-12-15T09:00:00.000Z')
    await decideNudges(world)
    await sayNudges(world)
    await write(world, reference)
    await sendIn(world, reference)
    await run(reference, ['feed'])
    assert.ok(feed.every(({ person }) => person !== SAM.id))
    world.setNow('2026-12-16T09:00:00.000Z')
    const before = feed.length
    await world.database.kysely
      .updateTable('notice')
      .set({ status: 'promised' })
      .where('what', '=', 'reportDueToday')
      .execute()
    await run(reference, ['feed'])
    assert.equal(feed.length, before)
  })
})
