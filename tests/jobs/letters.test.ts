/** The letters to whoever asked: sent once, only while they say what stands, and a failure is told to people. */
import assert from 'node:assert/strict'
import type { Details } from '../../src/domain/referral.ts'
import { deliverCard } from '../../src/jobs/deliver-card.ts'
import { deliverEmail } from '../../src/jobs/deliver-email.ts'
import type { JobWorld } from '../../src/jobs/ports.ts'
import { openLedger } from '../../src/store/ledger.ts'
import { correctDueDate } from '../../src/workflow/due-changes.ts'
import { sendHoldingEmail } from '../../src/workflow/holding.ts'
import {
  answerMoreTimeAsked,
  askForMoreTime,
  recordNoFromPrison,
  recordWhatWasAgreed,
} from '../../src/workflow/more-time.ts'
import type { KeptNotice } from '../../src/workflow/ports.ts'
import { DETAILS } from '../support/answers.ts'
import { MAYA, SAM, TESS } from '../support/council.ts'
import { promised, taken } from '../support/workflow-road.ts'
import { MONDAY, openWorkflow, type WorkflowWorld } from '../support/workflow-world.ts'

type Mail = Parameters<JobWorld['graph']['sendMail']>[0]

const LATE = '2026-12-16T10:00:00.000Z'

describe('a letter about the due date', () => {
  let world: WorkflowWorld & JobWorld
  let mails: Mail[]
  let chats: { person: string; text: string }[]
  let refuses: boolean

  before(async () => {
    const store = await openWorkflow()
    // The two calls that these jobs make of the outside, and nothing else.
    const graph = {
      findSent: async (id: string) => mails.find((mail) => mail.dispatchId === id),
      sendMail: async (mail: Mail) => {
        if (refuses) throw Object.assign(new Error('refused'), { advice: 'refused' })
        mails.push(mail)
      },
    }
    const teams = {
      postToPerson: async (person: string, post: object) =>
        void chats.push({ person, text: JSON.stringify(post) }),
    }
    world = {
      ...store,
      ...({ graph, teams, pdf: {} } as unknown as Pick<JobWorld, 'graph' | 'teams' | 'pdf'>),
      ledger: openLedger(store.database),
      hear: () => undefined,
    }
  })
  after(() => world.close())
  beforeEach(() => {
    mails = []
    chats = []
    refuses = false
    world.setNow(MONDAY)
  })

  const ask = (reference: string, words = 'For us alone.') =>
    askForMoreTime(world, SAM, { reference, until: '2026-12-18', reason: 'police_hold', words })
  const agree = (reference: string) =>
    answerMoreTimeAsked(world, TESS, { reference, until: undefined, agree: true, words: 'Not for them.' })
  const agreed = async (details: Details = DETAILS): Promise<string> => {
    const reference = await taken(world, SAM, details)
    await ask(reference)
    await agree(reference)
    return reference
  }
  const late = async (): Promise<string> => {
    const reference = await taken(world)
    world.setNow(LATE)
    await sendHoldingEmail(world, TESS, { reference, expected: '2026-12-21' })
    return reference
  }
  const noticesOf = async (reference: string, what: KeptNotice['what']) =>
    (await world.store.notices(reference)).filter((notice) => notice.what === what)
  const run = async (
    reference: string,
    what: KeptNotice['what'],
    last = false,
  ): Promise<readonly string[]> => {
    const found = await noticesOf(reference, what)
    assert.ok(found.length > 0, `${what} was promised`)
    for (const { key, by } of found)
      await (by === 'email' ? deliverEmail : deliverCard)(world)({ key }, { number: 1, last })
    return (await noticesOf(reference, what)).map(({ status }) => status)
  }

  it('goes to the prison once, with its own words alone, and again with nothing more', async () => {
    const reference = await agreed()
    assert.deepEqual(await run(reference, 'more-time'), ['accepted'])
    assert.deepEqual(await run(reference, 'more-time'), ['accepted'])
    assert.deepEqual(
      mails.map(({ to, subject, attachments }) => [to, subject, attachments]),
      [['omu.example@prison.example', `OFFICIAL-SENSITIVE ${reference} more time`, []]],
    )
    const text = JSON.stringify(mails)
    assert.match(text, /until Fri 18 Dec 2026 because our enquiries are not finished/)
    assert.doesNotMatch(text, /For us alone|Not for them|police/i)
  })

  it('goes to the LADO who asked', async () => {
    const reference = await agreed({ ...DETAILS, request: { ...DETAILS.request, requestSource: 'lado' } })
    await run(reference, 'more-time')
    assert.deepEqual(
      mails.map(({ to }) => to),
      ['lado@council.example'],
    )
  })

  it('is not needed where no address is approved, and the worker is asked to telephone', async () => {
    const reference = await agreed({ ...DETAILS, request: { ...DETAILS.request, requestSource: 'court' } })
    assert.deepEqual(await run(reference, 'more-time'), ['not needed'])
    assert.deepEqual(mails, [])
    assert.deepEqual(await promised(world, reference, 'letterNotSent'), [])
    await run(reference, 'more-time-agreed')
    assert.equal(chats[0]?.person, SAM.id)
    assert.match(chats[0].text, /please telephone, and record what was said/)
  })

  it('is not sent any more when the answer came before it went', async () => {
    const refused = await agreed()
    await recordNoFromPrison(world, SAM, { reference: refused, words: '' })
    const moved = await agreed()
    await recordWhatWasAgreed(world, SAM, {
      ...{ reference: moved, until: '2026-12-18', with: 'Jo, OMU', on: '2026-12-07', how: 'telephone call' },
    })
    for (const reference of [refused, moved])
      assert.deepEqual(await run(reference, 'more-time'), ['not needed'])
    assert.deepEqual(mails, [])
  })

  it('is sent once, when more time was refused and asked for again while no e-mail went', async () => {
    const reference = await agreed()
    await recordNoFromPrison(world, SAM, { reference, words: 'No.' })
    world.setNow('2026-12-07T10:20:00.000Z')
    await ask(reference)
    await agree(reference)
    assert.deepEqual((await run(reference, 'more-time')).toSorted(), ['accepted', 'not needed'])
    assert.equal(mails.length, 1)
  })

  it('about a late report goes with the day on which it is expected', async () => {
    const reference = await late()
    assert.deepEqual(await run(reference, 'holding'), ['accepted'])
    assert.equal(mails[0]?.subject, `OFFICIAL-SENSITIVE ${reference} report is late`)
    assert.match(mails[0].text, /We now expect to send it by Mon 21 Dec 2026\./)
    await run(reference, 'holding-sent')
    assert.match(chats[0]?.text ?? '', /they can expect it by Mon 21 Dec 2026/)
  })

  it('about a late report is not sent when the date was moved meanwhile', async () => {
    const reference = await late()
    await correctDueDate(world, MAYA, { reference, to: '2026-12-18', words: 'Received later.' })
    assert.deepEqual(await run(reference, 'holding'), ['not needed'])
    assert.deepEqual(await run(reference, 'holding-sent'), ['not needed'])
    assert.deepEqual([mails, chats], [[], []])
  })

  for (const [what, make] of [
    ['more-time', agreed],
    ['holding', late],
  ] as const)
    it(`that is given up (${what}) is told to the worker and the manager, who telephone`, async () => {
      const reference = await make()
      refuses = true
      assert.deepEqual(await run(reference, what, true), ['failed'])
      assert.deepEqual(await promised(world, reference, 'letterNotSent'), [
        'letter-not-sent to team manager by chat',
        'letter-not-sent to worker by chat',
      ])
      await run(reference, 'letter-not-sent')
      assert.deepEqual(chats.map(({ person }) => person).toSorted(), [SAM.id, TESS.id])
      for (const { text } of chats) assert.match(text, /Please telephone/)
    })
})
