/** Referrals on the ladder, and their plans as lines that can be read: who is told what, on which day. */
import type { Absence } from '../../src/domain/absence.ts'
import { type Almanac, openAlmanac } from '../../src/domain/almanac.ts'
import type { Due, DueChange } from '../../src/domain/deadlines.ts'
import type { Directory } from '../../src/domain/directory.ts'
import { type Day, dayOf, type Moment, momentAt, timeOf } from '../../src/domain/moment.ts'
import { type Nudge, type Plan, planFor, type Scene } from '../../src/domain/nudge-plan.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Referral, Status, Submission } from '../../src/domain/referral.ts'
import { COUNCIL } from '../support/council.ts'
import { RECEIVED, referralOf } from './sample.ts'

/** Shared, so that no day is counted twice. */
export const ALMANAC: Almanac = openAlmanac({ closures: [] })

export type Facts = {
  readonly since?: Moment
  readonly due?: Due
  readonly dueChanges?: readonly DueChange[]
  readonly submission?: Partial<Submission>
  readonly worker?: Person
}

/** Held since it was received, unless said otherwise; sent in or sent at that moment, where it is. */
export function heldReferral(
  status: Status,
  { since = RECEIVED, submission, worker, ...facts }: Facts = {},
): Referral {
  const referral = { ...referralOf(status), ...facts, since }
  const held = worker === undefined ? referral : { ...referral, worker: worker.id }
  if (held.status === 'submitted')
    return { ...held, submission: { ...held.submission, at: since, ...submission } } as Referral
  return (held.status === 'sent' ? { ...held, sentAt: since } : held) as Referral
}

export type Around = Partial<Omit<Scene, 'referral' | 'now'>> & { readonly almanac?: Almanac }

export function planAt(
  referral: Referral,
  now: Moment,
  { almanac = ALMANAC, ...more }: Around = {},
): Plan & { readonly scene: Scene } {
  const scene: Scene = {
    ...{ referral, now, progressAt: undefined, snoozes: [], absences: [], directory: COUNCIL },
    ...more,
  }
  return { ...planFor(scene, almanac), scene }
}

/** `2026-12-01 09:00 contactsDue > Sam`, of all that is said. */
export const saidIn = ({ nudges }: Plan, directory: Directory = COUNCIL): readonly string[] =>
  nudges.filter(({ quiet }) => quiet === undefined).map((nudge) => line(nudge, directory))

/** The same of what is not said, with the reason. */
export const quietIn = ({ nudges }: Plan): readonly string[] =>
  nudges.filter(({ quiet }) => quiet !== undefined).map((nudge) => `${line(nudge, COUNCIL)}: ${nudge.quiet}`)

const line = ({ name, to, at }: Nudge, { people }: Directory): string => {
  const who = people.find(({ id }) => id === to)?.name.split(' ')[0] ?? to
  return `${dayOf(at)} ${timeOf(at)} ${name} > ${who}`
}

export const at = (day: Day, time = '09:00'): Moment => momentAt(day, time)

export const away = (person: Person, from: Day = '2026-01-01', until?: Day): Absence => ({
  person: person.id,
  source: 'said so',
  ...{ from, until },
})
