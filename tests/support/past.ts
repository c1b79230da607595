/** A made past, for counting: referrals that walked through real statuses, with all that comes between, from a seed. */
import type { Answers } from '../../src/domain/form.ts'
import { addDays, type Day, dayOf, later, type Moment, momentAt } from '../../src/domain/moment.ts'
import * as list from '../../src/domain/options.ts'
import { type Referral, type Status, sayReference } from '../../src/domain/referral.ts'
import type { AuditEntry } from '../../src/workflow/ports.ts'
import { MAYA } from './council.ts'
import { childOf, chosen, type Dice, prisonerOf, requestOf, several, signedPages } from './past-answers.ts'
import { walk } from './past-walk.ts'

/** What the store holds of one referral, as far as anything is counted from it. */
export type Life = {
  readonly referral: Referral
  readonly pages: Readonly<Record<string, Answers>>
  readonly audit: readonly AuditEntry[]
}

export type Times = {
  readonly from: Day
  readonly days: number
  readonly now: Moment
  /** How many children there are in all. */
  readonly among: number
}

/** The same dice give the same life. `number` makes the reference. It stands where it had come to by `now`. */
export function lifeOf(number: number, dice: Dice, { from, days, now, among }: Times): Life {
  const reference = sayReference(2026, number)
  const received = addDays(from, Math.floor(dice() * days))
  const receivedAt = momentAt(received, `${String(Math.floor(dice() * 24)).padStart(2, '0')}:30`)
  const children = Array.from({ length: 1 + Math.floor(dice() ** 2 * 3) }, () => childOf(dice, among))
  const way = walk({ reference, dice, recordedAt: later(receivedAt, Math.floor(dice() * 40) * 3600), now })
  const firstDue = addDays(received, chosen(dice, [21, 21, 20, 19, 10]))
  const { due, dueChanges } = movedDue(firstDue, receivedAt, dice)
  const facts = {
    ...{ id: `id-${number}`, reference, version: way.version, team: way.team, receivedAt },
    ...{ recordedAt: way.audit[0]?.at ?? receivedAt, recordedBy: MAYA.id, since: receivedAt },
    due: {
      ...{ day: due, before: due, startsOn: received, rule: 'three weeks' as const, movedBecause: undefined },
      ...{ fifteenWorkingDays: due, internalTarget: due },
    },
    ...{ firstDue, dueChanges, decisions: way.decisions },
    details: {
      request: requestOf(dice),
      prisoner: prisonerOf(dice),
      children,
      carer: { fullName: 'Joan Carerly' },
    },
  }
  const after =
    way.sentAt === undefined ? {} : afterSending(way.status, way.sentAt, { dice, children: children.length })
  const referral = { ...facts, ...after, status: way.status, was: { status: 'allocated' }, worker: MAYA.id }
  return {
    referral: referral as unknown as Referral,
    pages: signedPages(dice, children.length),
    audit: way.audit,
  }
}

/** No time asked for, some, or the date corrected; with the reason as it is kept now, as it was, and as nobody knows it. */
function movedDue(firstDue: Day, at: Moment, dice: Dice) {
  const kinds = [
    { because: 'more time was agreed', reason: 'staff_absence', words: 'Staff absence' },
    { because: 'more time was agreed', reason: 'police_hold', words: 'The police ask us to wait' },
    { because: 'more time was agreed', words: 'Waiting for probation' },
    { because: 'more time was agreed', words: 'Nobody wrote it down' },
    { because: 'corrected by MASH', words: 'Staff absence' },
    { because: 'a day off was added', words: 'A closure' },
  ]
  const dueChanges: object[] = []
  let due = firstDue
  while (dice() < 0.3) {
    const to = addDays(due, Math.floor(dice() * 15))
    dueChanges.push({ ...chosen(dice, kinds), from: due, to, at, by: MAYA.id })
    due = to
  }
  return { due, dueChanges: dueChanges as unknown as Referral['dueChanges'] }
}

function afterSending(
  status: Status,
  sentAt: Moment,
  { dice, children }: { readonly dice: Dice; readonly children: number },
): object {
  const count = status === 'sent' ? 0 : status === 'closed' && dice() < 0.3 ? 0 : 1 + Math.floor(dice() * 2)
  const decision = () => ({
    decidedOn: addDays(dayOf(sentAt), Math.floor(dice() * 90)),
    children: Array.from({ length: dice() < 0.1 ? children - 1 : children }, (_, index) => ({
      ...{ child: index + 1, level: chosen(dice, [1, 2, 3, 4]) },
      compared: chosen(dice, ['as advised', 'as advised', 'stricter', 'wider']),
    })),
  })
  const governorsDecisions = Array.from({ length: count }, decision)
  const told = () => ({
    support: several(dice, list.RELEASE_SUPPORT).split(','),
    needs: several(dice, list.CARER_NEEDS).split(','),
  })
  const closing = { useful: chosen(dice, ['yes', 'partly', 'no', '', 'It was all about Mia Childsdottir']) }
  return {
    sentAt,
    ...(count === 0 ? {} : { governorsDecisions }),
    ...(status === 'closed' ? { closing } : {}),
    ...(dice() < 0.4 ? { afterRelease: Array.from({ length: 1 + Math.floor(dice() * 2) }, told) } : {}),
  }
}
