/** Each cell of the access table about referrals, over the real door: refused, nothing changed, nothing told. */
import assert from 'node:assert/strict'
import { type AccessRow, ruleOf } from '../../src/domain/access/access.ts'
import { maySeeAsLado } from '../../src/domain/lado.ts'
import { maySeeReferral, type Person } from '../../src/domain/people.ts'
import type { Referral, Status } from '../../src/domain/referral.ts'
import { REFUSALS } from '../../src/domain/refusal.ts'
import { maySeeTriage } from '../../src/domain/triage.ts'
import { ALL_ROLES, EVERYBODY, NO_ROLE, OTHER, OWN, STRANGER } from './people.ts'
import { alike, changesNothing, type Press, type Pressed, sayPress } from './pressing.ts'
import { pressOn, referralRows, referralWorld } from './referral-world.ts'
import { ALL_STATUSES, NOT_THERE } from './standing.ts'

const knows = (by: Person, referral: Referral): boolean =>
  maySeeTriage(by, referral) || maySeeAsLado(by, referral)

describe('a door to a referral', () => {
  const { world, standing, other } = referralWorld()
  /** What is answered about a reference that there is not, by verb and person. */
  const notThere = new Map<string, string>()
  /** How somebody who may see it is shown it. */
  const shown = new Map<string, string>()

  before(async () => {
    const looks = EVERYBODY.flatMap((by) =>
      ALL_STATUSES.filter((status) => by !== STRANGER && knows(by, standing(status))).map((status) => ({
        ...{ by, verb: 'show', at: status },
        data: { reference: standing(status).reference },
      })),
    )
    for (const { by, at, answer, data } of await changesNothing(world(), looks))
      shown.set(`${at}/${by.id}`, alike(answer, String(data.reference)))
  })

  const pressesAt = (row: AccessRow, status: Status, people: readonly Person[]): readonly Press[] =>
    people.flatMap((by, turn) => {
      const all = pressOn(row, { by, at: status, reference: standing(status).reference, other: other() })
      // The buttons of a row ask one rule: each of them in turn, so that all are pressed at some statuses by every role.
      return all.slice((turn + ALL_STATUSES.indexOf(status)) % all.length).slice(0, 1)
    })
  const mayNot = (row: AccessRow, by: Person, status: Status): boolean =>
    !ruleOf(row).asks(by, standing(status)) &&
    // Where the referral is shown as far as one may see it, the LADO sees a line of their own.
    !(row.refusal === undefined && maySeeAsLado(by, standing(status)))

  for (const [index, row] of referralRows.entries()) {
    it(`“${row.does}” is shut to whom ${ruleOf(row).name} does not name, wherever it stands`, async () => {
      const presses = ALL_STATUSES.flatMap((status, turn) => {
        const others = ALL_ROLES.map((role) => OTHER[role]).filter((by) => mayNot(row, by, status))
        return pressesAt(row, status, [
          ...ALL_ROLES.map((role) => OWN[role]).filter((by) => mayNot(row, by, status)),
          // Of another team one in turn: every role comes to every row, and none of them eighteen times.
          ...others.slice((index + turn) % Math.max(others.length, 1)).slice(0, 1),
          ...(turn % 6 === 0 ? [STRANGER] : []),
          ...(turn % 6 === 3 ? [NO_ROLE] : []),
        ])
      })
      const people = [...new Set(presses.map(({ by }) => by))]
      const ofNothing = people.flatMap((by) =>
        pressOn(row, { by, at: 'nowhere', reference: NOT_THERE, other: other() }),
      )
      for (const { by, verb, answer } of await changesNothing(world(), ofNothing))
        notThere.set(`${row.does}/${verb}/${by.id}`, alike(answer, NOT_THERE))
      for (const pressed of await changesNothing(world(), presses)) {
        const flaw = flawIn(row, pressed)
        assert.equal(flaw, undefined, `${sayPress(pressed)}: ${flaw}: ${pressed.answer.slice(0, 900)}`)
      }
    })

    if (row.during !== undefined)
      it(`“${row.does}” changes nothing at any other status, for those who may`, async () => {
        const presses = ALL_STATUSES.filter((status) => row.during?.includes(status) === false).flatMap(
          (status) => {
            const may = ALL_ROLES.map((role) => OWN[role]).filter((person) => !mayNot(row, person, status))
            return pressesAt(row, status, may.slice(index % Math.max(may.length, 1)).slice(0, 1))
          },
        )
        await changesNothing(world(), presses)
      })
  }

  /** What is wrong with an answer; undefined where it is a refusal that tells nothing. */
  function flawIn(row: AccessRow, { by, verb, answer, at }: Pressed): string | undefined {
    if (by === STRANGER) return answer.includes(REFUSALS.notInDirectory) ? undefined : 'a stranger is served'
    const referral = standing(at as Status)
    const said = alike(answer, referral.reference)
    const isUnknown = said === notThere.get(`${row.does}/${verb}/${by.id}`)
    if (!knows(by, referral)) return isUnknown ? undefined : 'it tells that it is there'
    const isShown = said === shown.get(`${at}/${by.id}`)
    // Who has a short view before them to sign, and the LADO, know of that, and of nothing else of it.
    if (!maySeeReferral(by, referral) && (isUnknown || isShown)) return undefined
    if (row.refusal === undefined) return isShown ? undefined : 'it shows more than they may see'
    const codes = [row.refusal, 'unknownReference'] as const
    return codes.some((code) => answer.includes(REFUSALS[code])) ? undefined : 'it is not refused'
  }
})
