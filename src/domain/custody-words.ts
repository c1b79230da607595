/** What a transfer or a release changes, in plain words: what travels and what does not, who to tell, what to ask. */
import { agreedOf } from './address-check.ts'
import { type CustodyChange, type CustodyKind, transferAfterSending } from './custody.ts'
import { type Directory, prisonByCode } from './directory.ts'
import { answerOf } from './form.ts'
import { sayLevel } from './levels.ts'
import { sayDay } from './moment.ts'
import { options } from './options.ts'
import { isAfterSending, type Referral } from './referral.ts'

export const CUSTODY_KINDS = options({
  transfer: 'Moved to another prison',
  'release on licence': 'Released on licence, or for a day or a night',
  release: 'Released',
  'release date': 'A release date is known, or has changed',
  'release address': 'Where they will live is known',
})

export const isCustodyKind = (id: string): id is CustodyKind => CUSTODY_KINDS.some((kind) => kind.id === id)

/** Of a release address. */
export const NEARNESS = options({
  home: 'At the child’s home, or with the carer',
  near: 'Near the child’s home or school',
  away: 'Somewhere else',
  not_known: 'Not known yet',
})

/** Close enough to ask whether the child is safe. What is not known is asked about too. */
export const isTooNear = ({ kind, near }: Pick<CustodyChange, 'kind' | 'near'>): boolean =>
  kind === 'release address' && near !== 'away'

/** `Moved to HMP Placeholder on Tue 1 Jun 2027`. Names nobody. */
export function sayCustody({ kind, on, to = '' }: CustodyChange, directory: Directory): string {
  const day = sayDay(on)
  switch (kind) {
    case 'transfer':
      return `Moved to ${prisonByCode(directory, to)?.name ?? to} on ${day}`
    case 'release on licence':
      return `Released on licence on ${day}`
    case 'release':
      return `Released on ${day}`
    case 'release date':
      return `To be released on ${day}`
    case 'release address':
      return `Release address heard of on ${day}`
  }
}

/** What the reader has to know now; the first line is the most pressing. */
export function whatFollows(
  change: CustodyChange,
  referral: Referral,
  directory: Directory,
): readonly string[] {
  switch (change.kind) {
    case 'transfer':
      return whatTravels(referral, directory)
    case 'release address':
      return [
        ...(isTooNear(change)
          ? [
              '⚠ Is the child safe? If you are worried, press “Safeguarding concern” now: a manager is told at once, at any hour.',
            ]
          : []),
        'Tell the probation officer what the family has said about this address, and ask them to check it before it is approved.',
        PLAN,
      ]
    case 'release date':
      return [
        PLAN,
        WHO_TO_TELL,
        'You are reminded about a month and a week before, and asked four weeks after how it went.',
      ]
    default:
      return [
        'The levels of contact are the prison’s, and they end now. From here the licence says what is allowed; after the licence, orders of a court.',
        WHO_TO_TELL,
        PLAN,
        'You are asked four weeks after how it went.',
      ]
  }
}

const WHO_TO_TELL =
  'Who should be told: the probation officer, the MAPPA coordinator where the prisoner is managed there, whoever works with the child, and the carer.'
const PLAN =
  'Please ask for the release plan: where they will live, what the licence forbids, and who tells the family. It belongs into the child’s record.'

/** Said plainly, because it is easy to think that a decision moves with the prisoner. */
function whatTravels(referral: Referral, directory: Directory): readonly string[] {
  const decided = isAfterSending(referral) ? referral.governorsDecisions?.at(-1) : undefined
  const prison = agreedOf(referral.details, directory).find(({ who }) => who === 'prison')
  return [
    `The decision does not travel by itself: the Governor or Director of the new prison decides anew. What may travel is our report${decided === undefined ? '' : ' and the decision that was recorded'}.`,
    prison === undefined
      ? 'I have no approved address for the new prison, so nothing can be sent there yet. Please ask your administrator; then press “Send again”.'
      : `To send it to ${prison.name}, ${prison.email}, press “Send again”. Nothing goes before that.`,
    'What does not travel: approval of visits and of photographs, the checks of whoever goes with the child, and the promise to keep part 2 from the prisoner. The e-mail asks for that promise again.',
    'Please tell the carer that nothing is allowed at the new prison until its Governor or Director has said so.',
  ]
}

/** What the e-mail to a prison says beside the report where it was written for another one. */
export function travelParagraphs(about: Referral): readonly string[] {
  if (transferAfterSending(about) === undefined || !isAfterSending(about)) return []
  const decided = about.governorsDecisions?.at(-1)
  const levels =
    decided?.children.map(({ child, level }) => `child ${child}: ${sayLevel(String(level))}`) ?? []
  return [
    'This report was written for the prison where the prisoner was before. It is sent to you because we are told that the prisoner is with you now.',
    decided === undefined
      ? 'No decision of that prison is recorded with us.'
      : `That prison told us that on ${sayDay(decided.decidedOn)} it decided: ${levels.join('; ')}. That decision does not bind you, and no visit is approved by it.`,
  ]
}

/** Where the prisoner is by the record, for a card. */
export const prisonOf = ({ details }: Pick<Referral, 'details'>, directory: Directory): string => {
  const code = answerOf(details.prisoner, 'prisonCode')
  return prisonByCode(directory, code)?.name ?? code
}
