/** On the card of a referral: what was decided beside what we advised, a disagreement, and how it was closed. */
import {
  closingLine,
  decisionLines,
  disagreementLines,
  earlierLine,
  type Reading,
} from '../domain/decision-words.ts'
import { type Directory, nameOf } from '../domain/directory.ts'
import { dayOf, sayDay } from '../domain/moment.ts'
import { mayRead } from '../domain/people.ts'
import { isAfterSending, type Receipt } from '../domain/referral.ts'
import type { Line } from '../domain/why-due.ts'
import type { Shown } from './assessment-overview.ts'
import { labelled } from './explained.ts'

export type DecisionPart = { readonly decidedTitle: string; readonly decided: readonly Line[] }

/** As many corrected ones as a card takes; the audit has all of them. */
const MOST_EARLIER = 3

/** MASH reads what the prison said, and not what we advised. */
export function decisionPart({ referral, assessment, directory, by }: Shown): DecisionPart {
  if (!isAfterSending(referral)) return { decidedTitle: '', decided: [] }
  const mine = mayRead(by, referral)
  const reading: Reading = mine ? { directory, assessment } : { directory }
  const { governorsDecisions = [], disagreement, receipt } = referral
  const newest = governorsDecisions.at(-1)
  const lines = [
    ...(receipt === undefined ? [] : [receiptLine(receipt, directory)]),
    ...(newest === undefined ? [] : decisionLines(newest, reading)),
    ...governorsDecisions
      .slice(0, -1)
      .slice(-MOST_EARLIER)
      .map((one) => earlierLine(one, reading)),
    ...(mine && disagreement !== undefined ? disagreementLines(disagreement, reading) : []),
    ...(mine && referral.status === 'closed' ? [closingLine(referral.closing, reading)] : []),
  ]
  const title = newest === undefined ? 'Since it was sent' : 'What was decided'
  return { decidedTitle: lines.length === 0 ? '' : title, decided: lines.map(labelled) }
}

const receiptLine = ({ how, by, at }: Receipt, directory: Directory): Line => ({
  label: 'They have the report',
  value: `${how === '' ? 'noted' : how} (${nameOf(directory, by)}, ${sayDay(dayOf(at))})`,
})
