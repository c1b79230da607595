/** An address that was changed after the signature: nothing goes there, people hear of it, and the right one is one word away. */
import assert from 'node:assert/strict'
import { checkAddress, enterAddress, withdrawAddress } from '../../src/domain/book-rules.ts'
import { prisonHolder } from '../../src/domain/recipient-book.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { deliverEmail } from '../../src/jobs/deliver-email.ts'
import type { JobWorld } from '../../src/jobs/ports.ts'
import { releaseReports } from '../../src/workflow/dispatch.ts'
import { changeBook } from '../../src/workflow/recipient-book.ts'
import { sendMailAgain } from '../../src/workflow/send-again.ts'
import { signOffReport, undoSignOffOf } from '../../src/workflow/sign-off.ts'
import { ADMIN, MAYA, SAM, TESS } from '../support/council.ts'
import { jobWorld } from '../support/job-world.ts'
import { as, promised, released, seenIn, signed, submitted } from '../support/workflow-road.ts'
import { openWorkflow, refusalOf, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

type Mail = Parameters<JobWorld['graph']['sendMail']>[0]

const OMU = { holder: prisonHolder('ZAA'), mailbox: 'omu' } as const
const NEW = 'omu.new@prison.example'
const HOW = 'The OMU, on the number of its page.'

describe('an address that changes after the signature', () => {
  let world: WorkflowWorld & JobWorld
  let mails: Mail[]

  before(async () => {
    const store = await openWorkflow()
    const graph = {
      findSent: async () => undefined,
      sendMail: async (mail: Mail) => void mails.push(mail),
    }
    world = jobWorld(store, { graph })
  })
  after(() => world.close())
  beforeEach(async () => {
    await startAfresh(world)
    mails = []
  })

  const withdraw = () =>
    rule(ADMIN, withdrawAddress, {
      ...{ ...OMU, id: 'file/prison/ZAA/omu', why: 'It came back.' },
    })
  const enterNew = async () => {
    const what = { id: world.newId(), ...OMU, email: NEW, name: '', phone: '' }
    await rule(ADMIN, enterAddress, what)
    await rule(MAYA, checkAddress, { id: what.id, heard: NEW, how: HOW })
  }
  const rule = async <W extends object>(
    by: typeof ADMIN,
    of: Parameters<typeof changeBook<W>>[2]['rule'],
    what: W,
  ) => {
    const change = await changeBook(world, by, { rule: of, what })
    assert.ok(!isRefusal(change), JSON.stringify(change))
  }
  const deliver = async (reference: string, event: string) => {
    const notices = await world.store.notices(reference)
    for (const { key } of notices.filter((one) => one.event === event && one.by === 'email'))
      await deliverEmail(world)({ key }, { number: 1, last: false })
  }
  const toPrison = () => mails.filter(({ to }) => to.includes('omu')).map(({ to }) => to)

  it('stops the release, and the next signature goes to the new one', async () => {
    const { reference, signOff } = await signed(world)
    await withdraw()
    world.setNow(signOff.releaseAt)
    const answer = await releaseReports(world, reference)
    assert.equal(isRefusal(answer) && answer.refused, 'addressChanged')
    assert.equal((await promised(world, reference, 'sendStopped')).length, 2)
    const undone = as(await undoSignOffOf(world, TESS, reference), 'submitted')
    assert.equal(
      await refusalOf(world, () => signOffReport(world, TESS, seenIn(undone))),
      'noApprovedAddress',
    )
    await enterNew()
    const again = as(await signOffReport(world, TESS, seenIn(undone)), 'signed_off')
    assert.equal(again.signOff.recipients[0]?.email, NEW)
  })

  it('is not written to when it was withdrawn between the release and the e-mail; people hear of it', async () => {
    const { reference } = await released(world)
    await withdraw()
    await deliver(reference, 'released')
    assert.deepEqual(toPrison(), [])
    assert.equal(mails.length, 1, 'the LADO has theirs')
    assert.ok((await promised(world, reference, 'deliveryFailed')).length > 0)
  })

  it('is followed by the report that a person sends again, word for word, with a line in the audit', async () => {
    const { reference, signOff } = await released(world)
    await withdraw()
    await deliver(reference, 'released')
    const ask = { reference, what: 'report-to-prison', reason: 'The prison has another mailbox.' } as const
    assert.equal(await refusalOf(world, () => sendMailAgain(world, SAM, ask)), 'noApprovedAddress')
    await enterNew()
    const again = as(await sendMailAgain(world, SAM, ask), 'sending')
    assert.equal(again.signOff.fingerprint, signOff.fingerprint)
    await deliver(reference, 'prisonAgain')
    assert.deepEqual(toPrison(), [NEW])
  })

  it('is not changed for anybody while it only waits for the second person', async () => {
    const sent = await submitted(world)
    await rule(ADMIN, enterAddress, { id: world.newId(), ...OMU, email: NEW, name: '', phone: '' })
    const done = as(await signOffReport(world, TESS, seenIn(sent)), 'signed_off')
    assert.equal(done.signOff.recipients[0]?.email, 'omu.example@prison.example')
  })
})
