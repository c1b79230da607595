/** Changed, exchanged, doubled, reordered and late payloads at every verb, by everybody, everywhere; `npm run check:payloads` runs it long. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type AccessRow, ruleOf } from '../../src/domain/access/access.ts'
import { isKnownTo, type Person } from '../../src/domain/people.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { decisionOf, maySeeTriage } from '../../src/domain/triage.ts'
import { payloadOf } from '../access/payloads.ts'
import { NO_ROLE, OTHER, OWN, STRANGER } from '../access/people.ts'
import { referralRows, referralWorld } from '../access/referral-world.ts'
import { ALL_STATUSES, everything, NOT_THERE, standingAt } from '../access/standing.ts'
import { DUTY, MAYA, SAM, TESS } from '../support/council.ts'
import type { TestWorld } from '../support/outside-world.ts'
import { isLawful, lastLine, linesAfter, MOVE_NAMES } from './payload-law.ts'
import { dataOf, goodPayload, LONG, placesIn, put, type Thrown, thrown, VERBS } from './payload-made.ts'
import { answerAt, PLACES, type Place } from './stages.ts'
import { FAMILY, FAULT } from './stored.ts'

/** One hundred of these is the short run. */
const RUNS = Number(process.env.PAYLOAD_RUNS ?? 100)

const INSIDERS: readonly Person[] = [SAM, TESS, MAYA, DUTY, ...Object.values(OWN)]
const IN_CHANNELS: readonly Place[] = ['channel', 'channel, older form']

describe('a payload thrown at any verb', () => {
  const { world, standing, other } = referralWorld()
  let restricted: Referral
  let outsiders: readonly Person[] = []
  let aims: readonly string[] = []
  before(async () => {
    const restriction = {
      people: [OWN.head_of_service.id],
      by: MAYA.id,
      at: '2026-12-01T10:00:00.000Z',
      why: 'x',
    }
    restricted = await standingAt(world(), 'in_progress', restriction)
    const all = [...ALL_STATUSES.map(standing), restricted]
    aims = [...all.map(({ reference }) => reference), other(), NOT_THERE]
    outsiders = [STRANGER, NO_ROLE, ...Object.values(OTHER)].filter(
      (by) => by === STRANGER || !all.some((referral) => maySeeTriage(by, referral)),
    )
    assert.ok(outsiders.length >= 4, 'there are people who may see none of them')
  })

  const places = fc.constantFrom(...PLACES)
  const press = async (place: Place, made: Thrown): Promise<string> => {
    const answer = await answerAt(world(), { place, by: made.by }, { verb: made.verb, data: dataOf(made) })
    assert.doesNotMatch(answer, FAULT)
    return answer
  }

  it('by those who may see none of it changes nothing and tells nothing, wherever it comes from', async () => {
    const before = await everything(world())
    // A paper of their own that belongs to nothing yet is theirs to throw away.
    const made = thrown(aims, outsiders).filter(({ verb }) => verb !== 'drop-papers')
    await fc.assert(
      fc.asyncProperty(places, made, async (place, made) => {
        assert.doesNotMatch(await press(place, made), FAMILY)
      }),
      { numRuns: RUNS * 3 },
    )
    const after = await everything(world())
    const { draft: _, audit: __, export_ticket: ___, directory_entry: ____, ...referrals } = before
    for (const [table, digest] of Object.entries(referrals)) assert.equal(after[table], digest, table)
  })

  it('at one that is restricted tells nobody who is not named that it is there', async () => {
    const people = INSIDERS.filter((by) => !isKnownTo(by, restricted))
    assert.ok(people.length > 4)
    const one = thrown([restricted.reference], people).filter(({ verb }) => verb !== 'break-glass')
    const before = await linesOf(world(), restricted.reference)
    await fc.assert(
      fc.asyncProperty(places, one, async (place, made) => {
        const at = { place, by: made.by }
        const data = { ...Object(goodPayload(made.verb, made)) }
        const answer = await answerAt(world(), at, { verb: made.verb, data })
        assert.doesNotMatch(answer, FAULT)
        const elsewhere = placesIn(data).length === 0 || !JSON.stringify(data).includes(restricted.reference)
        if (!elsewhere) assert.doesNotMatch(answer, /Prisonson.{0,400}in progress/s)
      }),
      { numRuns: RUNS },
    )
    assert.deepEqual(await linesOf(world(), restricted.reference), before)
  })

  it('in a channel shows nothing of a family there, whoever presses', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...IN_CHANNELS), thrown(aims, INSIDERS), async (place, made) => {
        const calls = world().teams.calls.length
        const { body } = await inChannel(world(), place, made)
        const posted = world()
          .teams.calls.slice(calls)
          .filter(({ path }) => path.includes('19:'))
        assert.doesNotMatch(JSON.stringify([body, posted]), FAMILY)
        assert.doesNotMatch(JSON.stringify([body, posted]), FAULT)
      }),
      { numRuns: RUNS },
    )
  })

  it('by those who may is written down as theirs alone, and two at once end where the table lets them', async () => {
    const one = thrown(aims, INSIDERS)
    const pairs = fc.tuple(places, one, one, fc.boolean())
    await fc.assert(
      fc.asyncProperty(pairs, async ([place, first, second, doubled]) => {
        const from = await lastLine(world())
        await Promise.all([press(place, first), press(place, doubled ? first : second)])
        const who = new Set([first.by.id, second.by.id, 'bot'])
        for (const line of await linesAfter(world(), from)) assert.ok(who.has(line.who), JSON.stringify(line))
      }),
      { numRuns: RUNS * 2 },
    )
    await isLawful(world())
  })

  it('of a text that no card could hold is stored nowhere, in any place of any verb', async () => {
    const before = await linesOf(world(), '')
    for (const verb of VERBS)
      for (const [index, place] of placesIn(goodPayload(verb, aim(TESS))).entries()) {
        const data = put(goodPayload(verb, aim(TESS)), place, LONG)
        const by = INSIDERS[index % INSIDERS.length] ?? TESS
        const answer = await answerAt(world(), { place: 'chat', by }, { verb, data })
        assert.doesNotMatch(answer, FAULT, `${verb} ${place.join('.')}`)
      }
    const { rows } = await world().product.database.run(
      `select count(*)::int as count from audit where length(reference) > 100 or length(who) > 100`,
    )
    assert.deepEqual(rows, [{ count: 0 }])
    assert.ok((await linesOf(world(), '')).length >= before.length)
    await isLawful(world())
  })

  const aim = (by: Person) => ({ by, reference: standing('in_progress').reference, other: other() })
})

describe('a form that comes twice at once, and again later', () => {
  const { world, standing, other } = referralWorld()

  for (const row of referralRows)
    it(`of “${row.does}” is done once`, async () => {
      for (const verb of row.verbs ?? []) {
        const statuses = (row.during ?? ALL_STATUSES).filter(
          (status) => allowed(row, standing(status)).length > 0,
        )
        for (const status of statuses.slice(0, 2)) {
          const referral = standing(status)
          const [by = SAM] = allowed(row, referral)
          const made = payloadOf(row, verb, { by, reference: referral.reference, other: other() })
          // As its button says it: of the decision that the card shows.
          const data = verb === 'undo-triage' ? { ...made, page: decisionOf(referral)?.version } : made
          const from = await lastLine(world())
          const presses = [1, 2].map(() => answerAt(world(), { place: 'chat', by }, { verb, data }))
          for (const answer of await Promise.all(presses)) assert.doesNotMatch(answer, FAULT)
          assert.doesNotMatch(await answerAt(world(), { place: 'dialog', by }, { verb, data }), FAULT)
          const moves = (await linesAfter(world(), from)).filter(
            (line) => line.who === by.id && MOVE_NAMES.has(line.what),
          )
          const names = moves.map(({ what, reference }) => `${reference} ${what}`)
          assert.deepEqual(names, [...new Set(names)], `${verb} at ${status}`)
        }
      }
    })

  it('leaves every referral where the table lets it stand', () => isLawful(world()))
})

const allowed = (row: AccessRow, referral: Referral): readonly Person[] =>
  [...Object.values(OWN), SAM, TESS, MAYA].filter((by) => ruleOf(row).asks(by, referral))

const linesOf = async (world: TestWorld, reference: string): Promise<readonly string[]> =>
  (await linesAfter(world, 0)).filter((line) => line.reference === reference).map(({ what }) => what)

async function inChannel(world: TestWorld, place: Place, made: Thrown): Promise<{ body: unknown }> {
  const channel = world.channel(made.by, '19:north@thread.tacv2')
  const data = Object(dataOf(made))
  const answer = await (place === 'channel'
    ? channel.presses(made.verb, data)
    : channel.submits({ ...data, verb: made.verb }))
  assert.equal(answer.status, 200)
  return answer
}
