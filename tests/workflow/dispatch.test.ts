/** Sending: when it is time, only what was signed, and sent when both e-mails were accepted. */
import assert from 'node:assert/strict'
import { MOST_ATTACHED_BYTES } from '../../src/domain/dispatch.ts'
import { NotOpened } from '../../src/store/envelope.ts'
import { settle } from '../../src/store/notices.ts'
import type { SealedBytes } from '../../src/store/sealing.ts'
import { confirmAccepted, releaseReports, releaseWhatIsDue, tell } from '../../src/workflow/dispatch.ts'
import { askForChangesTo, undoSignOffOf } from '../../src/workflow/sign-off.ts'
import { changeReports, clear } from '../support/clear.ts'
import { TESS } from '../support/council.ts'
import { auditOf } from '../support/stored.ts'
import { as, promised, released, signed, submitted } from '../support/workflow-road.ts'
import {
  everythingIn,
  MONDAY,
  openWorkflow,
  refusalOf,
  type WorkflowWorld,
} from '../support/workflow-world.ts'

const STOPPED = ['send-stopped to signer by chat', 'send-stopped to worker by chat']

describe('sending the reports', () => {
  let world: WorkflowWorld
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(() => world.setNow(MONDAY))

  const accept = async (
    reference: string,
    to: 'prison' | 'lado',
    status: 'accepted' | 'failed' = 'accepted',
  ) => {
    const notices = await world.store.notices(reference)
    const email = notices.find((notice) => notice.event === 'released' && notice.to === to)
    await settle(world.database.kysely, email?.key ?? '', { status, at: world.clock.now() })
  }
  const statusOf = async (reference: string) => (await world.store.load(reference))?.referral.status
  const changeWord = (reference: string) =>
    changeReports(world, reference, (words) => words.replaceAll('wants it slow', 'wants it now'))
  const holdForPolice = (reference: string) =>
    world.database.kysely
      .updateTable('section')
      .set({ answers: clear({ openInvestigation: 'yes', mayProceed: 'no' }) })
      .where('reference', '=', reference)
      .where('key', '=', 'C')
      .execute()

  it('is refused a second before the time to undo is over, and done at that moment', async () => {
    const { reference } = await signed(world)
    world.setNow('2026-12-07T10:09:59.999Z')
    assert.equal(await refusalOf(world, () => releaseReports(world, reference)), 'notNow')
    world.setNow('2026-12-07T10:10:00.000Z')
    as(await releaseReports(world, reference), 'sending')
    assert.deepEqual(await promised(world, reference, 'released'), [
      'referral-summary to team channel by channel card',
      'report-to-lado to lado by email',
      'report-to-prison to prison by email',
      'signed-reports to team folder by file',
    ])
    const line = (await auditOf(world.database, reference)).at(-1)
    assert.deepEqual([line?.who, line?.what, line?.to], ['bot', 'release', 'sending'])
    assert.equal(await refusalOf(world, () => releaseReports(world, reference)), 'notNow')
  })

  it('is found by the sweep when its job was lost, once', async () => {
    const { reference } = await signed(world)
    world.setNow('2026-12-08T10:00:00.000Z')
    assert.ok((await releaseWhatIsDue(world)) >= 1)
    assert.equal(await statusOf(reference), 'sending')
    const before = await everythingIn(world.database)
    await releaseWhatIsDue(world)
    assert.equal(await everythingIn(world.database), before)
  })

  it('is done for the others, when one of them is broken in the store', async () => {
    const broken = await signed(world)
    const sound = await signed(world)
    const damage = (from: string, to: string) =>
      world.database.kysely
        .updateTable('report')
        .set(({ fn, val }) => ({ document: fn('replace', ['document', val(from), val(to)]) }))
        .where('reference', '=', broken.reference)
        .execute()
    await damage('v1.test.', 'v1.test.#')
    world.setNow(sound.signOff.releaseAt)
    await assert.rejects(releaseWhatIsDue(world), NotOpened)
    assert.equal(await statusOf(sound.reference), 'sending')
    assert.equal(await statusOf(broken.reference), 'signed_off')
    await damage('v1.test.#', 'v1.test.')
    await releaseWhatIsDue(world)
    assert.equal(await statusOf(broken.reference), 'sending')
  })

  it('does not happen after an undo, though the job comes', async () => {
    const { reference } = await signed(world)
    await undoSignOffOf(world, TESS, reference)
    world.setNow('2026-12-08T10:00:00.000Z')
    assert.equal(await refusalOf(world, () => releaseReports(world, reference)), 'notNow')
  })

  it('is stopped when the signed reports were changed in the store, and people are told once', async () => {
    const { reference, signOff } = await signed(world)
    await changeWord(reference)
    world.setNow(signOff.releaseAt)
    for (const _ of [1, 2]) {
      const answer = await releaseReports(world, reference)
      assert.equal('refused' in answer && answer.refused, 'reportsChanged')
    }
    assert.equal(await statusOf(reference), 'signed_off')
    assert.deepEqual(await promised(world, reference, 'released'), [])
    assert.deepEqual(await promised(world, reference, 'sendStopped'), STOPPED)
  })

  it('is stopped when the reports are larger than one e-mail may be, before anything goes to anybody', async () => {
    const { reference, signOff } = await signed(world)
    await world.database.kysely
      .updateTable('report')
      .set({ bytes: Buffer.alloc(MOST_ATTACHED_BYTES / 2 + 1) as SealedBytes })
      .where('reference', '=', reference)
      .where('signed', '=', true)
      .execute()
    world.setNow(signOff.releaseAt)
    const answer = await releaseReports(world, reference)
    assert.equal('refused' in answer && answer.refused, 'tooLargeToSend')
    assert.equal(await statusOf(reference), 'signed_off')
    assert.deepEqual(await promised(world, reference, 'released'), [])
    assert.deepEqual(await promised(world, reference, 'sendStopped'), STOPPED)
    as(await undoSignOffOf(world, TESS, reference), 'submitted')
  })

  it('is stopped when the police ask to wait, and people are told', async () => {
    const { reference, signOff } = await signed(world)
    await holdForPolice(reference)
    world.setNow(signOff.releaseAt)
    const answer = await releaseReports(world, reference)
    assert.equal('refused' in answer && answer.refused, 'heldForPolice')
    assert.equal(await statusOf(reference), 'signed_off')
    assert.deepEqual(await promised(world, reference, 'sendStopped'), STOPPED)
  })

  it('is sent when the last of the two e-mails is accepted, and both people hear of it', async () => {
    const { reference } = await released(world)
    await accept(reference, 'prison')
    assert.equal(await refusalOf(world, () => confirmAccepted(world, reference)), 'notNow')
    await accept(reference, 'lado')
    const sent = as(await confirmAccepted(world, reference), 'sent')
    assert.equal(sent.sentAt, '2026-12-07T10:10:00.000Z')
    assert.deepEqual(await promised(world, reference, 'sent'), [
      'referral-summary to team channel by channel card',
      'sent to signer by chat',
      'sent to worker by chat',
    ])
    assert.equal(await refusalOf(world, () => confirmAccepted(world, reference)), 'notNow')
  })

  it('is not sent while one e-mail was given up', async () => {
    const { reference } = await released(world)
    await accept(reference, 'prison')
    await accept(reference, 'lado', 'failed')
    assert.equal(await refusalOf(world, () => confirmAccepted(world, reference)), 'notNow')
    assert.equal(await statusOf(reference), 'sending')
  })

  it('is sent once, when both e-mails are confirmed at the same time', async () => {
    const { reference } = await released(world)
    await accept(reference, 'prison')
    await accept(reference, 'lado')
    await Promise.all([confirmAccepted(world, reference), confirmAccepted(world, reference)])
    const moves = (await auditOf(world.database, reference)).map(({ what }) => what)
    assert.equal(moves.filter((what) => what === 'confirmSent').length, 1)
  })

  it('cannot be undone, nor sent back, once the e-mails are released', async () => {
    const { reference, submission } = await released(world)
    assert.equal(await refusalOf(world, () => undoSignOffOf(world, TESS, reference)), 'undoOver')
    const ask = {
      reference,
      submission: 1,
      fingerprint: submission.fingerprint,
      reason: 'More.',
      section: undefined,
    }
    assert.equal(await refusalOf(world, () => askForChangesTo(world, TESS, ask)), 'notNow')
  })

  it('tells what moves no status once for each version', async () => {
    const { reference } = await submitted(world)
    await tell(world, reference, 'draftsFiled')
    const before = await everythingIn(world.database)
    await tell(world, reference, 'draftsFiled')
    assert.equal(await everythingIn(world.database), before)
    assert.deepEqual(await promised(world, reference, 'draftsFiled'), [
      'sign-off-request to team manager by chat',
      'signOffWaiting to team manager by feed',
    ])
    await tell(world, 'PCA-2026-9999', 'draftsFiled')
    assert.equal(await everythingIn(world.database), before)
  })
})
