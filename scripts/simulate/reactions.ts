/** What a nudge makes people do: get on with it, ask for more time, allocate, apologise to the prison, or snooze. */
import { isAway } from '../../src/domain/absence.ts'
import { socialWorkersOf } from '../../src/domain/directory.ts'
import { dayOf } from '../../src/domain/moment.ts'
import { mayAllocate, mayAskMoreTime, type Person } from '../../src/domain/people.ts'
import { type Referral, STILL_DUE, workerOf } from '../../src/domain/referral.ts'
import { says, sendHolding } from './deeds.ts'
import { asksForMoreTime, snoozeWords } from './more-time.ts'
import { count, isAtWork, personIn, type Town, tries } from './town.ts'

export type Nudged = { readonly person: string; readonly reference: string; readonly rung: string }

const SNOOZES = 0.12
const ASKS = { sectionsLeft: 0.3, internalTarget: 0.35, dueTomorrow: 0.3, dueToday: 0.2 } as const
const APOLOGISES = 0.7
const HANDS_OVER = 0.3

/** Read at work. False when the person is not there: then it is kept for later. */
export async function reactsTo(town: Town, { person, reference, rung }: Nudged): Promise<boolean> {
  const by = personIn(town, person)
  if (by === undefined || !isAtWork(town, by)) return false
  const loaded = await town.running.product.world.store.load(reference)
  const heeds = town.memory.remind(person, reference)
  if (loaded === undefined || !heeds || !STILL_DUE.includes(loaded.referral.status)) return true
  await does(town, by, { referral: loaded.referral, rung })
  return true
}

type About = { readonly referral: Referral; readonly rung: string }

async function does(town: Town, by: Person, { referral, rung }: About): Promise<void> {
  const { random, running, stories } = town
  const isWorker = workerOf(referral) === by.id
  const isLeft = (stories.get(referral.reference)?.pages.length ?? 0) > 2
  if (random.chance(SNOOZES) && (await snoozes(town, by, referral))) return
  const share = ASKS[rung as keyof typeof ASKS] ?? 0
  const isAsked = referral.moreTime?.stage === 'asked' || referral.moreTime?.stage === 'with the prison'
  if (isWorker && isLeft && !isAsked && mayAskMoreTime(by, referral) && random.chance(share))
    return void (await asksForMoreTime(town, by, referral))
  if (!mayAllocate(by, referral)) return
  if (rung === 'overdue' && referral.holding === undefined && random.chance(APOLOGISES)) {
    if (await sendHolding(running, by, referral.reference)) count(town, 'holding e-mails')
    return
  }
  if (rung === 'allocate' || (await needsAnother(town, referral))) await allocates(town, by, referral)
}

/** The one who has it is away, and the manager reads that it gets late. */
async function needsAnother(town: Town, referral: Referral): Promise<boolean> {
  if (referral.status === 'assigned_to_team') return true
  if (referral.status === 'submitted' || !town.random.chance(HANDS_OVER)) return false
  const absences = await town.running.product.world.store.absences()
  return isAway(workerOf(referral) ?? '', dayOf(town.running.clock.now()), absences)
}

async function allocates(town: Town, by: Person, referral: Referral): Promise<void> {
  const there = socialWorkersOf(town.running.directory, referral.team).filter(
    (person) => isAtWork(town, person) && person.id !== workerOf(referral),
  )
  if (there.length === 0) return
  const { name } = town.random.pick(there)
  await tries(town, { by, referral, deed: 'allocated', words: `allocate ${referral.reference} to ${name}` })
}

async function snoozes(town: Town, by: Person, referral: Referral): Promise<boolean> {
  const words = snoozeWords(town, referral)
  if (words === undefined) return false
  const answer = JSON.stringify(await says(town.running, by, words))
  const isSnoozed = answer.includes('snoozed until')
  if (isSnoozed) count(town, 'snoozes')
  else town.inVain.push(`snooze ${referral.reference}: ${answer.slice(0, 200)}`)
  return isSnoozed
}
