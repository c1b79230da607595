/** What is known of reviews, releases and moves, in lines: on the card of a referral and beside a nudge. Nobody is named. */
import { afterDayOf } from '../domain/after-days.ts'
import { movedAway } from '../domain/child-moves.ts'
import { type CustodyChange, releaseDayOf } from '../domain/custody.ts'
import { sayCustody } from '../domain/custody-words.ts'
import type { Directory } from '../domain/directory.ts'
import { sayLevel } from '../domain/levels.ts'
import { type Day, sayDay } from '../domain/moment.ts'
import { type NudgeName, rungOf } from '../domain/nudges.ts'
import { isAfterSending, type Referral } from '../domain/referral.ts'
import { childrenOn } from '../domain/review-copy.ts'
import type { Line } from '../domain/why-due.ts'

/** As many changes as anybody reads on a card. */
const MOST = 3

export function changeLines(referral: Referral, directory: Directory): readonly Line[] {
  const { reviewOf, reviews = [], custody = [] } = referral
  const grown = reviewOf?.grown ?? 0
  return [
    ...(reviewOf === undefined
      ? []
      : [{ label: 'Review of', value: `${reviewOf.reference}${grown === 0 ? '' : sayGrown(grown)}` }]),
    ...reviews.slice(-MOST).map(({ reference }) => ({ label: 'Reviewed by', value: reference })),
    ...newestOfEach(custody).map((change) => ({
      label: 'We were told',
      value: sayCustody(change, directory),
    })),
    ...grownByReview(referral),
    ...movedAway(referral).map(({ child, authority }) => ({
      ...{ label: '⚠ We were told', value: `Child ${child} lives with another authority now: ${authority}` },
    })),
  ]
}

const newestOfEach = (custody: readonly CustodyChange[]): readonly CustodyChange[] =>
  custody
    .filter(({ kind }, index) => !custody.slice(index + 1).some((later) => later.kind === kind))
    .slice(-MOST)

/** Before the reminder of the review says so: whoever is 18 by then is left out of it. */
function grownByReview(referral: Referral): readonly Line[] {
  const review = afterDayOf('review', referral)
  if (review === undefined) return []
  return childrenOn(referral.details, review).grown.map((child) => ({
    ...{
      label: `Child ${child}`,
      value: `18 or older by the review date, ${sayDay(review)}: left out of the review`,
    },
  }))
}

const sayGrown = (grown: number): string =>
  `; ${grown === 1 ? 'one child is' : `${grown} children are`} left out, 18 or older by now`

/** What a nudge about a release or a review speaks of, for whoever sees the referral. */
export function changeNudgeLines(name: NudgeName, referral: Referral, today: Day): readonly Line[] {
  const { from } = rungOf(name).when
  if (from === 'release') return releaseLines(name, referral, today)
  if (from !== 'review' || !isAfterSending(referral)) return []
  const decided = referral.governorsDecisions?.at(-1)
  if (decided === undefined) return []
  const { grown } = childrenOn(referral.details, decided.reviewOn)
  const levels = decided.children.map(
    ({ child, level }) => `child ${child}, ${sayLevel(String(level)).toLowerCase()}`,
  )
  return [
    { label: 'Review date', value: sayDay(decided.reviewOn) },
    { label: 'Decided', value: `${sayDay(decided.decidedOn)}: ${levels.join('; ')}` },
    ...grown.map((child) => ({
      ...{ label: `Child ${child}`, value: '18 or older by then: left out of the review.' },
    })),
  ]
}

function releaseLines(name: NudgeName, referral: Referral, today: Day): readonly Line[] {
  const release = releaseDayOf(referral)
  if (release === undefined) return []
  const day = { label: 'Release', value: `${sayDay(release)}${release < today ? '' : ', by what we know'}` }
  if (name === 'afterRelease')
    return [
      day,
      {
        label: 'To ask',
        value: 'How is the child? Who supports the family? What does the carer need for themselves?',
      },
    ]
  return [
    day,
    {
      label: 'To ask',
      value: 'Where will they live? What does the licence forbid? Who tells the child and the carer?',
    },
    {
      label: 'To tell',
      value: 'The probation officer, MAPPA where it applies, and whoever works with the child.',
    },
  ]
}
