/** The report reached one and not the other, or neither: people get one message that says so, and never two that differ. */
import assert from 'node:assert/strict'
import { deliverCard } from '../../src/jobs/deliver-card.ts'
import { deliverEmail } from '../../src/jobs/deliver-email.ts'
import type { KeptNotice } from '../../src/workflow/ports.ts'
import { sendMailAgain } from '../../src/workflow/send-again.ts'
import { SAM, TESS } from '../support/council.ts'
import { released } from '../support/workflow-road.ts'
import { useMailbox } from './mailbox.ts'

const ABOUT_REPORTS = ['deliveryFailed', 'mailBounced', 'mailStuck']

describe('a report that has not reached everybody', () => {
  const mailbox = useMailbox()
  const { read, noticeOf, sendAll, sentReferral } = mailbox
  const about = async (reference: string): Promise<readonly KeptNotice[]> =>
    (await mailbox.world.store.notices(reference)).filter(
      ({ event, by }) => by === 'chat' && ABOUT_REPORTS.includes(event),
    )
  const post = (key: string) => deliverCard(mailbox.world)({ key }, { number: 1, last: false })
  /** Posts all that is promised about the reports; what each of the two was told. */
  const tellAll = async (reference: string) => {
    for (const { key } of await about(reference)) await post(key)
    const told = mailbox.chats.splice(0)
    const to = (person: string) => told.filter((chat) => chat.person === person).map(({ text }) => text)
    return { worker: to(SAM.id), signer: to(TESS.id), all: told.length }
  }
  const refuse = (times: number) =>
    mailbox.outlook.fail({ method: 'POST', path: /sendMail/, status: 403, code: 'ErrorAccessDenied', times })
  const emailTo = async (reference: string, what: KeptNotice['what']) =>
    deliverEmail(mailbox.world)({ key: (await noticeOf(reference, what)).key }, { number: 1, last: false })
  /** Released, the receipt sent, and the reports not yet. */
  const ready = async (): Promise<string> => {
    const { reference } = await released(mailbox.world)
    await emailTo(reference, 'receipt')
    return reference
  }

  for (const [lost, whom, other] of [
    ['report-to-prison', 'prison', 'LADO'],
    ['report-to-lado', 'LADO', 'prison'],
  ] as const)
    it(`tells of the ${whom} alone what has not arrived, and of the ${other} that it has`, async () => {
      const reference = await ready()
      refuse(1)
      await emailTo(reference, lost)
      await sendAll(reference)
      const { worker, signer, all } = await tellAll(reference)
      assert.equal(all, 2)
      assert.deepEqual(worker, signer)
      assert.match(worker[0] ?? '', new RegExp(`The ${other} has it.*The ${whom} has not got it`))
      assert.match(worker[0] ?? '', new RegExp(`Please telephone the ${whom} now`))
      assert.match(worker[0] ?? '', /Send again/)
    })

  it('is one message when both are given up before it is posted', async () => {
    const reference = await ready()
    refuse(2)
    await sendAll(reference)
    const { worker, signer, all } = await tellAll(reference)
    assert.equal(all, 2)
    for (const [text] of [worker, signer]) assert.match(text ?? '', /reached neither the prison nor the LADO/)
    assert.deepEqual((await about(reference)).map(({ status }) => status).sort(), [
      'accepted',
      'accepted',
      'not needed',
      'not needed',
    ])
  })

  it('is a message more when the other one is given up later, and that one says both', async () => {
    const reference = await ready()
    refuse(2)
    await emailTo(reference, 'report-to-prison')
    const first = await tellAll(reference)
    assert.match(first.worker[0] ?? '', /The LADO does not have it yet.*The prison has not got it/)
    await emailTo(reference, 'report-to-lado')
    const second = await tellAll(reference)
    assert.deepEqual(
      [second.worker.length, second.signer.length],
      [1, 1],
      'nothing is lost at the same version',
    )
    assert.match(second.worker[0] ?? '', /The prison has not got it.*The LADO has not got it/)
  })

  it('is one message when one is given up and the other comes back, whichever is posted first', async () => {
    for (const turned of [false, true]) {
      const reference = await ready()
      refuse(1)
      await emailTo(reference, 'report-to-prison')
      await emailTo(reference, 'report-to-lado')
      await mailbox.outlook.bounce((await noticeOf(reference, 'report-to-lado')).dispatchId)
      await read()
      const notices = await about(reference)
      assert.equal(notices.length, 4)
      for (const { key } of turned ? notices.toReversed() : notices) await post(key)
      const told = mailbox.chats.splice(0)
      assert.deepEqual(told.map(({ person }) => person).sort(), [SAM.id, TESS.id].sort())
      for (const { text } of told) assert.match(text, /reached neither the prison nor the LADO/)
    }
  })

  it('is one message to each when all are posted side by side', async () => {
    const reference = await sentReferral()
    for (const what of ['report-to-prison', 'report-to-lado'] as const)
      await mailbox.outlook.bounce((await noticeOf(reference, what)).dispatchId)
    await read()
    const notices = await about(reference)
    assert.equal(notices.length, 4)
    await Promise.all(notices.map(({ key }) => post(key)))
    assert.deepEqual(mailbox.chats.map(({ person }) => person).sort(), [SAM.id, TESS.id].sort())
    for (const { text } of mailbox.chats) assert.match(text, /reached neither the prison nor the LADO/)
  })

  it('waits for Teams with one message that is drawn anew, and not with two', async () => {
    const reference = await ready()
    refuse(2)
    await emailTo(reference, 'report-to-prison')
    const { teams } = mailbox.world
    mailbox.world = {
      ...mailbox.world,
      teams: { ...teams, postToPerson: () => Promise.reject(new Error('Teams is not there')) },
    }
    for (const { key } of await about(reference)) await assert.rejects(post(key))
    mailbox.world = { ...mailbox.world, teams }
    await emailTo(reference, 'report-to-lado')
    const { worker, signer, all } = await tellAll(reference)
    assert.equal(all, 2)
    for (const [text] of [worker, signer]) assert.match(text ?? '', /reached neither the prison nor the LADO/)
  })

  it('is no message when it has gone again before anybody was told', async () => {
    const reference = await sentReferral()
    await mailbox.outlook.bounce((await noticeOf(reference, 'report-to-lado')).dispatchId)
    await read()
    await sendMailAgain(mailbox.world, SAM, { reference, what: 'report-to-lado', reason: 'Mended.' })
    await sendAll(reference)
    assert.equal((await tellAll(reference)).all, 0)
  })

  it('is told once, however often the job that gave it up runs again, and at whatever version', async () => {
    const reference = await ready()
    refuse(1)
    await emailTo(reference, 'report-to-prison')
    const { key } = await noticeOf(reference, 'report-to-prison')
    assert.equal((await tellAll(reference)).all, 2)
    await mailbox.world.database.run(`update referral set version = version + 1`)
    await deliverEmail(mailbox.world)({ key }, { number: 2, last: false })
    assert.equal((await about(reference)).length, 2)
    assert.equal((await tellAll(reference)).all, 0)
  })

  it('says nothing of the family', async () => {
    const reference = await ready()
    refuse(2)
    await sendAll(reference)
    const { worker } = await tellAll(reference)
    assert.doesNotMatch(worker.join(), /Mia|Childs|Prisonson|Carerly|HMP|A1234BC|@/)
  })
})
