/** Every no that a person can meet, in words, through the real door; and nothing is done twice. */
import assert from 'node:assert/strict'
import { ACTIONS } from '../../src/bot/actions/index.ts'
import type { Person } from '../../src/domain/people.ts'
import { REFUSALS, type RefusalCode } from '../../src/domain/refusal.ts'
import { cardIn, wordsOn } from '../support/cards.ts'
import { BOTH, INES, MAYA, SAM, SOUTH_MANAGER, SOUTH_WORKER, TESS, UNQUALIFIED } from '../support/council.ts'
import { openWorld, type TestWorld } from '../support/outside-world.ts'
import { lastPost, press, record, take, write } from '../support/road.ts'
import { FAMILY, quiet, seenOf, stored } from './stored.ts'

const NORTH = '19:north@thread.tacv2'
const STRANGER: Person = { ...SAM, id: '00000000-0000-4000-8000-0000000000ff', name: 'Nobody Known' }

const openOn = async (day: string): Promise<TestWorld> => {
  const world = await openWorld()
  world.clock.set(`${day}T10:00:00.000Z`)
  return world
}
const answerTo = async (world: TestWorld, by: Person, [verb, data]: readonly [string, object]) => {
  const { status, body } = await world.chat(by).presses(verb, { ...data })
  assert.equal(status, 200)
  return JSON.stringify(body)
}
describe('a refusal', () => {
  let world: TestWorld
  let fresh = ''
  let taken = ''
  let sentIn = ''
  before(async () => {
    world = await openOn('2026-12-03')
    fresh = await record(world)
    taken = await record(world)
    await take(world, taken)
    sentIn = await record(world)
    await take(world, sentIn)
    await write(world, sentIn)
    await world.chat(BOTH).says(`write ${sentIn} C2: Convicted in 2025.`)
    await world.chat(SAM).presses('submit', { reference: sentIn })
    await quiet(world)
  })
  after(() => world.close())

  type Case = {
    readonly code: RefusalCode
    readonly who: string
    readonly by: Person
    readonly does: () => Promise<readonly [string, object]> | readonly [string, object]
  }
  const at = (reference: () => string, more: object = {}) => ({ reference: reference(), ...more })
  const cases: readonly Case[] = [
    { code: 'notMashOfficer', who: 'a social worker who records', by: SAM, does: () => ['new-referral', {}] },
    {
      code: 'notSocialWorkerOfTeam',
      who: 'a MASH officer who takes',
      by: MAYA,
      does: () => ['take', at(() => fresh)],
    },
    {
      code: 'notSocialWorkerOfTeam',
      who: 'a Team Manager who writes',
      by: TESS,
      does: () => ['open-page', at(() => taken, { page: 'B' })],
    },
    {
      code: 'notTeamManager',
      who: 'a social worker who allocates',
      by: SAM,
      does: () => ['allocate', at(() => fresh, { worker__1: INES.id })],
    },
    {
      code: 'notTeamManager',
      who: 'a social worker who signs off',
      by: INES,
      does: async () => ['sign-off', await seenOf(world, sentIn)],
    },
    {
      code: 'notAWorkerOfTeam',
      who: 'a Team Manager who gives it to another team',
      by: TESS,
      does: () => ['allocate', at(() => fresh, { worker__1: SOUTH_WORKER.id })],
    },
    {
      code: 'notTaken',
      who: 'a social worker who writes what nobody has',
      by: SAM,
      does: () => ['open-page', at(() => fresh, { page: 'B' })],
    },
    {
      code: 'notComplete',
      who: 'a social worker who sends in too early',
      by: SAM,
      does: async () => {
        await world.chat(SAM).says(`write ${taken} C2: Convicted.`)
        return ['submit', at(() => taken)]
      },
    },
    {
      code: 'unknownSection',
      who: 'a section that is not there',
      by: SAM,
      does: () => ['open-page', at(() => taken, { page: 'X99' })],
    },
    {
      code: 'sentIn',
      who: 'a social worker who writes on after sending in',
      by: SAM,
      does: () => ['open-page', at(() => sentIn, { page: 'B' })],
    },
    {
      code: 'author',
      who: 'a manager who wrote a part of it',
      by: BOTH,
      does: async () => ['sign-off', await seenOf(world, sentIn)],
    },
    {
      code: 'notQualified',
      who: 'a deputy who is not qualified',
      by: UNQUALIFIED,
      does: async () => ['sign-off', await seenOf(world, sentIn)],
    },
    {
      code: 'otherVersion',
      who: 'a card of another version',
      by: TESS,
      does: async () => ['sign-off', { ...(await seenOf(world, sentIn)), submission: 7 }],
    },
    {
      code: 'otherVersion',
      who: 'a card with another fingerprint',
      by: TESS,
      does: async () => ['sign-off', { ...(await seenOf(world, sentIn)), fingerprint: 'a'.repeat(64) }],
    },
    {
      code: 'reasonNeeded',
      who: 'changes without a reason',
      by: TESS,
      does: async () => ['ask-for-changes', { ...(await seenOf(world, sentIn)), reason__1: '  ' }],
    },
    {
      code: 'notNow',
      who: 'an undo of what was never signed',
      by: TESS,
      does: () => ['undo-sign-off', at(() => sentIn)],
    },
  ]
  for (const { code, who, by, does } of cases)
    it(`${code}: ${who}`, async () => {
      const done = await does()
      await quiet(world)
      const before = await stored(world)
      assert.ok((await answerTo(world, by, done)).includes(REFUSALS[code]))
      assert.equal(await stored(world), before)
    })

  it('of an incomplete assessment names what is missing', async () => {
    const answer = await answerTo(world, SAM, ['submit', { reference: taken }])
    assert.match(answer, /A\. /)
  })

  it('of a reason that is too long gives the reason back and changes nothing', async () => {
    const before = await stored(world)
    const reason__1 = `Please ${'explain '.repeat(400)}`
    const answer = await answerTo(world, TESS, [
      'ask-for-changes',
      { ...(await seenOf(world, sentIn)), reason__1 },
    ])
    assert.match(answer, /keep this to 2000 characters/)
    assert.match(answer, /explain explain/)
    assert.equal(await stored(world), before)
  })

  it('tells somebody who is not in the directory nothing, wherever they ask', async () => {
    const stranger = world.chat(STRANGER)
    await stranger.says(fresh)
    const answers = [
      lastPost(world, STRANGER),
      await stranger.presses('show', { reference: fresh }),
      await stranger.submits({ verb: 'take', reference: fresh }),
      await stranger.opensDialog({ verb: 'open', reference: fresh }),
      await stranger.opensExtension('newReferral'),
      lastPost(world, STRANGER),
      await world.channel(STRANGER, NORTH).presses('take', { reference: fresh }),
    ].map((answer) => JSON.stringify(answer))
    for (const answer of answers) assert.doesNotMatch(answer, FAMILY)
    for (const [index, answer] of answers.entries())
      if (index !== 2) assert.ok(answer.includes(REFUSALS.notInDirectory), answer)
  })

  it('to another team is the same, word for word, as of a referral that does not exist', async () => {
    for (const by of [SOUTH_WORKER, SOUTH_MANAGER])
      for (const reference of [fresh, taken, sentIn])
        for (const { verb } of ACTIONS) {
          const about = (asked: string) => ({
            ...{ reference: asked, page: 'B', submission: 1, fingerprint: 'a'.repeat(64), reason__1: 'x' },
            ...{ go: 'next', form: { reference: asked, key: 'B', base: 0, asked: 'carerView' } },
          })
          const theirs = await answerTo(world, by, [verb, about(reference)])
          assert.equal(theirs, await answerTo(world, by, [verb, about('PCA-2026-0999')]), verb)
          assert.doesNotMatch(theirs, FAMILY)
        }
  })

  it('of a stale card comes with the newest one', async () => {
    const reference = await record(world)
    await world.chat(SAM).says(reference)
    const old = cardIn(lastPost(world, SAM))
    await world.chat(INES).presses('take', { reference, version: 1 })
    const words = wordsOn(cardIn(await press(world, SAM, { card: old, title: 'Take it' })))
    assert.ok(words.includes(REFUSALS.alreadyTaken))
    assert.match(words, /Ines Example/)
    assert.doesNotMatch(words, /Take it/)
  })
})
