/** Forms filled in by hand: boxes nobody asked for, pages that are not there, texts that no card can hold. */
import assert from 'node:assert/strict'
import type { Person } from '../../src/domain/people.ts'
import { MAYA, SAM, TESS } from '../support/council.ts'
import { answerAt, changesNothing, MAX, openStages, type Payload, PLACES, type Stages } from './stages.ts'
import { FAMILY, FAULT } from './stored.ts'

describe('a form that was made by hand', () => {
  let stages: Stages
  let good: Stages['good']
  let draft: Payload
  let fresh = ''
  let writing = ''
  before(async () => {
    stages = await openStages()
    good = stages.good
    draft = good['fill-referral'] ?? {}
    fresh = stages.references.fresh
    writing = stages.references.writing
  })
  after(() => stages.world.close())

  it('of boxes nobody asked for stores nothing but the answers to the questions of the page', async () => {
    const page = good['save-page'] ?? {}
    const stray = JSON.parse(
      '{"__proto__":{"carerView":"x"},"__proto____1":"x","constructor__1":"x","status__1":"sent","carerView":"x","childView__1":"x","orders__1":"x"}',
    )
    const before = await stages.world.product.world.store.load(writing)
    const { carerView, ...rest } = Object.fromEntries(
      Object.entries(page).map(([id, value]) => [id.split('__')[0] ?? '', { id, value }]),
    )
    assert.ok(carerView !== undefined && Object.keys(rest).length > 3)
    const data = { ...stray, ...page, [carerView.id]: before?.assessment.B?.answers.carerView }
    const asked = { ...Object(page.form), asked: 'carerView,__proto__,constructor,childView' }
    for (const form of [Object(page.form), asked]) {
      const answer = await answerAt(
        stages.world,
        { place: 'chat', by: SAM },
        { verb: 'save-page', data: { ...data, form } },
      )
      assert.doesNotMatch(answer, FAULT)
    }
    assert.deepEqual(await stages.world.product.world.store.load(writing), before)
    assert.equal(({} as Payload).carerView, undefined)
  })

  it('on somebody else’s unfinished referral does nothing and shows nothing of it', async () => {
    await changesNothing(stages.world, async () => {
      for (const go of ['next', 'back', 'add child', 'remove child', 'record'])
        for (const place of ['chat', 'dialog', 'extension'] as const) {
          const answer = await answerAt(
            stages.world,
            { place: place, by: MAX },
            { verb: 'fill-referral', data: { ...draft, go } },
          )
          assert.doesNotMatch(answer, FAMILY)
          assert.doesNotMatch(answer, FAULT)
        }
    })
  })

  it('on a page, a part or a child that is not there changes nothing that was sent in or recorded', async () => {
    const form = Object(draft.form)
    const page = Object(good['save-page']?.form)
    const before = await stages.world.product.world.store.load(writing)
    const crafted: readonly (readonly [Person, string, Payload])[] = [
      ...[0, -1, 51, 1e9, '2', 'two'].map(
        (child) => [MAYA, 'fill-referral', { ...draft, form: { ...form, page: 'child', child } }] as const,
      ),
      ...[0, -1, 13, 1e9].map(
        (children) =>
          [MAYA, 'fill-referral', { ...draft, form: { ...form, page: 'child', children } }] as const,
      ),
      ...['X99', 'A9', 'Z', 'b', '__proto__', 'constructor', ''].map(
        (key) => [SAM, 'save-page', { ...good['save-page'], form: { ...page, key } }] as const,
      ),
      ...['X99', 'A9', 'X', 'H2'].map((page) => [SAM, 'open-page', { reference: writing, page }] as const),
      ...[-1, 1.5, 1e7].map(
        (base) => [SAM, 'save-page', { ...good['save-page'], form: { ...page, base } }] as const,
      ),
      [SAM, 'save-page', { ...good['save-page'], form: { ...page, asked: 'x,'.repeat(2000) } }],
      [SAM, 'allocate', { reference: writing, worker__1: 'toString' }],
      [TESS, 'allocate', { reference: writing, worker__1: '__proto__' }],
      [TESS, 'allocate', { reference: fresh, worker__1: TESS.id }],
    ]
    for (const [by, verb, data] of crafted)
      for (const place of PLACES)
        assert.doesNotMatch(
          await answerAt(stages.world, { place: place, by: by }, { verb, data }),
          FAULT,
          JSON.stringify(data),
        )
    assert.deepEqual(await stages.world.product.world.store.load(writing), before)
  })

  it('with a text longer than a card can hold is refused, and the page still opens', async () => {
    const longs = ['x'.repeat(400_000), '"'.repeat(6_001), '\u0001'.repeat(4_000), 'é\n'.repeat(20_000)]
    for (const long of longs) {
      const page = good['save-page'] ?? {}
      const id = Object.keys(page).find((name) => name.startsWith('carerMotivation')) ?? ''
      assert.match(
        await answerAt(
          stages.world,
          { place: 'chat', by: SAM },
          { verb: 'save-page', data: { ...page, [id]: long } },
        ),
        /nothing was saved/,
      )
      const box = Object.keys(draft).find((name) => name.startsWith('fullName')) ?? ''
      assert.match(
        await answerAt(
          stages.world,
          { place: 'chat', by: MAYA },
          { verb: 'fill-referral', data: { ...draft, [box]: long } },
        ),
        /nothing was saved/,
      )
    }
    for (const many of [4_001, 9_000]) {
      const page = good['save-page'] ?? {}
      const all = Object.entries(page).map(([id, old]) => [
        id,
        id.includes('__') && String(old).length > 12 ? 'x'.repeat(many) : old,
      ])
      const answer = await answerAt(
        stages.world,
        { place: 'chat', by: SAM },
        { verb: 'save-page', data: Object.fromEntries(all) },
      )
      assert.match(answer, /Please keep this to 4000 characters/)
      const opened = await answerAt(
        stages.world,
        { place: 'chat', by: SAM },
        {
          verb: 'open-page',
          data: { reference: writing, page: 'B' },
        },
      )
      assert.match(opened, /Please keep this to 4000 characters/)
    }
    const every = [...stages.boxes.values()].map(({ id }) => [id, 'x'.repeat(11_000)])
    const data = { ...draft, ...Object.fromEntries(every) }
    assert.match(
      await answerAt(stages.world, { place: 'chat', by: MAYA }, { verb: 'fill-referral', data }),
      /nothing was saved/,
    )
    assert.match(
      await answerAt(stages.world, { place: 'chat', by: MAYA }, { verb: 'fill-referral', data: draft }),
      /The child/,
    )
  })
})
