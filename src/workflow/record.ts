/** A request becomes a referral: its number, its due day, its first line in the audit, and who hears of it. */
import { workOutDue } from '../domain/deadlines.ts'
import { askedFor } from '../domain/due-changes.ts'
import { noticesFor } from '../domain/events.ts'
import { answerOf } from '../domain/form.ts'
import { dayOf, type Moment } from '../domain/moment.ts'
import {
  type AssignedToTeam,
  type Details,
  NO_TEAM,
  type Received,
  type Reference,
  type Referral,
  sayReference,
} from '../domain/referral.ts'
import type { Transaction, World } from './ports.ts'
import { receivedAtFrom } from './received-at.ts'

export type ToRecord = {
  /** A person's id, or what it came from by itself: the case system, the shared mailbox. */
  readonly by: string
  readonly at: Moment
  /** Checked before: `faultsIn` of `referral-faults.ts`. */
  readonly details: Details
  /** `NO_TEAM` where it waits for triage. */
  readonly team: string
  /** What it takes over from the one that it reviews. */
  readonly review?: Pick<Referral, 'reviewOf' | 'safety' | 'links' | 'custody' | 'childMoves' | 'restriction'>
}

type Recorded = AssignedToTeam | Received

/** Inside the caller's transaction; the number is given back when that fails. */
export async function recordReferral(
  tx: Transaction,
  world: Pick<World, 'newId' | 'directory'>,
  { at, ...one }: ToRecord,
): Promise<Recorded> {
  const [referral] = await recordReferrals(tx, world, { at, all: [one] })
  if (referral === undefined) throw new Error('Nothing was recorded')
  return referral
}

/** The same for many at once, in the order given: as many statements as for one. */
export async function recordReferrals(
  tx: Transaction,
  world: Pick<World, 'newId' | 'directory'>,
  { at, all }: { readonly at: Moment; readonly all: readonly Omit<ToRecord, 'at'>[] },
): Promise<readonly Recorded[]> {
  const year = Number(dayOf(at).slice(0, 4))
  const first = (await tx.nextNumber(year, all.length)) - all.length + 1
  const referrals = all.map((one, index) =>
    newReferral(world, sayReference(year, first + index), { ...one, at }),
  )
  await tx.insertAll(
    referrals.map((referral) => {
      const { reference, recordedBy: who, status: to } = referral
      return {
        referral,
        audit: { at, reference, who, what: 'record', version: 1, from: 'nothing', to, reason: '' },
      }
    }),
  )
  const notices = referrals.flatMap(({ reference, status }) =>
    noticesFor(reference, 1, [{ name: status === 'received' ? 'received' : 'recorded' }]),
  )
  await tx.promise(notices, at)
  return referrals
}

function newReferral(
  world: Pick<World, 'newId' | 'directory'>,
  reference: Reference,
  { by, at, details, team, review = {} }: ToRecord,
): Recorded {
  const receivedAt = receivedAtFrom(answerOf(details.request, 'receivedOn'), at)
  const due = workOutDue(receivedAt, askedFor(details.request), {
    closures: world.directory.council.closures,
  })
  const facts = {
    id: world.newId(),
    ...{ reference, version: 1, team, receivedAt, recordedAt: at, recordedBy: by, since: at },
    ...{ due, firstDue: due.day, dueChanges: [], details },
    ...review,
  }
  return team === NO_TEAM ? { ...facts, status: 'received' } : { ...facts, status: 'assigned_to_team' }
}
