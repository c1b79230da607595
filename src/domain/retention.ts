/** How long the working copy is kept: what keeps it, a row each, and whether nothing does any more (2.12, 77; D16). */
import { afterDayOf } from './after-days.ts'
import { openConcern } from './concern.ts'
import { isToBeFiled } from './in-case-system.ts'
import { legalHoldOf } from './legal-hold.ts'
import { addDays, type Day, dayOf, type Moment } from './moment.ts'
import { FINISHED, isAfterSending, type Referral } from './referral.ts'

export type RetentionScene = {
  readonly today: Day
  /** The setting `KEEP_UNTIL_REVIEW`. */
  readonly keepUntilReview: boolean
  /** A promise to tell somebody is still open; or an e-mail or a file was given up and nothing became of it since. */
  readonly isUnsettled: boolean
  /** When the newest paper came that the case system did not send itself. */
  readonly paperAt: Moment | undefined
}

/** The last day for which it is kept; `open` while nobody can say; undefined where the row has nothing to say. */
type Kept = Day | 'open' | undefined

type Row = {
  readonly id: string
  /** Why it stays, for a list that names nobody. */
  readonly say: string
  readonly until: (referral: Referral, scene: RetentionScene) => Kept
}

/** The prison may never tell us. A year after the report has gone, the next review would be due as well. */
export const LONGEST_FOR_DECISION_DAYS = 365
/** For the family to be told, and for a letter to them to be finished. */
const FOR_THE_FAMILY_DAYS = 60
/** A review is begun by then, or it will not be. */
export const AFTER_REVIEW_DAYS = 60
/** Whatever review or release a prison names, no copy waits longer for it, counted from the decision. */
export const LONGEST_FOR_REVIEW_DAYS = 490
const AFTER_RELEASE_DAYS = 30

const isOpen = (open: boolean): Kept => (open ? 'open' : undefined)

/** Each row by itself keeps it. A row can be added; one that is taken out needs a decision record. */
export const RETENTION = [
  {
    ...{ id: 'worked on', say: 'it is not over yet' },
    until: ({ status }) => isOpen(!FINISHED.includes(status)),
  },
  {
    ...{ id: 'legal hold', say: 'a legal hold stands' },
    until: (referral) => isOpen(legalHoldOf(referral) !== undefined),
  },
  {
    ...{ id: 'concern', say: 'nobody has seen a safeguarding concern' },
    until: (referral) => isOpen(openConcern(referral) !== undefined),
  },
  {
    ...{ id: 'on its way', say: 'a message, an e-mail or a file about it has not arrived' },
    until: (_referral, { isUnsettled }) => isOpen(isUnsettled),
  },
  {
    ...{ id: 'not in the folder', say: 'its signed reports are not all in the team’s folder' },
    until: (referral) => isOpen(isAfterSending(referral) && referral.filed === undefined),
  },
  {
    ...{ id: 'not in the case system', say: 'nobody has said that the case system has the rest of it' },
    until: (referral, { paperAt }) => isOpen(isToBeFiled(referral, paperAt)),
  },
  {
    ...{ id: 'disagreement', say: 'a disagreement with the prison is not over' },
    until: (referral) =>
      isOpen(isAfterSending(referral) && referral.disagreement !== undefined && !referral.disagreement.ended),
  },
  {
    ...{ id: 'days after filing', say: 'it is kept for some time after it was filed' },
    until: (referral) =>
      latest('filed' in referral ? referral.filed?.keepUntil : undefined, referral.inCaseSystem?.keepUntil),
  },
  {
    ...{ id: 'decision', say: 'the prison has not told us its decision yet' },
    until: (referral) =>
      referral.status === 'sent' ? addDays(dayOf(referral.sentAt), LONGEST_FOR_DECISION_DAYS) : undefined,
  },
  {
    ...{ id: 'family', say: 'the family is being told of the decision' },
    until: familyUntil,
  },
  {
    ...{ id: 'review', say: 'its review is to come' },
    until: (referral, { keepUntilReview }) =>
      keepUntilReview ? comingUntil(referral, afterDayOf('review', referral), AFTER_REVIEW_DAYS) : undefined,
  },
  {
    ...{ id: 'release', say: 'the prisoner’s release is to come' },
    until: (referral, { keepUntilReview }) =>
      keepUntilReview
        ? comingUntil(referral, afterDayOf('release', referral), AFTER_RELEASE_DAYS)
        : undefined,
  },
] as const satisfies readonly Row[]

export type KeptBy = (typeof RETENTION)[number]['id']

export type Keeping =
  | {
      readonly may: true
      /** What confirmed that it is filed, with the day until which it was kept, for the certificate. */
      readonly rule: string
    }
  | {
      readonly may: false
      readonly because: readonly KeptBy[]
      /** The day on which it can go as far as anybody knows; undefined while a row is open. */
      readonly goesOn: Day | undefined
    }

/** Whether the copy here may go today: it is filed, its days are over, and no row keeps it. */
export function mayPurge(referral: Referral, scene: RetentionScene): Keeping {
  const keeping = (RETENTION as readonly (Row & { readonly id: KeptBy })[])
    .map(({ id, until }) => ({ id, until: until(referral, scene) }))
    .filter(({ until }) => until === 'open' || (until !== undefined && until >= scene.today))
  const rule = ruleOf(referral)
  if (keeping.length === 0 && rule !== undefined) return { may: true, rule }
  const isAnyOpen = keeping.some(({ until }) => until === 'open')
  const last = keeping
    .flatMap(({ until }) => until ?? [])
    .toSorted()
    .at(-1)
  return {
    may: false,
    because: keeping.map(({ id }) => id),
    goesOn: isAnyOpen || last === undefined ? undefined : addDays(last, 1),
  }
}

export const sayKeptBy = (because: KeptBy): string =>
  RETENTION.find(({ id }) => id === because)?.say ?? because

/** Undefined where nothing confirms it, whatever else is true: what is unfiled never goes. */
function ruleOf(referral: Referral): string | undefined {
  const filed = 'filed' in referral ? referral.filed : undefined
  const { inCaseSystem } = referral
  const parts = [
    ...(filed === undefined ? [] : [`in the folder ${dayOf(filed.at)}, kept until ${filed.keepUntil}`]),
    ...(inCaseSystem === undefined
      ? []
      : [`in the case system ${dayOf(inCaseSystem.at)}, kept until ${inCaseSystem.keepUntil}`]),
  ]
  return parts.length === 0 ? undefined : parts.join('; ')
}

const latest = (...days: readonly (Day | undefined)[]): Day | undefined =>
  days
    .flatMap((day) => day ?? [])
    .toSorted()
    .at(-1)

/** Told, or a letter that was begun is finished: as long as it may take, and no longer. */
function familyUntil(referral: Referral): Kept {
  if (!isAfterSending(referral)) return undefined
  const { governorsDecisions = [], familyLetters = [] } = referral
  const decision = governorsDecisions.at(-1)
  const isToBeTold =
    referral.status === 'decision_recorded' &&
    decision?.familyToldOn === undefined &&
    !familyLetters.some(({ approved }) => approved !== undefined)
  const begun = familyLetters.filter(({ approved }) => approved === undefined).map(({ at }) => at)
  const from = latest(...begun, isToBeTold ? decision?.at : undefined)
  return from === undefined ? undefined : addDays(dayOf(from), FOR_THE_FAMILY_DAYS)
}

/** What was closed without a decision has nothing to come. */
function comingUntil(referral: Referral, day: Day | undefined, days: number): Kept {
  if (day === undefined || !isAfterSending(referral)) return undefined
  const decision = referral.governorsDecisions?.at(-1)
  if (decision === undefined && referral.status === 'closed') return undefined
  const most = addDays(dayOf(decision?.at ?? referral.sentAt), LONGEST_FOR_REVIEW_DAYS)
  const until = addDays(day, days)
  return until < most ? until : most
}
