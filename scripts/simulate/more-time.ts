/** More time in the run: asked for when it gets tight, answered by the manager, and by a prison that may be late. */
import { managerOf } from '../../src/domain/holder.ts'
import { addDays, dayOf, sayDay } from '../../src/domain/moment.ts'
import { MORE_TIME_REASONS } from '../../src/domain/more-time.ts'
import type { Person } from '../../src/domain/people.ts'
import { type Referral, workerOf } from '../../src/domain/referral.ts'
import { addWorkingDays, workingDayOnOrBefore } from '../../src/domain/working-days.ts'
import { FAMILY_WORD } from './deeds.ts'
import { isAtWork, personIn, type Story, type Town, tries } from './town.ts'

export async function asksForMoreTime(town: Town, by: Person, referral: Referral): Promise<boolean> {
  const { random, running } = town
  const { council } = running.directory
  const today = dayOf(running.clock.now())
  const from = referral.due.day > today ? referral.due.day : today
  const until = addWorkingDays(from, random.whole(4, 12), council)
  const { label } = random.pick(Object.values(MORE_TIME_REASONS))
  const words = `ask for more time ${referral.reference} until ${until} because ${label}: ${FAMILY_WORD} is not well`
  return tries(town, { by, referral, deed: 'more time asked for', words })
}

const SUPPORTS = 0.85

/** True when something was done. */
export async function answersMoreTime(town: Town, referral: Referral): Promise<boolean> {
  const by = personIn(town, managerOf(referral, town.running.directory))
  const { reference, moreTime } = referral
  const what = `answer ${moreTime?.askedAt}`
  if (by === undefined || !isAtWork(town, by)) return false
  if (!town.memory.comesUp({ reference, person: by.id, what })) return false
  const [deed, words] = town.random.chance(SUPPORTS)
    ? ['more time agreed inside', `agree more time ${reference}`]
    : ['more time not supported', `no more time ${reference}: we can be done by then`]
  const done = await tries(town, { by, referral, deed: deed ?? '', words: words ?? '' })
  // A stand-in may not answer at all: then it is left to the others.
  if (!done) town.memory.later({ reference, person: by.id, what }, 'forgotten')
  return done
}

const ANSWERS_SOON = 0.6
const SOON_HOURS = 14
const LATEST_HOURS = 70

/** Some prisons answer in an hour, some after the date, some never. */
export async function hearsFromPrison(town: Town, referral: Referral, story: Story): Promise<boolean> {
  const { random, running } = town
  story.prison ??= {
    says: random.pick(['yes', 'yes', 'yes', 'yes', 'no', 'nothing'] as const),
    hours: random.chance(ANSWERS_SOON) ? random.whole(2, SOON_HOURS) : random.whole(2, LATEST_HOURS),
  }
  story.prison.hours -= 1
  if (story.prison.hours > 0 || story.prison.says === 'nothing') return false
  const { worker, recorder } = { worker: workerOf(referral), recorder: referral.recordedBy }
  const by = [worker, recorder]
    .flatMap((id) => personIn(town, id) ?? [])
    .find((person) => isAtWork(town, person))
  if (by === undefined) return false
  const { reference, moreTime, due } = referral
  const { council } = running.directory
  const today = dayOf(running.clock.now())
  const asked = workingDayOnOrBefore(moreTime?.until ?? due.day, council)
  const until = asked > due.day ? asked : addWorkingDays(due.day, 1, council)
  const [deed, words] =
    story.prison.says === 'yes'
      ? [
          'agreement recorded',
          `agreed ${reference} until ${until} with Jo ${FAMILY_WORD}, OMU, by e-mail on ${today}`,
        ]
      : ['refused by the prison', `not agreed ${reference}: ${FAMILY_WORD} says no`]
  story.prison = undefined
  return tries(town, { by, referral, deed: deed ?? '', words: words ?? '' })
}

/** A snooze until one of the next days, never past the due day. */
export function snoozeWords(town: Town, referral: Referral): string | undefined {
  const today = dayOf(town.running.clock.now())
  const until = addDays(today, town.random.whole(1, 6))
  if (until > referral.due.day) return undefined
  return `snooze ${referral.reference} until ${sayDay(until)}`
}
