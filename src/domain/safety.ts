/** Whether the family may be contacted, and whether sending is held for the police: said by a person, with a reason. */
import { type Assessment, answersFor } from './assessment.ts'
import type { Concern } from './concern.ts'
import { answerOf } from './form.ts'
import type { Moment } from './moment.ts'
import { SAFE_TO_CONTACT } from './options.ts'
import { mayRecordAgreement, type PersonId } from './people.ts'
import { isReleased, type Referral } from './referral.ts'
import { type RefusalCode, refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import { HOLD_WHILE, SAFETY_WHILE } from './safety-statuses.ts'

/** The ids of `SAFE_TO_CONTACT` in `options.ts`. */
export type MayContact = 'yes' | 'no' | 'ask_police_first'

/** Said by whom, when, and why. */
export type Said = { readonly by: PersonId; readonly at: Moment; readonly words: string }

export type Safety = {
  /** Oldest first; what MASH recorded stands until the first of these. */
  readonly contact?: readonly (Said & { readonly to: MayContact })[]
  /** Oldest first: sending was held for the police, or the hold was lifted. */
  readonly hold?: readonly (Said & { readonly held: boolean })[]
  /** Oldest first: safeguarding concerns, and who has seen them. */
  readonly concerns?: readonly Concern[]
}

type WithSafety = Pick<Referral, 'details' | 'safety'>

/** Whether the family may be contacted, as it was said last. What nobody has answered is no yes. */
export const mayContactNow = ({ details, safety }: WithSafety): string =>
  safety?.contact?.at(-1)?.to ?? answerOf(details.request, 'safeToContactFamily')

/** While it is not yes, nobody meets, calls or writes to the child or the carer about this request (2.1, 9). */
export const isFamilyLocked = (referral: WithSafety): boolean => mayContactNow(referral) !== 'yes'

/** Whoever reads it must know what is not to be done, why, and whom to ask. Undefined while nothing is locked. */
export function sayFamilyLock(referral: WithSafety): string | undefined {
  if (!isFamilyLocked(referral)) return undefined
  const last = referral.safety?.contact?.at(-1)
  const answer = mayContactNow(referral)
  const label = SAFE_TO_CONTACT.find(({ id }) => id === answer)?.label ?? 'not answered yet'
  const why = last === undefined ? `MASH recorded: ${label}.` : `${label}: “${last.words}”`
  const ask =
    answer === 'ask_police_first'
      ? 'Please ask the police, and write down what they say.'
      : 'Please ask the Team Manager and the police before anything else.'
  return `Please do not meet, telephone or write to the child or the carer. Is it safe to contact the family? ${why} ${ask}`
}

/** A person says whether the family may be contacted now. What MASH recorded is not changed by it. */
export function sayWhetherSafe(
  referral: Referral,
  act: Act,
  { to, words }: { readonly to: MayContact; readonly words: string },
): Ruling {
  if (!mayRecordAgreement(act.by, referral)) return refuse('notForYou')
  if (!SAFETY_WHILE.includes(referral.status)) return refuse('notNow')
  if (mayContactNow(referral) === to) return refuse('safetySame')
  const why = words.trim()
  if (why === '') return refuse('whySafeNeeded')
  const said = { to, by: act.by.id, at: act.at, words: why }
  return {
    referral: next(withSafety(referral, { contact: [...(referral.safety?.contact ?? []), said] })),
    events: [{ name: to === 'yes' ? 'familyUnlocked' : 'familyLocked' }],
    move: 'sayWhetherSafe',
    reason: `${to}: ${why}`,
  }
}

/** The newest of what was said about holding, as long as it holds. */
export const holdOf = ({ safety }: Pick<Referral, 'safety'>): Said | undefined => {
  const last = safety?.hold?.at(-1)
  return last?.held === true ? last : undefined
}

/** Section C says that the police ask us to wait. */
export const isHeldByAnswer = (assessment: Assessment): boolean => {
  const answers = answersFor(assessment, 'C')
  return answerOf(answers, 'openInvestigation') === 'yes' && answerOf(answers, 'mayProceed') === 'no'
}

/** Nothing is signed or sent while it is (2.7, 41; D21); the clock runs on. */
export const isHeldForPolice = (referral: Pick<Referral, 'safety'>, assessment: Assessment): boolean =>
  holdOf(referral) !== undefined || isHeldByAnswer(assessment)

export type Holding = {
  readonly held: boolean
  readonly words: string
  /** Lifting alone frees nothing while section C says that the police ask us to wait. */
  readonly heldByAnswer: boolean
}

/** A person holds the sending because the police ask for it, or says that it is free again. */
export function holdForPolice(referral: Referral, act: Act, { held, words, heldByAnswer }: Holding): Ruling {
  if (!mayRecordAgreement(act.by, referral)) return refuse('notForYou')
  const wrong = whyNoHold(referral, held)
  if (wrong !== undefined) return refuse(wrong)
  if (!held && heldByAnswer) return refuse('heldByAnswer')
  const why = words.trim()
  if (why === '') return refuse('whyHeldNeeded')
  const said = { held, by: act.by.id, at: act.at, words: why }
  return {
    referral: next(withSafety(referral, { hold: [...(referral.safety?.hold ?? []), said] })),
    events: [{ name: held ? 'policeHeld' : 'policeHoldLifted' }],
    move: held ? 'holdForPolice' : 'liftHold',
    reason: why,
  }
}

function whyNoHold(referral: Referral, held: boolean): RefusalCode | undefined {
  if (isReleased(referral)) return 'undoOver'
  if (!HOLD_WHILE.includes(referral.status)) return 'notNow'
  const isHeld = holdOf(referral) !== undefined
  return isHeld === held ? (held ? 'heldAlready' : 'notHeld') : undefined
}

/** The same referral with more said about its safety. */
export const withSafety = <T extends Referral>(referral: T, more: Safety): T => ({
  ...referral,
  safety: { ...referral.safety, ...more },
})
