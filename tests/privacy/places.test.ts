/** One family through the whole product: each made-up value stands in the places of the table, and nowhere else. */
import assert from 'node:assert/strict'
import { SECTIONS } from '../../src/domain/questions.ts'
import { REFERRAL_FORM } from '../../src/domain/referral-form.ts'
import { everyRow } from '../support/opened.ts'
import { type Gathered, gather } from './gathered.ts'
import { type Ground, openGround } from './ground.ts'
import { type Finding, foundIn, leaksIn } from './leaks.ts'
import { PLACE_IDS, PLACES, type PlaceId } from './places.ts'
import { plantEverywhere } from './plants.ts'
import { searchFor } from './search.ts'
import type { Seed } from './seeds.ts'
import { wholeRoad } from './whole-road.ts'

const onServer = process.env.TEST_DATABASE_URL !== undefined

/** Words that others took the place of, before they were kept for good. */
const OVERTAKEN = ['letter.family', 'letter.give back', 'work.more time', 'work.again']

describe('what is told of a family', function () {
  this.timeout(300_000)
  let ground: Ground
  let seeds: readonly Seed[]
  let gathered: Gathered
  const found = new Map<PlaceId, readonly Finding[]>()
  before(async () => {
    ground = await openGround()
    await wholeRoad(ground)
    seeds = ground.seeds.all()
    gathered = await gather(ground)
    for (const place of PLACE_IDS) found.set(place, foundIn(place, gathered[place], seeds))
  })
  after(() => ground.close())

  it('was typed into every box, and is kept where it was meant to be', async () => {
    const search = searchFor(seeds)
    const kept = new Set((await everyRow(ground.world.product.database, true)).flatMap((row) => search(row)))
    const missing = seeds.filter(
      (seed) => seed.kind !== 'own words' && !kept.has(seed) && !OVERTAKEN.includes(seed.field),
    )
    assert.deepEqual(
      missing.map(({ field }) => field),
      [],
    )
    assert.ok(seeds.length > 150, String(seeds.length))
  })

  it('was quoted in faults, and every stranger was sent away', () => {
    assert.ok(ground.world.logged.some((line) => line.includes('"code":"23514"')))
    for (const { status } of [...ground.errors, ...ground.problems])
      assert.ok(status >= 400 && status < 500, String(status))
  })

  it('was asked in every text box of the request and of the assessment', () => {
    const typed = new Set(seeds.map(({ field }) => field))
    const pages = [
      ...Object.entries(REFERRAL_FORM).map(([page, { questions }]) => ({ page, questions })),
      ...SECTIONS.map(({ id, perChild, questions }) => ({ page: perChild ? `${id}2` : id, questions })),
    ]
    const boxes = pages.flatMap(({ page, questions }) =>
      questions.flatMap(({ id, kind }) =>
        kind.includes('text') ? [`${page === 'child' ? 'child 2' : page}.${id}`] : [],
      ),
    )
    assert.ok(boxes.length > 60, String(boxes.length))
    assert.deepEqual(
      boxes.filter((box) => !typed.has(box)),
      [],
    )
  })

  for (const place of PLACE_IDS)
    describe(PLACES[place].name, () => {
      it('is a place to which something came', function () {
        if (place === 'dataFiles' && onServer) return this.skip()
        assert.ok(gathered[place].length > 0)
      })
      it('shows nothing that may not be there', () => {
        assert.deepEqual(leaksIn(place, found.get(place) ?? []), [])
      })
      it('shows something of each kind that may be there: the table is no wider than the product', () => {
        const kinds = new Set((found.get(place) ?? []).map(({ seed }) => seed.kind))
        assert.deepEqual(
          PLACES[place].may.filter((kind) => !kinds.has(kind)),
          [],
        )
      })
    })

  describe('planted in each place', () => {
    let planted: ReadonlyMap<PlaceId, Seed>
    let again: Gathered
    before(async () => {
      planted = await plantEverywhere(ground)
      again = await gather(ground)
    })
    for (const place of PLACE_IDS)
      it(`is found: ${PLACES[place].name}`, function () {
        if (place === 'dataFiles' && onServer) return this.skip()
        const seed = planted.get(place) ?? assert.fail()
        // Nothing can be put into the figures from outside: their text is given with the word in it.
        const more = place === 'figures' ? [{ from: 'planted', content: `x{y="${seed.value}"} 1` }] : []
        const seen = leaksIn(place, foundIn(place, [...again[place], ...more], [seed]))
        assert.ok(seen.length > 0)
        assert.ok(seen.every((leak) => leak.endsWith(`planted.${place} (${seed.kind})`)))
      })
  })
})
