/** The road of one referral that is assessed: allocated, written, signed, sent, and what comes after. */
import { dayOf, later } from '../../src/domain/moment.ts'
import { MORE_TIME_REASONS, type MoreTimeReason } from '../../src/domain/more-time.ts'
import type { Person } from '../../src/domain/people.ts'
import { pageOf, pagesFor } from '../../src/domain/questions.ts'
import type { Referral } from '../../src/domain/referral.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { allocateReferral, takeReferral } from '../../src/workflow/allocation.ts'
import { savePage } from '../../src/workflow/assessment.ts'
import { confirmAccepted, releaseReports } from '../../src/workflow/dispatch.ts'
import { noteFiling } from '../../src/workflow/filing.ts'
import { askForMoreTime, recordWhatWasAgreed } from '../../src/workflow/more-time.ts'
import { askForChangesTo, signOffReport, submitAssessment } from '../../src/workflow/sign-off.ts'
import type { Random } from '../simulate/random.ts'
import { afterwards } from './afterwards.ts'
import type { Life } from './past.ts'
import { after, done, managerFor, type Town, workerFor } from './town.ts'
import { pageWritten } from './writing.ts'

/** Of a review many pages are copied already: `isReview` looks how far each is. */
export type OnRoad = {
  readonly town: Town
  readonly random: Random
  readonly reference: string
  readonly isReview?: true
}

export async function* assessment(road: OnRoad): Life {
  const { town, random, reference } = road
  const { world } = town
  const now = (): string => world.clock.now()
  const referral = (await world.store.load(reference))?.referral
  if (referral === undefined) throw new Error(`${reference} is not there`)
  const manager = managerFor(town, referral.team)
  const worker = workerFor(town, referral.team, random)
  yield after(town, now(), { days: random.whole(0, 2), random })
  done(
    random.chance(0.6)
      ? await takeReferral(world, worker, reference)
      : await allocateReferral(world, manager, { reference, worker: worker.id }),
  )
  const keys = pagesFor(referral.details.children).map(({ key }) => key)
  const perDay = Math.ceil(keys.length / random.whole(1, 4))
  for (let from = 0; from < keys.length; from += perDay) {
    yield after(town, now(), { days: random.whole(1, 4), random })
    if (from > 0 && random.chance(0.12)) await moreTime(road, manager, worker)
    for (const key of keys.slice(from, from + perDay)) await write(road, worker, { key, referral })
  }
  yield after(town, now(), { days: random.whole(0, 1), random })
  let sent = done(await submitAssessment(world, worker, { reference, teamManager: manager.id }))
  yield after(town, now(), { days: random.whole(0, 2), random })
  if (random.chance(0.15)) {
    await changes(road, manager, sent)
    yield after(town, now(), { days: random.whole(0, 2), random })
    await write(road, worker, { key: 'B', referral, base: 1 })
    sent = done(await submitAssessment(world, worker, { reference, teamManager: manager.id }))
    yield after(town, now(), { days: random.whole(0, 1), random })
  }
  done(await signOffReport(world, manager, { ...seenIn(sent), reference, checked: 'every address' }))
  yield later(now(), 605)
  done(await releaseReports(world, reference))
  await town.past.posted(reference)
  yield later(now(), 40)
  done(await confirmAccepted(world, reference))
  done(await noteFiling(world, reference))
  yield* afterwards(road, { worker, manager })
}

/** `base` is the version that was saved before. */
type Page = { readonly key: string; readonly referral: Referral; readonly base?: number }

async function write(
  { town, random, reference, isReview }: OnRoad,
  by: Person,
  { key, referral, base = 0 }: Page,
): Promise<void> {
  const { world } = town
  const copied = isReview ? (await world.store.load(reference))?.assessment[key]?.version : undefined
  const questions = pageOf(key, referral.details.children)?.section.questions ?? []
  const typed = pageWritten(random, key, dayOf(world.clock.now()))
  const asked = questions.map(({ id }) => id)
  const saved = await savePage(world, by, { reference, key, baseVersion: copied ?? base, asked, typed })
  if (isRefusal(saved)) throw new Error(`Page ${key} was refused: ${saved.refused}`)
  if (!('mergedWith' in saved)) throw new Error(`Page ${key} was not taken: ${JSON.stringify(saved.faults)}`)
}

/** The manager asks the prison, which agrees. */
async function moreTime({ town, random, reference }: OnRoad, manager: Person, worker: Person): Promise<void> {
  const { world } = town
  const loaded = await world.store.load(reference)
  if (loaded === undefined || loaded.referral.dueChanges.length > 0) return
  const today = dayOf(world.clock.now())
  const from = loaded.referral.due.day > today ? loaded.referral.due.day : today
  const until = dayOf(after(town, later(`${from}T12:00:00.000Z`, 0), { days: random.whole(5, 15), random }))
  const reasons = Object.keys(MORE_TIME_REASONS) as readonly MoreTimeReason[]
  const asked = { reference, until, reason: random.pick(reasons), words: 'We need longer.' }
  done(await askForMoreTime(world, manager, asked))
  const agreed = { with: 'The offender management unit', on: today, how: 'By telephone.' }
  done(await recordWhatWasAgreed(world, worker, { reference, until, ...agreed }))
}

async function changes({ town, reference }: OnRoad, manager: Person, sent: Referral): Promise<void> {
  const ask = { ...seenIn(sent), reference, reason: 'Please say more about the carer.', section: 'B' }
  done(await askForChangesTo(town.world, manager, ask))
}

function seenIn(referral: Referral) {
  if (!('submission' in referral)) throw new Error(`${referral.reference} was not sent in`)
  return { submission: referral.submission.number, fingerprint: referral.submission.fingerprint }
}
