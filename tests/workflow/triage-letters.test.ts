/** The e-mails about what MASH decided: each waits for the time to undo, goes once, and not where it was undone. */
import assert from 'node:assert/strict'
import { deliverCard } from '../../src/jobs/deliver-card.ts'
import { deliverEmail } from '../../src/jobs/deliver-email.ts'
import { sendMailAgain } from '../../src/workflow/send-again.ts'
import type { TriageChoice } from '../../src/workflow/triage.ts'
import { letterOf } from '../../src/workflow/triage-letter.ts'
import { DUTY, MAYA, SAM, SOUTH_MANAGER } from '../support/council.ts'
import { jobWorld } from '../support/job-world.ts'
import { as, promised } from '../support/workflow-road.ts'
import { ASK, REDIRECT, triageIn, UNDO } from '../support/workflow-triage.ts'
import { openWorkflow, refusalOf, startAfresh, type WorkflowWorld } from '../support/workflow-world.ts'

type Mail = { readonly to: string; readonly subject: string; readonly text: string }

describe('the letters of triage', () => {
  let world: WorkflowWorld
  let mails: Mail[] = []
  let chats: string[] = []
  let refuses = false
  before(async () => {
    world = await openWorkflow()
  })
  after(() => world.close())
  beforeEach(async () => {
    await startAfresh(world)
    mails = []
    chats = []
    refuses = false
  })

  const { received, decide, done } = triageIn(() => world)
  const jobs = () =>
    jobWorld(world, {
      graph: {
        findSent: async () => undefined,
        sendMail: async ({ to, subject, text }: Mail) => {
          if (refuses) throw Object.assign(new Error('no such mailbox'), { advice: 'refused' })
          mails.push({ to, subject, text })
        },
      },
      teams: {
        postToPerson: async (_person: string, { summary }: { summary: string }) => void chats.push(summary),
      },
    })
  const MAILS = ['information-needed', 'wrong-authority', 'short-view', 'duplicate', 'withdrawn-letter']
  /** Every letter of triage is tried once, as it is when its time has come. */
  const tryLetters = async (reference: string): Promise<readonly string[]> => {
    for (const { key, what } of await world.store.notices(reference))
      if (MAILS.includes(what)) await deliverEmail(jobs())({ key }, { number: 1, last: true })
    return (await world.store.notices(reference))
      .filter(({ what }) => MAILS.includes(what))
      .map(({ what, status }) => `${what}: ${status}`)
  }

  for (const [choice, status, subject, text] of [
    [
      ASK,
      'needs_information',
      'what we need from you',
      /- the prison number[\s\S]*answer by Mon 14 Dec 2026/,
    ],
    [
      REDIRECT,
      'redirected',
      'please send this to another authority',
      /area of Essex[\s\S]*mash@essex\.example/,
    ],
    [
      { move: 'withdraw', because: 'died', reason: 'The OMU.' },
      ...(['withdrawn', 'withdrawn', /you will not get a report/] as const),
    ],
  ] as const)
    it(`sends one e-mail about ${choice.move}, when the time to undo is over`, async () => {
      const reference = await received()
      as(await decide(reference, choice), status)
      const notice = (await world.store.notices(reference)).find(({ what }) => MAILS.includes(what))
      assert.equal(notice?.promisedAt, '2026-12-07T10:10:00.000Z')
      world.setNow('2026-12-07T10:10:00.000Z')
      await tryLetters(reference)
      await tryLetters(reference)
      assert.deepEqual(
        mails.map((mail) => [mail.to, mail.subject]),
        [['omu.example@prison.example', `OFFICIAL-SENSITIVE ${reference} ${subject}`]],
      )
      assert.match(mails[0]?.text ?? '', text)
      assert.doesNotMatch(mails[0]?.text ?? '', /Prisonson|Childsdottir|Lives there|The OMU|Hidden Lane/)
    })

  it('says whose request it is already, and links to no duplicate of a duplicate', async () => {
    const first = await received()
    const second = await received()
    const third = await received()
    as(await decide(second, { move: 'linkDuplicate', of: first, reason: 'Same letter.' }), 'linked_duplicate')
    await tryLetters(second)
    assert.match(mails[0]?.text ?? '', new RegExp(`under the reference ${first}`))
    const again: TriageChoice = { move: 'linkDuplicate', of: second, reason: 'Same.' }
    assert.equal(await refusalOf(world, () => decide(third, again)), 'duplicateOfDuplicate')
  })

  it('sends no e-mail about what was undone', async () => {
    const reference = await received()
    await done(reference, REDIRECT)
    as(await decide(reference, UNDO), 'received')
    assert.deepEqual(await tryLetters(reference), ['wrong-authority: not needed'])
    assert.deepEqual(mails, [])
  })

  it('sends only the last one where it was decided anew within the time to undo', async () => {
    const reference = await received()
    await done(reference, ASK)
    await done(reference, { ...ASK, items: ['the child’s date of birth'] } as TriageChoice)
    await done(reference, UNDO)
    await done(reference, REDIRECT)
    await done(reference, UNDO)
    await done(reference, { ...REDIRECT, authority: { name: 'Kent', contact: '' } } as TriageChoice)
    await tryLetters(reference)
    assert.equal(mails.length, 1)
    assert.match(mails[0]?.text ?? '', /area of Kent/)
  })

  it('knows of a letter that went before the decision was undone', async () => {
    const reference = await received()
    const { version } = await done(reference, REDIRECT)
    assert.deepEqual(await letterOf(world, reference, version), { is: 'waits' })
    world.setNow('2026-12-07T10:10:00.000Z')
    await tryLetters(reference)
    await done(reference, UNDO)
    assert.deepEqual(await letterOf(world, reference, version), {
      is: 'gone',
      at: '2026-12-07T10:10:00.000Z',
    })
    assert.deepEqual(await letterOf(world, reference, 1), { is: 'none' })
  })

  it('tells MASH of a letter that was given up, and sends it again when a person says so', async () => {
    const reference = await received()
    await done(reference, REDIRECT)
    refuses = true
    assert.deepEqual(await tryLetters(reference), ['wrong-authority: failed'])
    assert.deepEqual(await promised(world, reference, 'triageLetterNotSent'), [
      'triage-letter-not-sent to recorder by chat',
    ])
    const told = (await world.store.notices(reference)).find(({ what }) => what === 'triage-letter-not-sent')
    await deliverCard(jobs())({ key: told?.key ?? '' }, { number: 1, last: true })
    assert.deepEqual(chats, [`${reference}: an e-mail could not be sent`])
    refuses = false
    const again = { reference, what: 'wrong-authority', reason: 'The address is mended.' } as const
    assert.equal(await refusalOf(world, () => sendMailAgain(world, SAM, again)), 'notForYou')
    as(await sendMailAgain(world, MAYA, again), 'redirected')
    assert.deepEqual((await tryLetters(reference)).toSorted(), [
      ...['wrong-authority: accepted', 'wrong-authority: failed'],
    ])
    assert.equal(mails.length, 1)
  })

  it('sends a short view once it is signed, and not one whose signature was undone', async () => {
    const reference = await received()
    const written = await done(reference, { move: 'writeShortView', text: 'No record.', reason: '' })
    assert.deepEqual(await promised(world, reference, 'shortViewWritten'), [
      'mash-receipt to mash channel by channel card',
      'short-view-request to duty manager by chat',
    ])
    const sign: TriageChoice = { move: 'signShortView', seen: written.version }
    assert.equal(await refusalOf(world, () => decide(reference, sign)), 'notToSignShortView')
    assert.equal(await refusalOf(world, () => decide(reference, { ...sign, seen: 1 }, DUTY)), 'stale')
    assert.equal(await refusalOf(world, () => decide(reference, sign, SAM)), 'unknownReference')
    as(await decide(reference, sign, SOUTH_MANAGER), 'short_view_sent')
    as(await decide(reference, { move: 'undoShortView' }, DUTY), 'short_view')
    assert.deepEqual(await tryLetters(reference), ['short-view: not needed'])
    as(await decide(reference, sign, DUTY), 'short_view_sent')
    await tryLetters(reference)
    assert.equal(mails.length, 1)
    assert.match(mails[0]?.text ?? '', /We do not know this child[\s\S]*No record\./)
  })
})
