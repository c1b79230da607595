/** The words of the two letters about lateness (2.9, 53 and 54), so that a card can show what the e-mail will say. */
import type { Council } from './directory.ts'
import { answerOf } from './form.ts'
import { addDays, type Day, dayOf, type Moment, sayDay } from './moment.ts'
import { MORE_TIME_REASONS, type MoreTime } from './more-time.ts'
import type { Details, Referral } from './referral.ts'
import { addWorkingDays, type Calendar, isWorkingDay, UnknownYear } from './working-days.ts'

/** How the council ends every letter. */
export const signature = ({ name, replyAddress, phone }: Council): string =>
  `${name}\nReply to ${replyAddress}, telephone ${phone}`

/** Until when, the reason in general words, and by when to confirm. What somebody wrote about it is not in here. */
export function moreTimeLetter(
  { reference, due }: Pick<Referral, 'reference' | 'due'>,
  asked: MoreTime,
  council: Council,
): readonly string[] {
  const confirm = confirmBy(asked.answeredAt ?? asked.askedAt, { due: due.day, until: asked.until }, council)
  return [
    `This is about our prison contact assessment ${reference}. The date we gave you is ${sayDay(due.day)}.`,
    `We need until ${sayDay(asked.until)} because ${MORE_TIME_REASONS[asked.reason].letter}.`,
    'Contact should stay as it is until you have our report.',
    `Please confirm by ${sayDay(confirm)}.`,
    signature(council),
  ]
}

/** The next working day but one; not after the due day while that is ahead, and never after the day we ask for. */
export function confirmBy(
  asked: Moment,
  { due, until }: { readonly due: Day; readonly until: Day },
  calendar: Calendar,
): Day {
  const today = dayOf(asked)
  const last = due > today ? due : until
  let confirm = last
  let found = 0
  // Never past the last day: beyond it the bank holidays may not be known.
  for (let day = addDays(today, 1); day <= last && found < 2; day = addDays(day, 1))
    if (isWorkingDay(day, calendar)) {
      found += 1
      confirm = day
    }
  return confirm
}

/** That it is late, and when to expect it. */
export const holdingLetter = (
  { reference, due }: Pick<Referral, 'reference' | 'due'>,
  expected: Day,
  council: Council,
): readonly string[] => [
  `Our report ${reference} is late. It was due on ${sayDay(due.day)}.`,
  `We now expect to send it by ${sayDay(expected)}.`,
  'Please continue any current restrictions.',
  signature(council),
]

/** Working days that we give ourselves when a report is late and nothing else is known. */
const LATE_BY = 5

/** The day to offer for it: the one we asked for, or some working days from now. Undefined past the last known year. */
export function expectedDay(
  { moreTime }: Pick<Referral, 'moreTime'>,
  today: Day,
  calendar: Calendar,
): Day | undefined {
  if (moreTime?.stage === 'with the prison' && moreTime.until > today) return moreTime.until
  try {
    return addWorkingDays(today, LATE_BY, calendar)
  } catch (fault) {
    if (fault instanceof UnknownYear) return undefined
    throw fault
  }
}

/** Whom such a letter is for, in the middle of a sentence. */
export function sayRequester({ request }: Details): string {
  const source = answerOf(request, 'requestSource')
  if (source === 'prison') return 'the prison'
  return source === 'lado' ? 'the LADO' : 'whoever asked'
}
