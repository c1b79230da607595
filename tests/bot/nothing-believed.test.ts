/** Nothing that comes with a press is believed: whatever is thrown at any verb, nothing changes and nothing is told. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { ACTIONS } from '../../src/bot/actions/index.ts'
import type { Person } from '../../src/domain/people.ts'
import { MAYA, SAM, SOUTH_MANAGER, SOUTH_WORKER, TESS } from '../support/council.ts'
import {
  answerAt,
  changesNothing,
  NORTH,
  openStages,
  type Payload,
  PLACES,
  STRANGER,
  type Stages,
} from './stages.ts'
import { FAMILY, FAULT } from './stored.ts'

const VERBS = ACTIONS.map(({ verb }) => verb)

describe('a press that is not to be believed', () => {
  let stages: Stages
  let good: Stages['good']
  before(async () => {
    stages = await openStages()
    good = stages.good
  })
  after(() => stages.world.close())

  const verbs = fc.constantFrom(...VERBS)
  const places = fc.constantFrom(...PLACES)
  const junk = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary', maxLength: 50 }),
    fc.constantFrom<unknown>(
      '',
      ' ',
      '0',
      -1,
      1.5,
      2 ** 53,
      1e308,
      null,
      [],
      {},
      true,
      'a'.repeat(50_000),
      '__proto__',
    ),
    fc.constantFrom<unknown>(
      { toString: 1 },
      { valueOf: 'x' },
      [[[[]]]],
      { $gt: '' },
      "' or 1=1 --",
      '${title}',
      '\0',
    ),
  )

  it('from another team or a stranger does nothing, however well it is made', async () => {
    const people = fc.constantFrom(SOUTH_WORKER, SOUTH_MANAGER, STRANGER)
    const references = fc.constantFrom('fresh', 'writing', 'sentIn', 'none')
    await changesNothing(stages.world, () =>
      fc.assert(
        fc.asyncProperty(verbs, places, people, references, async (verb, place, by, which) => {
          const reference = { ...stages.references, none: 'PCA-2026-0999' }[which]
          const data = good[verb] ?? {}
          const form =
            'form' in data
              ? { form: { ...Object(data.form), ...onlyIf('reference', data.form, reference) } }
              : {}
          const about = { ...data, ...('reference' in data ? { reference } : {}), ...form }
          const answer = await answerAt(stages.world, { place: place, by: by }, { verb, data: about })
          assert.doesNotMatch(answer, FAMILY)
          assert.doesNotMatch(answer, FAULT)
        }),
        { numRuns: 200 },
      ),
    )
  })

  it('for a form or a gate does nothing in a channel, and shows nothing there', async () => {
    const people = [MAYA, SAM, TESS]
    const own = ACTIONS.filter(({ where }) => where !== 'anywhere').map(({ verb }) => verb)
    assert.ok(own.length >= 12)
    await changesNothing(stages.world, async () => {
      for (const by of people)
        for (const verb of own)
          for (const place of ['channel', 'channel, older form'] as const) {
            const answer = await answerAt(stages.world, { place: place, by: by }, { verb, data: good[verb] })
            assert.match(answer, /in your own chat with me, never in a channel/)
            assert.doesNotMatch(answer, FAMILY)
          }
    })
  })

  it('with one part missing or made of anything else does nothing, not even for those who might', async () => {
    const parts: Readonly<Record<string, readonly string[]>> = {
      ...Object.fromEntries(
        ['take', 'allocate', 'submit', 'undo-sign-off'].map((verb) => [verb, ['reference']]),
      ),
      'save-page': ['go', 'form', 'form.reference', 'form.key', 'form.asked'],
      'sign-off': ['reference', 'submission', 'fingerprint'],
      'ask-for-changes': ['reference', 'submission', 'fingerprint'],
      'fill-referral': ['go', 'form', 'form.id', 'form.page', 'form.child', 'form.children'],
      'ask-more-time': ['go', 'form', 'form.reference', 'day__1', 'reason__1'],
      'answer-more-time': ['go', 'form', 'form.reference'],
      'record-agreement': ['go', 'form', 'form.reference', 'day__1', 'on__1'],
      'correct-date': ['go', 'form', 'form.reference', 'day__1'],
      readdress: ['go', 'form', 'form.reference', 'prison__1'],
    }
    const cases = Object.entries(parts).flatMap(([verb, names]) => names.map((name) => ({ verb, name })))
    const by: Readonly<Record<string, Person>> = {
      'save-page': SAM,
      submit: SAM,
      take: SAM,
      'ask-more-time': SAM,
      'fill-referral': MAYA,
      'correct-date': MAYA,
    }
    await changesNothing(stages.world, () =>
      fc.assert(
        fc.asyncProperty(fc.constantFrom(...cases), places, junk, async ({ verb, name }, place, value) => {
          // A number may be written as text, and nothing is the same as naught: those are not wrong.
          fc.pre(!/child|submission/.test(name) || !isSmallNumber(value))
          // Any text names questions; those that are not asked are dropped.
          fc.pre(name !== 'form.asked' || typeof value !== 'string')
          const data = spoilt(good[verb] ?? {}, name, value)
          const answer = await answerAt(stages.world, { place: place, by: by[verb] ?? TESS }, { verb, data })
          assert.doesNotMatch(answer, FAULT)
        }),
        { numRuns: 300 },
      ),
    )
  })

  it('of any JSON at all is answered, whatever kind of activity it comes in', async () => {
    const names = fc.constantFrom(
      ...['adaptiveCard/action', 'task/fetch', 'task/submit', 'composeExtension/fetchTask'],
      ...['composeExtension/submitAction', 'message'],
    )
    await changesNothing(stages.world, () =>
      fc.assert(
        fc.asyncProperty(names, junk, fc.boolean(), async (name, value, inChannel) => {
          const activity = name === 'message' ? { type: 'message', value } : { type: 'invoke', name, value }
          const { status, body } = await (inChannel
            ? stages.world.channel(SAM, NORTH)
            : stages.world.chat(SAM)
          ).sends(activity)
          assert.equal(status, 200)
          assert.doesNotMatch(JSON.stringify(body ?? ''), FAULT)
          if (inChannel) assert.doesNotMatch(JSON.stringify(body ?? ''), FAMILY)
        }),
        { numRuns: 200 },
      ),
    )
  })
})

const isSmallNumber = (value: unknown): boolean => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return false
  return Number(value) >= 0 && Number(value) <= 12
}

const onlyIf = (name: string, form: unknown, value: string): Payload =>
  name in Object(form) ? { [name]: value } : {}

/** The same payload with one part (`form.key`) replaced, or gone where the value is undefined. */
function spoilt(data: Payload, name: string, value: unknown): Payload {
  const [first = '', second] = name.split('.')
  return { ...data, [first]: second === undefined ? value : { ...Object(data[first]), [second]: value } }
}
