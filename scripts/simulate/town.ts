/** The council at work: who is there, what each has in mind, and one deed tried as a person would. */
import { personById, teamById } from '../../src/domain/directory.ts'
import { hoursOf } from '../../src/domain/hours.ts'
import { dayOf, timeOf } from '../../src/domain/moment.ts'
import type { Person, PersonId } from '../../src/domain/people.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { isWorkingDay } from '../../src/domain/working-days.ts'
import { wordsOn } from '../../tests/support/cards.ts'
import type { Council } from './council.ts'
import { says } from './deeds.ts'
import type { Diary } from './diary.ts'
import type { Memory } from './memory.ts'
import type { Running } from './product.ts'
import type { Random } from './random.ts'

/** What only the people of one referral know. */
export type Story = {
  /** Who means to take it. */
  readonly taker: PersonId
  /** Pages that nobody has written yet. */
  pages: string[]
  undone: number
  /** What the prison will say to more time, and in how many hours. */
  prison: { readonly says: 'yes' | 'no' | 'nothing'; hours: number } | undefined
}

export type Town = {
  readonly running: Running
  readonly random: Random
  readonly council: Council
  readonly diary: Diary
  readonly memory: Memory
  readonly stories: Map<string, Story>
  /** How often each deed was done, by its name. */
  readonly done: Map<string, number>
  /** Deeds that changed nothing, with what the bot said. */
  readonly inVain: string[]
}

export const personIn = ({ running }: Town, id: PersonId | undefined): Person | undefined =>
  id === undefined ? undefined : personById(running.directory, id)

export function isWorkday({ running }: Town): boolean {
  return isWorkingDay(dayOf(running.clock.now()), running.directory.council)
}

/** Within the hours of their own team, on a working day, and not on leave. */
export function isAtWork(town: Town, person: Person): boolean {
  const { running, diary } = town
  const now = running.clock.now()
  const day = dayOf(now)
  const hours = hoursOf(teamById(running.directory, person.teams.length === 1 ? (person.teams[0] ?? '') : ''))
  const onLeave = diary.leaves.some(
    (leave) => leave.person.id === person.id && leave.from <= day && day <= leave.until,
  )
  return isWorkday(town) && hours.from <= timeOf(now) && timeOf(now) < hours.to && !onLeave
}

export const count = ({ done }: Town, deed: string): void => void done.set(deed, (done.get(deed) ?? 0) + 1)

type Trying = {
  readonly by: Person
  readonly referral: Referral
  readonly deed: string
  readonly words: string
}

/** Types it; true when the referral has changed by it. */
export async function tries(town: Town, { by, referral, deed, words }: Trying): Promise<boolean> {
  const answer = await says(town.running, by, words)
  const after = await town.running.product.world.store.load(referral.reference)
  const hasChanged = after !== undefined && after.referral.version !== referral.version
  if (hasChanged) count(town, deed)
  else
    town.inVain.push(`${deed} ${referral.reference}: ${wordsOn(answer).replaceAll('\n', ' ').slice(0, 200)}`)
  return hasChanged
}
