/** The road of a referral as its people walk it: taken, written in sittings, sent in, signed or given back, received. */
import { addresseesOf, isTooOld } from '../../src/domain/address-check.ts'
import { teamById } from '../../src/domain/directory.ts'
import { dayOf } from '../../src/domain/moment.ts'
import type { Person } from '../../src/domain/people.ts'
import {
  type ChangesWanted,
  type Referral,
  type Sent,
  STILL_DUE,
  type Submitted,
} from '../../src/domain/referral.ts'
import { take, write } from './deeds.ts'
import { answersMoreTime, hearsFromPrison } from './more-time.ts'
import { count, isAtWork, personIn, type Story, type Town, tries } from './town.ts'

/** One referral in one hour: at most one person does something about it, and more time goes its own way beside. */
export async function move(town: Town, referral: Referral): Promise<void> {
  const story = town.stories.get(referral.reference)
  if (story === undefined) return
  const stage = STILL_DUE.includes(referral.status) ? referral.moreTime?.stage : undefined
  if (stage === 'asked' && (await answersMoreTime(town, referral))) return
  if (stage === 'with the prison' && (await hearsFromPrison(town, referral, story))) return
  switch (referral.status) {
    case 'assigned_to_team':
      return takes(town, referral, story)
    case 'allocated':
    case 'in_progress':
    case 'changes_asked':
      return sitsDown(town, referral, story)
    case 'submitted':
      return decides(town, referral, story)
    case 'sent':
      return hearsOfArrival(town, referral)
    default:
      return
  }
}

function comesUp(town: Town, person: Person | undefined, thing: { referral: Referral; what: string }) {
  const { referral, what } = thing
  if (person === undefined || !isAtWork(town, person)) return false
  return town.memory.comesUp({ reference: referral.reference, person: person.id, what })
}

async function takes(town: Town, referral: Referral, story: Story): Promise<void> {
  const by = personIn(town, story.taker)
  if (by === undefined || !comesUp(town, by, { referral, what: 'take' })) return
  const { reference, version, team } = referral
  const channelId = teamById(town.running.directory, team)?.channelId ?? ''
  await take(town.running, by, { reference, version, channelId })
  count(town, 'taken')
}

const MOST_PAGES = 4

type Writing = Exclude<Extract<Referral, { worker: string }>, Submitted | Sent>

async function sitsDown(town: Town, referral: Writing, story: Story): Promise<void> {
  const by = personIn(town, referral.worker)
  const thing = { reference: referral.reference, person: referral.worker, what: `write ${referral.status}` }
  if (by === undefined || !comesUp(town, by, { referral, what: thing.what })) return
  const { random, memory, council } = town
  const habit = council.habits.get(by.id)
  if (referral.status === 'changes_asked') await mends(town, by, referral)
  const pages = story.pages.splice(0, random.whole(1, MOST_PAGES))
  for (const key of pages) await write(town.running, by, { reference: referral.reference, key })
  const forgets = random.chance((habit?.forgets ?? 0) / 2)
  memory.later(thing, forgets ? 'forgotten' : random.whole(...(habit?.pauses ?? [1, 1])))
  if (story.pages.length > 0 || forgets) return
  await tries(town, { by, referral, deed: 'sent in', words: `submit ${referral.reference}` })
}

const mends = (town: Town, by: Person, { reference, submission }: ChangesWanted): Promise<void> =>
  write(town.running, by, { reference, key: 'G1', again: submission.number })

const GIVES_BACK = 0.12
const TAKES_BACK = 0.03

async function decides(town: Town, referral: Submitted, story: Story): Promise<void> {
  const { submission, reference } = referral
  const what = `sign ${submission.number} ${story.undone}`
  for (const id of [submission.teamManager, ...submission.cover.map(({ to }) => to)]) {
    const by = personIn(town, id)
    if (by === undefined || !comesUp(town, by, { referral, what })) continue
    if (submission.number === 1 && town.random.chance(GIVES_BACK)) {
      const words = `ask for changes ${reference} G1: please say more about the four answers`
      return void (await tries(town, { by, referral, deed: 'given back', words }))
    }
    const words = `sign off ${reference} version ${submission.number}${hasOldAddress(town, referral) ? ', address checked' : ''}`
    const signed = await tries(town, { by, referral, deed: 'signed', words })
    if (signed && town.random.chance(TAKES_BACK)) {
      await tries(town, { by, referral, deed: 'sign-off undone', words: `undo ${reference}` })
      story.undone += 1
    }
    return
  }
}

/** Half a year on, the card asks whoever signs to telephone first; so they do. */
function hasOldAddress({ running }: Town, { details }: Referral): boolean {
  const today = dayOf(running.clock.now())
  return (addresseesOf(details, running.directory) ?? []).some((addressee) => isTooOld(addressee, today))
}

async function hearsOfArrival(town: Town, referral: Sent): Promise<void> {
  const by = personIn(town, referral.worker)
  if (by === undefined || !comesUp(town, by, { referral, what: 'arrival' })) return
  const words = `they have it ${referral.reference}: the OMU, by e-mail`
  await tries(town, { by, referral, deed: 'receipt noted', words })
}
