/** A referral that is restricted to others: whoever might do anything with it otherwise, for them it is not there. */
import assert from 'node:assert/strict'
import { ruleOf } from '../../src/domain/access/access.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Status } from '../../src/domain/referral.ts'
import { NOW } from '../domain/sample.ts'
import { SAM, TESS } from '../support/council.ts'
import { ALL_ROLES, OWN } from './people.ts'
import { alike, changesNothing, type Press, sayPress } from './pressing.ts'
import { pressOn, referralRows, referralWorld } from './referral-world.ts'
import { ALL_STATUSES, NOT_THERE } from './standing.ts'

const TO_OTHERS = { people: [SAM.id, TESS.id], by: TESS.id, at: NOW, why: 'A colleague’s family.' }

describe('a door to a referral that is restricted to others', () => {
  const { world, standing, other } = referralWorld(TO_OTHERS)

  for (const [index, row] of referralRows.filter((one) => one.throughRestriction !== true).entries())
    it(`“${row.does}” is answered to those who might otherwise as if it were not there`, async () => {
      const { asks } = ruleOf(row)
      const whoMight = (status: Status): readonly Person[] => {
        const { restriction: _none, ...open } = standing(status)
        return ALL_ROLES.map((role) => OWN[role]).filter((by) =>
          asks(by, open as typeof open & { restriction: never }),
        )
      }
      // One place hides it at every status, so each row is tried at some of them, and each status by some rows.
      const some = ALL_STATUSES.filter((_, turn) => (turn + index) % 3 === 0)
      const presses = some.flatMap((status, turn): readonly Press[] => {
        const might = whoMight(status)
        const by = might[(index + turn) % Math.max(might.length, 1)]
        if (by === undefined) return []
        return pressOn(row, { by, at: status, reference: standing(status).reference, other: other() })
      })
      const people = [...new Set(presses.map(({ by }) => by))]
      const ofNothing = people.flatMap((by) =>
        pressOn(row, { by, at: 'nowhere', reference: NOT_THERE, other: other() }),
      )
      const notThere = new Map<string, string>()
      for (const { by, verb, answer } of await changesNothing(world(), ofNothing))
        notThere.set(`${verb}/${by.id}`, alike(answer, NOT_THERE))
      for (const pressed of await changesNothing(world(), presses)) {
        const said = alike(pressed.answer, standing(pressed.at as Status).reference)
        assert.equal(said, notThere.get(`${pressed.verb}/${pressed.by.id}`), sayPress(pressed))
      }
    })
})
