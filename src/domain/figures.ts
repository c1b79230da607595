/** Makes of a referral what is counted of it: codes of the tables and days, and nothing personal (2.11, 68). */
import type { AfterRelease } from './after-release.ts'
import { PRISON_CODE } from './council-shapes.ts'
import type { DueChange } from './deadlines.ts'
import { childFigures } from './figure-children.ts'
import { type Passed, stageDays } from './figure-days.ts'
import { known, knownOf } from './figure-rows.ts'
import type { Counted, Figure, ManyTable, PageAnswers, RequestTable } from './figure-shapes.ts'
import { answerOf, choicesOf } from './form.ts'
import { dayOf } from './moment.ts'
import { MORE_TIME_REASONS } from './more-time.ts'
import { type AfterSending, FINISHED, isAfterSending, type Referral } from './referral.ts'
import { NOT_RECORDED, OTHER_PRISON } from './statistics-tables.ts'
import { decisionOf } from './triage.ts'

/** Goes up when a figure is made in another way, so that every row is made anew. */
export const WAY = 1

export type Counting = {
  readonly referral: Referral
  /** As it stands: once the report has gone, it is what was signed. */
  readonly answers: PageAnswers
  /** The lines of its audit, oldest first. */
  readonly passed: readonly Passed[]
}

/**
 * The figure of one referral. Answers of the assessment are counted once the report has gone, because an answer may
 * change until it is signed. What is no row of its table counts as not recorded: a code is never a text that was typed.
 */
export function figureOf({ referral, answers, passed }: Counting): Figure {
  const { reference, version, team, status, details } = referral
  const { request, prisoner } = details
  return {
    ...{ reference, version, team, isOpen: !FINISHED.includes(status) },
    days: stageDays(referral, passed),
    source: known('source', answerOf(request, 'requestSource')),
    request_type: known('request_type', answerOf(request, 'requestType')),
    outcome: outcomeOf(referral),
    prison: prisonOf(answerOf(prisoner, 'prisonCode')),
    sentence_band: known('sentence_band', answerOf(prisoner, 'sentenceBand')),
    care_leaver: known('care_leaver', answerOf(prisoner, 'prisonerIsCareLeaver')),
    ...(isAfterSending(referral) ? whenSent(referral, answers) : NOT_SENT),
    children: childFigures(referral, answers),
  }
}

const OUTCOMES = {
  ...{ sent: 'report_sent', decision_recorded: 'report_sent', closed: 'report_sent' },
  ...{ short_view_sent: 'short_view', redirected: 'redirected', linked_duplicate: 'duplicate' },
  logged_only: 'logged',
} as const

function outcomeOf(referral: Referral): string {
  const { status } = referral
  if (status === 'withdrawn') {
    const row = known('outcome', `withdrawn_${decisionOf(referral)?.because}`)
    return row === NOT_RECORDED ? 'withdrawn' : row
  }
  return status in OUTCOMES ? OUTCOMES[status as keyof typeof OUTCOMES] : 'open'
}

/** What is no code of a prison is of no prison that we know. */
const prisonOf = (code: string): string => (PRISON_CODE.test(code) ? code : OTHER_PRISON)

type WhenSent = Counted<'on_first_date' | 'on_agreed_date' | 'useful' | ManyTable, never>

const NOT_SENT: WhenSent = {
  ...{ on_first_date: undefined, on_agreed_date: undefined, useful: undefined },
  ...{ more_time: undefined, barriers: undefined, unmet_needs: undefined, release_support: undefined },
  after_release: undefined,
}

function whenSent(
  referral: AfterSending,
  answers: PageAnswers,
): Pick<Figure, keyof WhenSent & (RequestTable | ManyTable)> {
  const { firstDue, due, dueChanges } = referral
  const sent = dayOf(referral.sentAt)
  const inTime = (day: string): string => (sent <= day ? 'yes' : 'no')
  const useful = 'closing' in referral ? referral.closing.useful : ''
  const told = referral.afterRelease?.at(-1)
  const ticked = (page: string, question: string) => choicesOf(answerOf(answers[page] ?? {}, question))
  return {
    on_first_date: inTime(firstDue),
    on_agreed_date: inTime(due.day),
    useful: useful === '' ? 'not_answered' : known('useful', useful),
    more_time: orElse(dueChanges.flatMap(reasonOf), 'none'),
    barriers: orElse(knownOf('barriers', ticked('F', 'barriers')), 'none'),
    unmet_needs: orElse(knownOf('unmet_needs', ticked('B', 'carerUnmetNeeds')), NOT_RECORDED),
    release_support: orElse(knownOf('release_support', ticked('C', 'postReleaseSupport')), NOT_RECORDED),
    after_release: told && orElse(knownOf('after_release', afterRelease(told)), NOT_RECORDED),
  }
}

const afterRelease = ({ support, needs }: Pick<AfterRelease, 'support' | 'needs'>): readonly string[] => [
  ...support.map((id) => `support_${id}`),
  ...needs.map((id) => `need_${id}`),
]

const orElse = (rows: readonly string[], nothing: string): readonly string[] =>
  rows.length === 0 ? [nothing] : [...new Set(rows)]

/** Lines from before the reason was kept have its label in words. */
function reasonOf({ because, reason, words }: DueChange): readonly string[] {
  if (because !== 'more time was agreed') return []
  const byLabel = Object.entries(MORE_TIME_REASONS).find(([, { label }]) => label === words)?.[0]
  const code = reason ?? byLabel ?? ''
  return [code in MORE_TIME_REASONS ? code : NOT_RECORDED]
}
