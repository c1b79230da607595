/** The words that whoever asked reads after triage (2.9, 57 and 58), so that a card can show them before they go. */
import type { Council } from './directory.ts'
import { signature } from './letters.ts'
import { dayOf, sayDay } from './moment.ts'
import type { Referral, Status } from './referral.ts'
import { decisionOf, type OtherAuthority, type TriageDecision } from './triage.ts'

type About = Pick<Referral, 'reference' | 'receivedAt'>

const opening = ({ reference, receivedAt }: About): string =>
  `This is about your request, received on ${sayDay(dayOf(receivedAt))}. Our reference is ${reference}.`

const NO_CONTACT = 'Please do not treat this as agreement to any contact.'

/** Lists exactly what is missing, and by when we need it. */
export const informationLetter = (
  about: About & Pick<Referral, 'due'>,
  asked: NonNullable<TriageDecision['asked']>,
  council: Council,
): readonly string[] => [
  opening(about),
  asked.items.length === 0
    ? 'Before we can go on, we need to know more.'
    : `Before we can go on, please send us:\n${asked.items.map((item) => `- ${item}`).join('\n')}`,
  asked.words,
  `Please answer by ${sayDay(asked.by)}. We still aim to reply by ${sayDay(about.due.day)}; without an answer we may need longer, and we will tell you.`,
  NO_CONTACT,
  signature(council),
]

export const redirectLetter = (
  about: About,
  { name, contact }: OtherAuthority,
  council: Council,
): readonly string[] => [
  opening(about),
  `The child appears to live in the area of ${name}. We have not assessed.`,
  contact === '' ? `Please send the request to ${name}.` : `Please send the request to ${name}: ${contact}`,
  'If it helps, we can forward it for you: please reply to this e-mail and say so.',
  NO_CONTACT,
  signature(council),
]

export const shortViewLetter = (about: About, text: string, council: Council): readonly string[] => [
  opening(about),
  'We do not know this child. From the information given, our view is:',
  text,
  'This is advice. The Governor or Director decides.',
  `If you are worried about a child, please make a referral at ${council.referralLink}.`,
  NO_CONTACT,
  signature(council),
]

export const duplicateLetter = (about: About, original: string, council: Council): readonly string[] => [
  opening(about),
  `We have this request already under the reference ${original}, and we answer it there. There will be one report.`,
  NO_CONTACT,
  signature(council),
]

export const withdrawnLetter = (about: About, council: Council): readonly string[] => [
  opening(about),
  'We have been told that it is withdrawn, so we are not assessing, and you will not get a report from us.',
  'If that is wrong, please reply to this e-mail straight away. If contact is asked for again, please send a new request.',
  NO_CONTACT,
  signature(council),
]

/** What whoever asked reads of how it stands now; undefined where that is nothing. */
export function letterNow(referral: Referral, council: Council): readonly string[] | undefined {
  if (referral.status === 'short_view_sent') return shortViewLetter(referral, referral.view.text, council)
  const { asked, authority, duplicateOf } = decisionOf(referral) ?? {}
  switch (referral.status) {
    case 'needs_information':
      return asked && informationLetter(referral, asked, council)
    case 'redirected':
      return authority && redirectLetter(referral, authority, council)
    case 'linked_duplicate':
      return duplicateOf === undefined ? undefined : duplicateLetter(referral, duplicateOf, council)
    case 'withdrawn':
      return withdrawnLetter(referral, council)
    default:
      return undefined
  }
}

/** The same, where it stands at that status alone. */
export const letterAt = (
  status: Status,
  referral: Referral,
  council: Council,
): readonly string[] | undefined => (referral.status === status ? letterNow(referral, council) : undefined)
