/** Send again: one more promise for one e-mail, by a person; and the referral becomes sent as if it had gone at once. */
import assert from 'node:assert/strict'
import type { MailWhat } from '../../src/domain/mail.ts'
import type { Person } from '../../src/domain/people.ts'
import { knownOf } from '../../src/store/deliveries.ts'
import { settle } from '../../src/store/notices.ts'
import { confirmAccepted, confirmWhatWasSent } from '../../src/workflow/dispatch.ts'
import { mailsOf, notePhoneCall, sendMailAgain } from '../../src/workflow/send-again.ts'
import { MAYA, SAM, SOUTH_WORKER, TESS } from '../support/council.ts'
import { auditOf } from '../support/stored.ts'
import { as, promised, released } from '../support/workflow-road.ts'
import { MONDAY, openWorkflow, refusalOf, type WorkflowWorld } from '../support/workflow-world.ts'

describe('an e-mail that is sent again', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => world.setNow(MONDAY))

  const emails = async (reference: string, what: MailWhat) =>
    (await world.store.notices(reference))
      .filter((notice) => notice.by === 'email' && notice.what === what)
      .toSorted((one, other) => one.version - other.version)
  const end = async (reference: string, what: MailWhat, status: 'accepted' | 'failed') => {
    const last = (await emails(reference, what)).at(-1)
    await settle(world.database.kysely, last?.key ?? '', { status, at: world.clock.now() })
  }
  const again = (reference: string, by: Person = SAM, change: object = {}) =>
    sendMailAgain(world, by, { reference, what: 'report-to-lado', reason: 'Graph was away.', ...change })
  const halfSent = async (): Promise<string> => {
    const { reference } = await released(world)
    await end(reference, 'report-to-prison', 'accepted')
    await end(reference, 'report-to-lado', 'failed')
    return reference
  }
  const bounce = async (reference: string, what: MailWhat) => {
    const last = (await emails(reference, what)).at(-1)
    const row = { kind: 'bounced', at: world.clock.now(), messageId: '<b>', conversationId: '' } as const
    await world.store.transaction((tx) => tx.keepDelivery({ ...row, notice: last?.key ?? '' }))
  }
  const statusOf = async (reference: string) => (await world.store.load(reference))?.referral.status

  it('is promised with a key and a dispatch id of its own, to that recipient alone, and stands in the audit', async () => {
    const reference = await halfSent()
    world.jobs.length = 0
    as(await again(reference), 'sending')
    assert.deepEqual(world.jobs.length, 1)
    const [first, second] = await emails(reference, 'report-to-lado')
    assert.equal(second?.status, 'promised')
    assert.notEqual(first?.dispatchId, second?.dispatchId)
    assert.deepEqual(await promised(world, reference, 'prisonAgain'), [])
    const line = (await auditOf(world.database, reference)).at(-1)
    assert.deepEqual(
      [line?.who, line?.what, line?.reason],
      [SAM.id, 'sendAgain', 'the report to the LADO: Graph was away.'],
    )
  })

  it('leaves known when the copy before came back, in its line and for a list of all', async () => {
    const reference = await halfSent()
    const standing = async () =>
      mailsOf(await world.store.notices(reference), await world.store.deliveries(reference)).find(
        ({ what }) => what === 'report-to-lado',
      )
    assert.equal((await standing())?.before, undefined)
    world.setNow('2026-12-07T10:30:00.000Z')
    as(await again(reference), 'sending')
    assert.equal((await standing())?.before?.standing, 'given up')
    await end(reference, 'report-to-lado', 'accepted')
    await bounce(reference, 'report-to-lado')
    const at = world.clock.now()
    world.setNow('2026-12-07T10:40:00.000Z')
    as(await again(reference), 'sending')
    const mail = await standing()
    assert.deepEqual([mail?.status, mail?.before], ['promised', { standing: 'bounced', at }])
    const copies = await emails(reference, 'report-to-lado')
    const known = await knownOf(
      world.database.kysely,
      copies.map(({ key }) => key),
    )
    assert.deepEqual(
      copies.map(({ key }) => known.get(key)),
      [undefined, { bounced: at }, undefined],
    )
    assert.equal((await knownOf(world.database.kysely, [])).size, 0)
  })

  it('makes the referral sent when it is accepted, by the job or by the sweep', async () => {
    for (const confirm of [confirmAccepted, confirmWhatWasSent] as const) {
      const reference = await halfSent()
      await confirmWhatWasSent(world)
      assert.equal(await statusOf(reference), 'sending')
      await again(reference)
      await confirmWhatWasSent(world)
      assert.equal(await statusOf(reference), 'sending', 'a promise is no acceptance')
      await end(reference, 'report-to-lado', 'accepted')
      await confirm(world, reference)
      assert.equal(await statusOf(reference), 'sent')
    }
  })

  it('is refused while it is open, when it was accepted, and when two people press at once', async () => {
    const reference = await halfSent()
    assert.equal(
      await refusalOf(world, () => again(reference, SAM, { what: 'report-to-prison' })),
      'onItsWay',
    )
    const both = await Promise.all([again(reference), again(reference, TESS)])
    assert.deepEqual(both.map((one) => ('refused' in one ? one.refused : 'done')).sort(), [
      'done',
      'onItsWay',
    ])
    assert.equal(await refusalOf(world, () => again(reference)), 'onItsWay')
    await end(reference, 'report-to-lado', 'accepted')
    assert.equal(await refusalOf(world, () => again(reference)), 'onItsWay')
  })

  it('may follow one that came back, though the referral is sent, and stays sent', async () => {
    const reference = await halfSent()
    await again(reference)
    await end(reference, 'report-to-lado', 'accepted')
    as(await confirmAccepted(world, reference), 'sent')
    await bounce(reference, 'report-to-prison')
    as(await again(reference, TESS, { what: 'report-to-prison' }), 'sent')
    assert.deepEqual(await promised(world, reference, 'prisonAgain'), ['report-to-prison to prison by email'])
  })

  it('is refused to others, without a reason, and where nothing was sent', async () => {
    const reference = await halfSent()
    assert.equal(await refusalOf(world, () => again(reference, SOUTH_WORKER)), 'notForYou')
    assert.equal(await refusalOf(world, () => again(reference, MAYA)), 'notToSendAgain')
    assert.equal(await refusalOf(world, () => again(reference, SAM, { reason: ' ' })), 'againReasonNeeded')
    await end(reference, 'receipt', 'accepted')
    assert.equal(await refusalOf(world, () => again(reference, MAYA, { what: 'receipt' })), 'onItsWay')
    assert.equal(await refusalOf(world, () => again(reference, SAM, { what: 'holding' })), 'notNow')
  })

  it('can be the receipt, by MASH', async () => {
    const reference = await halfSent()
    await end(reference, 'receipt', 'failed')
    as(await again(reference, MAYA, { what: 'receipt' }), 'sending')
    assert.deepEqual(await promised(world, reference, 'receiptAgain'), ['receipt to requester by email'])
  })

  it('need not be, when somebody telephoned: the call is noted with the newest e-mail to them', async () => {
    const reference = await halfSent()
    const call = { reference, who: 'lado', words: 'The duty LADO, at ten.' } as const
    const referral = as(await notePhoneCall(world, SAM, call), 'sending')
    assert.deepEqual(referral.calls, [
      { who: 'lado', by: SAM.id, at: world.clock.now(), words: 'The duty LADO, at ten.' },
    ])
    await notePhoneCall(world, TESS, call)
    const deliveries = await world.store.deliveries(reference)
    assert.deepEqual(
      deliveries.map(({ kind }) => kind),
      ['phoned', 'phoned'],
    )
    const mails = mailsOf(await world.store.notices(reference), deliveries)
    assert.deepEqual(
      mails.filter(({ known }) => known.phoned !== undefined).map(({ what }) => what),
      ['report-to-lado'],
    )
    assert.equal(await refusalOf(world, () => notePhoneCall(world, SOUTH_WORKER, call)), 'notForYou')
  })
})
