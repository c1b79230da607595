/** Everything that waits for triage, the oldest first, with how long it waits. No names. */
import type { Directory } from '../domain/directory.ts'
import { type Day, dayOf, sayDay } from '../domain/moment.ts'
import { type Referral, STATUSES } from '../domain/referral.ts'
import { type Calendar, UnknownYear, workingDaysBetween } from '../domain/working-days.ts'
import { type Card, render, type Surface } from './render.ts'

/** As many as fit on a card. */
export const MOST_WAITING = 15

type Waiting = {
  readonly referrals: readonly Referral[]
  /** How many there are in all. */
  readonly count: number
  readonly directory: Directory
  readonly today: Day
}

export function triageList({ referrals, count, directory, today }: Waiting, surface: Surface): Card {
  const more = count > referrals.length ? ` The ${referrals.length} that came first are shown.` : ''
  return render(
    'work-list',
    {
      title: 'Triage',
      summary: count === 0 ? 'Nothing waits for triage. Well done.' : `${count} with MASH.${more}`,
      sets: [],
      rows: referrals.map((referral) => ({
        ...{ reference: referral.reference, short: referral.reference.slice(-4), verb: 'triage' },
        mark: waited(referral, today, directory.council) > 1 && referral.status === 'received' ? '⚠ ' : '',
        timeLeft: `waits ${sayDays(waited(referral, today, directory.council))}`,
        canOpen: true,
        status: STATUSES[referral.status],
        worker: `due ${sayDay(referral.due.day)}`,
      })),
      buttons: [{ title: 'New referral', verb: 'new-referral', style: 'default' }],
    },
    surface,
  )
}

/** `2 working days, since Tue 24 Nov 2026`. */
export function sayWaited(referral: Referral, today: Day, calendar: Calendar): string {
  const count = waited(referral, today, calendar)
  return count <= 0 ? sayDays(count) : `${sayDays(count)}, since ${sayDay(dayOf(referral.since))}`
}

function waited({ since }: Referral, today: Day, calendar: Calendar): number {
  try {
    return workingDaysBetween(dayOf(since), today, calendar)
  } catch (fault) {
    if (fault instanceof UnknownYear) return 0
    throw fault
  }
}

const sayDays = (count: number): string =>
  count <= 0 ? 'since today' : `${count} working ${count === 1 ? 'day' : 'days'}`
