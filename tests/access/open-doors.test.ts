/** Every door is open to somebody: what is refused to all others is refused for who they are, and not for how it was sent. */
import assert from 'node:assert/strict'
import { ruleOf } from '../../src/domain/access/access.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { maySeeTriage } from '../../src/domain/triage.ts'
import { ALL_ROLES, OWN } from './people.ts'
import { type Press, pressAll, sayPress } from './pressing.ts'
import { pressOn, referralRows, referralWorld } from './referral-world.ts'
import { ALL_STATUSES, standingAt } from './standing.ts'

describe('a door to a referral that is open', () => {
  const { world, other } = referralWorld()

  for (const [index, row] of referralRows.entries())
    it(`“${row.does}” is not refused to whom ${ruleOf(row).name} names`, async () => {
      const presses: Press[] = []
      for (const [turn, verb] of (row.verbs ?? []).entries()) {
        const statuses = row.during ?? ALL_STATUSES
        // A referral of its own for each: one press must not shut the door for the next.
        for (let tried = 0; tried < statuses.length; tried += 1) {
          const status = statuses[(index + turn + tried) % statuses.length] ?? 'received'
          const referral = await standingAt(world(), status)
          const may = ALL_ROLES.map((role) => OWN[role]).filter((by) => ruleOf(row).asks(by, referral))
          // An administrator does by a sentence what is on no card of theirs.
          const onCard = may.filter((by) => maySeeTriage(by, referral))
          const by = onCard[(index + turn) % Math.max(onCard.length, 1)]
          if (by === undefined) continue
          const at = { by, at: status, reference: referral.reference, other: other() }
          presses.push(...pressOn({ ...row, verbs: [verb] }, at))
          break
        }
      }
      assert.equal(presses.length, row.verbs?.length, 'somebody may, somewhere')
      for (const pressed of await pressAll(world(), presses)) {
        const shut = [row.refusal, 'unknownReference', 'notInDirectory'] as const
        for (const code of shut)
          assert.ok(
            code === undefined || !pressed.answer.includes(REFUSALS[code]),
            `${sayPress(pressed)}: ${code}`,
          )
      }
    })
})
