/** What comes after the report has gone: they have it, they decided, the family was told, it is closed. */
import { answersFor } from '../../src/domain/assessment.ts'
import { answerOf, choicesOf } from '../../src/domain/form.ts'
import { LEVELS, type Level } from '../../src/domain/levels.ts'
import { addDays, addMonths, dayOf } from '../../src/domain/moment.ts'
import type { Person } from '../../src/domain/people.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { noteCustodyChange, noteHowItWent } from '../../src/workflow/custody.ts'
import { closeReferral, noteLaterOf, recordDecisionOf } from '../../src/workflow/decision.ts'
import { noteReceiptOf } from '../../src/workflow/holding.ts'
import { startReview } from '../../src/workflow/review.ts'
import type { Random } from '../simulate/random.ts'
import { assessment, type OnRoad } from './assessing.ts'
import { weighed } from './families.ts'
import type { Life } from './past.ts'
import { after, done, onOrAfter } from './town.ts'

type People = { readonly worker: Person; readonly manager: Person }

/** As often a prison says that it has the report, what it decided, and the family was told of it; and what comes later. */
const SHARES = { receipt: 0.9, decision: 0.8, told: 0.85, released: 0.15, reviewed: 0.5 }

export async function* afterwards(road: OnRoad, { worker }: People): Life {
  const { town, random, reference } = road
  const { world } = town
  if (random.chance(SHARES.receipt)) {
    yield after(town, world.clock.now(), { days: random.whole(0, 5), random })
    done(await noteReceiptOf(world, worker, { reference, how: 'By e-mail.' }))
  }
  yield after(town, world.clock.now(), { days: random.whole(4, 45), random })
  const isDecided = random.chance(SHARES.decision)
  if (isDecided) await decided(road, worker)
  if (isDecided && random.chance(SHARES.told)) {
    yield after(town, world.clock.now(), { days: random.whole(1, 8), random })
    const familyToldOn = dayOf(world.clock.now())
    done(await noteLaterOf(world, worker, { reference, learned: { familyToldOn } }))
  }
  yield after(town, world.clock.now(), { days: random.whole(3, 25), random })
  const useful = weighed(random, { yes: 60, partly: 20, no: 6, '': 14 })
  const reason = isDecided ? '' : 'The prison never told us, though we asked.'
  done(await closeReferral(world, worker, { reference, reason, useful, usefulWhy: '' }))
  if (random.chance(SHARES.released)) yield* release(road, worker)
  else if (isDecided && random.chance(SHARES.reviewed)) yield* review(road, worker)
}

async function* release({ town, random, reference }: OnRoad, worker: Person): Life {
  const { world } = town
  yield after(town, world.clock.now(), { days: random.whole(10, 120), random })
  const on = dayOf(world.clock.now())
  const kind = random.chance(0.7) ? 'release on licence' : 'release'
  done(await noteCustodyChange(world, worker, { reference, kind, on, words: 'The prison told us.' }))
  yield onOrAfter(town, addDays(on, 28), random)
  const support = weighed(random, { accommodation: 30, contact: 30, therapy: 10, none: 30 })
  const needs = weighed(random, { own_support: 30, money: 20, none: 50 })
  done(await noteHowItWent(world, worker, { reference, support: [support], needs: [needs], words: '' }))
}

/** About a year later it is looked at again, as a referral of its own. */
async function* review({ town, random, reference }: OnRoad, worker: Person): Life {
  const { world } = town
  yield onOrAfter(town, addDays(dayOf(world.clock.now()), random.whole(300, 380)), random)
  const begun = await startReview(world, worker, reference)
  // Whose every child is grown up by then has no review.
  if (isRefusal(begun)) return
  yield* assessment({ town, random, reference: begun.reference, isReview: true })
}

async function decided({ town, random, reference }: OnRoad, worker: Person): Promise<void> {
  const { world } = town
  const loaded = await world.store.load(reference)
  if (loaded === undefined) throw new Error(`${reference} is not there`)
  const today = dayOf(world.clock.now())
  const children = loaded.referral.details.children.map((_, index) => {
    const advice = answersFor(loaded.assessment, `G${index + 1}`)
    const level = levelNear(random, answerOf(advice, 'recommendedLevel'))
    const differs = String(level) !== answerOf(advice, 'recommendedLevel')
    return {
      ...{ child: index + 1, level, conditions: choicesOf(answerOf(advice, 'conditions')) },
      ...{ otherConditions: '', restrictions: ['mail_checked'] },
      reason: differs ? 'The Governor weighed it otherwise.' : '',
    }
  })
  const decision = { decidedOn: today, decidedBy: 'governor', reviewOn: addMonths(today, 12) }
  const told = { ...decision, familyToldOn: undefined, appeal: 'not_known', toldBy: 'By e-mail.' }
  done(await recordDecisionOf(world, worker, { reference, children, ...told }))
}

/** Mostly what was advised; sometimes one level less, seldom one more. */
function levelNear(random: Random, advised: string): Level {
  const at = LEVELS.findIndex(({ level }) => String(level) === advised)
  const step = Number(weighed(random, { '0': 82, '-1': 12, '1': 6 }))
  return (LEVELS[Math.min(3, Math.max(0, at + step))] ?? { level: 1 as const }).level
}
