/** A person says that the council’s case system has everything of a referral that no file in the team’s folder holds. */
import { addDays, type Day, dayOf, type Moment } from './moment.ts'
import { isSamePerson, mayRecordAgreement, type Person, type PersonId } from './people.ts'
import { FINISHED, isAfterSending, type Referral } from './referral.ts'
import { refuse } from './refusal.ts'
import { type Act, next, type Ruling } from './ruling.ts'
import { decisionOf } from './triage.ts'

export type InCaseSystem = {
  readonly by: PersonId
  readonly at: Moment
  /** Where it is there; may be empty. */
  readonly where: string
  /** The copy here is kept until then at least. */
  readonly keepUntil: Day
}

/** Said as often as something new was written down here since. `keepDays` are whole calendar days, at least 1. */
export function noteInCaseSystem(
  referral: Referral,
  act: Act,
  { where, keepDays }: { readonly where: string; readonly keepDays: number },
): Ruling {
  if (!mayNoteInCaseSystem(act.by, referral)) return refuse('notForYou')
  if (!FINISHED.includes(referral.status)) return refuse('notOverYet')
  const inCaseSystem: InCaseSystem = {
    ...{ by: act.by.id, at: notBefore(referral, act.at), where: where.trim() },
    keepUntil: addDays(dayOf(act.at), keepDays),
  }
  return {
    referral: next({ ...referral, inCaseSystem }),
    events: [{ name: 'saidInCaseSystem' }],
    move: 'noteInCaseSystem',
    reason: inCaseSystem.where,
  }
}

/** Of a clock that went back it is never older than what it is about; a short view that has yet to go is not there yet. */
const notBefore = (referral: Referral, at: Moment): Moment =>
  referral.status === 'short_view_sent' ? at : ([at, ...writtenBeside(referral)].toSorted().at(-1) ?? at)

/** The same person said just this, and nothing was written down here since: a press that came twice keeps nothing longer. */
export const isSaidAlready = (
  referral: Referral,
  by: Person,
  { where, paperAt }: { readonly where: string; readonly paperAt: Moment | undefined },
): boolean =>
  isSamePerson(referral.inCaseSystem?.by, by.id) &&
  referral.inCaseSystem?.where === where.trim() &&
  !isToBeFiled(referral, paperAt)

export const mayNoteInCaseSystem = (person: Person, referral: Referral): boolean =>
  mayRecordAgreement(person, referral)

/**
 * Whether somebody still has to say so: something was written down here that no signed report in the folder holds, and
 * nobody has said since that the case system has it. `paperAt` is when the newest paper came that the case system did
 * not send itself.
 */
export function isToBeFiled(referral: Referral, paperAt: Moment | undefined): boolean {
  const newest = [...writtenBeside(referral), paperAt ?? ''].toSorted().at(-1) ?? ''
  return newest !== '' && (referral.inCaseSystem?.at ?? '') < newest
}

/** The moments of what a person wrote that stands in no signed report. One that ended without a report is all of that. */
function writtenBeside(referral: Referral): readonly Moment[] {
  const beside = [
    ...[...(referral.custody ?? []), ...(referral.childMoves ?? [])].map(({ at }) => at),
    ...(referral.afterRelease ?? []).map(({ at }) => at),
    ...(referral.safety?.concerns ?? []).flatMap(({ at, seen }) => [at, seen?.at ?? at]),
  ]
  if (!isAfterSending(referral)) return [...beside, endOf(referral)]
  const { governorsDecisions = [], disagreement, familyLetters = [] } = referral
  return [
    ...beside,
    ...governorsDecisions.map(({ at }) => at),
    ...(disagreement?.steps ?? []).map(({ at }) => at),
    ...(disagreement?.ended === undefined ? [] : [disagreement.ended.at]),
    ...familyLetters.flatMap(({ approved, filed }) => (filed === undefined ? (approved?.at ?? []) : [])),
    ...(referral.status === 'closed' ? [referral.closing.at] : []),
  ]
}

const endOf = (referral: Referral): Moment =>
  referral.status === 'short_view_sent'
    ? referral.signed.releaseAt
    : (decisionOf(referral)?.at ?? referral.recordedAt)
