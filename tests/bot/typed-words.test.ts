/** What a card can do, words can do: each verb pressed for one referral and typed for another leaves the same behind. */
import assert from 'node:assert/strict'
import { ACTIONS } from '../../src/bot/actions/index.ts'
import type { Person } from '../../src/domain/people.ts'
import { CHILD } from '../support/answers.ts'
import { cardIn, filled, wordsOn } from '../support/cards.ts'
import { MAYA, SAM, TESS } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, record, write } from '../support/road.ts'
import { bookWords } from './book-words.ts'
import { changeRows } from './change-rows.ts'
import { contactRows } from './contact-rows.ts'
import { decisionRows } from './decision-words.ts'
import { directoryWords } from './directory-words.ts'
import { exportRows } from './export-words.ts'
import { familyLetterRows } from './family-letter-words.ts'
import { keepingRows } from './keeping-words.ts'
import { alike, linkRow, SOMEBODY_ELSE, THIRD } from './link-row.ts'
import { numbersRows } from './numbers-words.ts'
import { restrictionRows } from './restriction-words.ts'
import { safetyRows } from './safety-words.ts'
import { standsOf } from './stands-of.ts'
import { quiet, seenOf } from './stored.ts'
import { triageRows } from './triage-words.ts'

/** After the days on which the usual assessment says that people were seen. */
const LATER = '2026-12-03T10:00:00.000Z'
const VERBS = ACTIONS.map(({ verb }) => verb)

/** What a press and the typed words each do to a referral of their own, in the order of the road. */
type Row = {
  readonly verb: string
  readonly by: Person
  readonly data: (reference: string) => Promise<object> | object
  readonly typed: (reference: string) => string
  /** The answers differ by design; what is stored must not. */
  readonly answersDiffer?: true
  readonly first?: (reference: string) => Promise<unknown>
}

describe('a press and the words that do the same', () => {
  let world: TestWorld
  let pressed = ''
  let said = ''
  let third = ''
  before(async () => {
    world = await openWorld()
    world.clock.set(LATER)
    pressed = await record(world)
    said = await record(world, [CHILD], SOMEBODY_ELSE)
    third = await record(world, [CHILD], THIRD)
  })
  after(() => world.close())

  const wordsAfter = async (person: Person, act: () => Promise<{ status: number; body: unknown }>) => {
    const before = world.teams.postsToPerson(person.id).length
    const answer = await act()
    assert.equal(answer.status, 200)
    // What the sweep says meanwhile names a referral in its summary.
    const said = world.teams.postsToPerson(person.id).slice(before)
    const post = said.findLast(({ activity }) => !String(activity?.summary).startsWith('PCA-'))
    return wordsIn(answer.body ?? post?.activity)
  }
  const wordsIn = (answer: unknown): string => {
    const text = JSON.stringify(answer)
    return text.includes('"AdaptiveCard"') ? wordsOn(cardIn(answer)) : text
  }
  const saveC = (reference: string) => async () => {
    await world.chat(SAM).says(`open ${reference} C`)
    return filled(cardIn(lastPost(world, SAM)), /all sections/, { offences: 'Written once.' })
  }
  const writeAll = (reference: string) => write(world, reference)

  const ref = (reference: string) => ({ reference })
  const sending = (reference: string, go: string) => ({ go, form: { reference, seen: '' } })
  const rows: readonly Row[] = [
    { verb: 'help', by: SAM, data: () => ({}), typed: () => 'help' },
    { verb: 'my-work', by: TESS, data: () => ({}), typed: () => 'my work' },
    { verb: 'team', by: TESS, data: () => ({}), typed: () => 'team' },
    { verb: 'guidance', by: SAM, data: () => ({ topic: 'visits' }), typed: () => 'guidance visits' },
    { verb: 'find', by: TESS, data: () => ({ words: 'Prisonson' }), typed: () => 'find Prisonson' },
    { verb: 'back', by: TESS, data: () => ({}), typed: () => 'I am back' },
    { verb: 'new-referral', by: MAYA, data: () => ({}), typed: () => 'new referral' },
    { verb: 'show', by: MAYA, data: ref, typed: (reference) => reference },
    ...triageRows,
    {
      verb: 'allocate',
      by: TESS,
      data: (reference) => ({ reference, worker__v1: SAM.id }),
      typed: (reference) => `allocate ${reference} to Sam`,
    },
    { verb: 'open', by: SAM, data: ref, typed: (reference) => `open ${reference}` },
    { verb: 'why-date', by: SAM, data: ref, typed: (reference) => `why ${reference}` },
    { verb: 'what-next', by: SAM, data: ref, typed: (reference) => `what next ${reference}` },
    { verb: 'why-nudge', by: SAM, data: ref, typed: (reference) => `why nudge ${reference}` },
    { verb: 'send-again', by: SAM, data: ref, typed: (reference) => `send again ${reference}` },
    { verb: 'file-again', by: SAM, data: ref, typed: (reference) => `file again ${reference}` },
    { verb: 'note-phoned', by: SAM, data: ref, typed: (reference) => `phoned ${reference}` },
    { verb: 'readdress', by: SAM, data: ref, typed: (reference) => `moved ${reference}` },
    linkRow(() => third),
    { verb: 'open-at', by: MAYA, data: () => ({ holder: 'prison/ZAA' }), typed: () => 'open at ZAA' },
    { verb: 'nudges', by: SAM, data: () => ({}), typed: () => 'nudges' },
    { verb: 'overdue', by: TESS, data: () => ({}), typed: () => 'overdue' },
    {
      verb: 'snooze',
      by: SAM,
      data: (reference) => ({ reference, until__x: '2026-12-08' }),
      typed: (reference) => `snooze ${reference} until 8 December`,
    },
    {
      verb: 'open-page',
      by: SAM,
      data: (reference) => ({ reference, page: 'B' }),
      typed: (reference) => `open ${reference} B`,
    },
    {
      verb: 'save-page',
      by: SAM,
      data: (reference) => saveC(reference)(),
      typed: (reference) => `write ${reference} C2: Written once.`,
    },
    {
      verb: 'continue',
      by: SAM,
      data: ref,
      typed: (reference) => `open ${reference}`,
      answersDiffer: true,
    },
    {
      verb: 'submit',
      by: SAM,
      first: writeAll,
      data: ref,
      typed: (reference) => `submit ${reference}`,
    },
    { verb: 'preview-send', by: TESS, data: ref, typed: (reference) => `preview ${reference}` },
    { verb: 'see-sign-off', by: TESS, data: ref, typed: (reference) => `sign off ${reference}` },
    {
      verb: 'ask-for-changes',
      by: TESS,
      data: async (reference) => ({
        ...(await seenOf(world, reference)),
        reason__x: 'Shorter.',
        section__x: 'G1',
      }),
      typed: (reference) => `ask for changes ${reference} G1: Shorter.`,
    },
    {
      verb: 'sign-off',
      by: TESS,
      first: async (reference) => {
        await world.chat(SAM).presses('submit', { reference })
        await quiet(world)
      },
      data: (reference) => seenOf(world, reference),
      typed: (reference) => `sign off ${reference} version 2`,
    },
    { verb: 'undo-sign-off', by: TESS, data: ref, typed: (reference) => `undo ${reference}` },
    ...decisionRows(() => world),
    { verb: 'take', by: SAM, data: ref, typed: (reference) => `take ${reference}` },
    ...contactRows(async () => world.clock.set('2026-12-04T10:00:00.000Z')),
    {
      verb: 'ask-more-time',
      by: SAM,
      data: (reference) => ({
        ...sending(reference, 'ask'),
        ...{ day__x: '2026-12-18', reason__x: 'probation_awaited', words__x: 'Back on Monday.' },
      }),
      typed: (reference) =>
        `ask for more time ${reference} until 18 December because probation awaited: Back on Monday.`,
    },
    {
      verb: 'answer-more-time',
      by: TESS,
      data: (reference) => sending(reference, 'agree'),
      typed: (reference) => `agree more time ${reference}`,
    },
    {
      verb: 'record-agreement',
      // Nobody who hears of it by themselves: the message would come between.
      by: MAYA,
      data: (reference) => ({
        ...sending(reference, 'agreed'),
        ...{ day__x: '2026-12-18', with__x: 'Jo Bloggs, OMU', how__x: 'e-mail', on__x: '2026-12-03' },
      }),
      typed: (reference) =>
        `agreed ${reference} until 18 December with Jo Bloggs, OMU, by e-mail on 3 December`,
    },
    {
      verb: 'correct-date',
      by: MAYA,
      data: (reference) => ({
        ...sending(reference, 'correct'),
        ...{ day__x: '2026-12-21', words__x: 'Misread.' },
      }),
      typed: (reference) => `correct date ${reference} to 21 December: Misread.`,
    },
    {
      verb: 'holding-email',
      by: TESS,
      first: async () => world.clock.set('2026-12-22T10:00:00.000Z'),
      data: ref,
      typed: (reference) => `holding e-mail ${reference}`,
    },
    {
      verb: 'note-receipt',
      by: SAM,
      data: (reference) => ({
        ...sending(reference, 'note'),
        ...{ who__x: 'Jo Bloggs, OMU', how__x: 'by telephone' },
      }),
      typed: (reference) => `they have it ${reference}: Jo Bloggs, OMU, by telephone`,
    },
    ...changeRows,
    ...safetyRows,
    ...keepingRows,
    ...restrictionRows,
    ...exportRows,
    ...numbersRows,
    ...familyLetterRows,
    ...bookWords(() => world),
    ...directoryWords(() => world),
  ]

  it('are compared for every verb but the pages of a new referral, which have one word for all', () => {
    const left = VERBS.filter((verb) => !rows.some((row) => row.verb === verb))
    assert.deepEqual(left, ['fill-referral'])
  })

  for (const { verb, by, data, typed, first, answersDiffer } of rows)
    it(`${verb}: “${typed('PCA-2026-0001')}”`, async () => {
      if (verb === 'take') {
        pressed = await record(world)
        said = await record(world, [CHILD], SOMEBODY_ELSE)
      }
      await first?.(pressed)
      await first?.(said)
      await quiet(world)
      const body = await data(pressed)
      const one = await wordsAfter(by, () => world.chat(by).presses(verb, { ...body }))
      const other = await wordsAfter(by, () => world.chat(by).says(typed(said)))
      await quiet(world)
      assert.equal(await standsOf(world, said), await standsOf(world, pressed))
      if (!answersDiffer)
        assert.equal(
          alike(other).replaceAll(/PCA-2026-\d{4}/g, 'PCA'),
          one.replaceAll(/PCA-2026-\d{4}/g, 'PCA'),
        )
    })
})
