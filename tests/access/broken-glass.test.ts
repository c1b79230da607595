/** Whoever has broken the glass reads for its hours what the table says, and moves nothing. */
import assert from 'node:assert/strict'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { NOW } from '../domain/sample.ts'
import { SAM, TESS } from '../support/council.ts'
import { OWN } from './people.ts'
import { alike, changesNothing, type Press, pressAll, sayPress } from './pressing.ts'
import { pressOn, referralRows, referralWorld } from './referral-world.ts'
import { ALL_STATUSES } from './standing.ts'

const TO_OTHERS = { people: [SAM.id, TESS.id], by: TESS.id, at: NOW, why: 'A colleague’s family.' }
/** A manager of its very team, who is not named. */
const BY = OWN.duty_manager
describe('a referral whose glass is broken', () => {
  const { world, standing, other } = referralWorld(TO_OTHERS)
  const shown = new Map<string, string>()

  before(async () => {
    await world().product.world.store.transaction(async (tx) => {
      for (const status of ALL_STATUSES)
        await tx.breakGlass({
          ...{ id: crypto.randomUUID(), reference: standing(status).reference, by: BY.id },
          ...{ at: NOW, until: '2026-12-04T02:02:00.000Z', why: 'The duty line has rung.' },
        })
    })
    const looks = ALL_STATUSES.map((status) => ({
      ...{ by: BY, verb: 'show', at: status, data: { reference: standing(status).reference } },
    }))
    for (const { at, answer, data } of await pressAll(world(), looks))
      shown.set(at, alike(answer, data.reference as string))
  })

  const pressesOf = (row: (typeof referralRows)[number], statuses = ALL_STATUSES): readonly Press[] =>
    statuses.flatMap((status) =>
      pressOn(row, { by: BY, at: status, reference: standing(status).reference, other: other() }),
    )
  const isRefusal = (answer: string, codes: readonly (keyof typeof REFUSALS | undefined)[]): boolean =>
    codes.some((code) => code !== undefined && answer.includes(REFUSALS[code]))

  for (const row of referralRows.filter(({ byGlass }) => byGlass === true))
    it(`is read: “${row.does}”`, async () => {
      for (const pressed of await pressAll(world(), pressesOf(row, row.during ?? ALL_STATUSES)))
        assert.ok(
          !isRefusal(pressed.answer, [row.refusal, 'unknownReference']),
          `${sayPress(pressed)}: ${pressed.answer.slice(0, 600)}`,
        )
    })

  for (const [index, row] of referralRows.filter((one) => one.byGlass !== true).entries())
    it(`is not moved: “${row.does}”`, async () => {
      const some = ALL_STATUSES.filter((_, turn) => (turn + index) % 3 === 0)
      const presses = pressesOf(row, some)
      for (const pressed of await changesNothing(world(), presses)) {
        const { answer, at } = pressed
        const isShown =
          alike(answer, standing(at as (typeof ALL_STATUSES)[number]).reference) === shown.get(at)
        const codes = [row.refusal, 'unknownReference', 'glassBrokenAlready'] as const
        const isNotFound = answer.includes('Nothing that you may see fits that')
        assert.ok(
          isShown || isNotFound || isRefusal(answer, codes),
          `${sayPress(pressed)}: ${answer.slice(0, 900)}`,
        )
      }
    })
})
