/** A short view for whoever signs it: what is asked, what the prison reads, and what follows the signature. */
import { type Directory, nameOf, prisonByCode } from '../domain/directory.ts'
import { requesterAddress } from '../domain/dispatch.ts'
import { answerOf } from '../domain/form.ts'
import { sayRequester } from '../domain/letters.ts'
import { dayOf, isDay, type Moment, sayDay, sayMoment } from '../domain/moment.ts'
import { isSamePerson, type Person } from '../domain/people.ts'
import type { Referral, ShortView, ShortViewSent } from '../domain/referral.ts'
import { textVersion } from '../domain/short-view.ts'
import { maySignShortView } from '../domain/triage.ts'
import { shortViewLetter } from '../domain/triage-letters.ts'
import type { MessageButton } from './message.ts'
import type { NoticeMessage } from './notice-message.ts'

type Reading = {
  readonly directory: Directory
  /** Whose buttons these are; the buttons of a signer where it comes by itself. */
  readonly by?: Person
  readonly now?: Moment
  /** A line that must be read first. */
  readonly banner?: string
}

export const hasShortView = (referral: Referral): referral is ShortView | ShortViewSent => 'view' in referral

/** `summary` names nobody; the lines do, for the reader's own chat. */
export function shortViewMessage(referral: ShortView | ShortViewSent, reading: Reading): NoticeMessage {
  const { directory, banner = '' } = reading
  const { reference, view, due } = referral
  const summary =
    referral.status === 'short_view' ? 'a short view waits for a signature' : 'the short view is signed'
  return {
    title: `${reference}: ${summary}`,
    summary,
    lines: [
      ...(banner === '' ? [] : [banner]),
      `${nameOf(directory, view.by)} wrote it on ${sayDay(dayOf(view.at))}, because nobody here knows the child. An answer is due on ${sayDay(due.day)}.`,
      ...aboutWhom(referral, directory),
      sayWhatFollows(referral, directory),
      ...shortViewLetter(referral, view.text, directory.council).flatMap((part) =>
        part.split('\n').filter((line) => line !== ''),
      ),
    ],
    buttons: buttonsFor(referral, reading),
  }
}

function aboutWhom({ details }: Referral, directory: Directory): readonly string[] {
  const { prisoner, children } = details
  const prison = prisonByCode(directory, answerOf(prisoner, 'prisonCode'))?.name ?? ''
  const born = (answers: typeof prisoner): string => {
    const day = answerOf(answers, 'dateOfBirth')
    return isDay(day) ? ` (born ${sayDay(day)})` : ''
  }
  const names = children.slice(0, 8).map((child) => `${answerOf(child, 'fullName')}${born(child)}`)
  return [
    `Prisoner: ${answerOf(prisoner, 'fullName')}${born(prisoner)}, ${prison}.`,
    `${children.length > 1 ? 'Children' : 'Child'}: ${names.join('; ')}.`,
  ]
}

function sayWhatFollows(referral: ShortView | ShortViewSent, directory: Directory): string {
  const to = requesterAddress(referral.details, directory)
  if (referral.status === 'short_view')
    return to === undefined
      ? `There is no approved address for ${sayRequester(referral.details)}: once it is signed, MASH has to send it. It says:`
      : `Once it is signed this goes to ${to}:`
  const { by, at, releaseAt } = referral.signed
  const signed = `Signed by ${nameOf(directory, by)}, ${sayMoment(at)}.`
  return to === undefined
    ? `${signed} There is no approved address for ${sayRequester(referral.details)}, so MASH has to send this:`
    : `${signed} It goes to ${to} at ${sayMoment(releaseAt)}; until then the signature can be undone. It says:`
}

function buttonsFor(referral: ShortView | ShortViewSent, { by, now }: Reading): readonly MessageButton[] {
  const { reference } = referral
  const may = by === undefined || maySignShortView(by)
  const isAuthor = by !== undefined && isSamePerson(by.id, referral.view.by)
  const back = { title: 'My work', verb: 'my-work' }
  if (!may || (referral.status === 'short_view' && isAuthor))
    return [{ title: 'See the referral', verb: 'show', reference }, back]
  if (referral.status === 'short_view')
    return [
      {
        ...{ title: 'Sign', verb: 'sign-short-view', style: 'positive', reference },
        version: textVersion(referral),
      },
      { title: 'Give it back', verb: 'give-back-short-view', reference },
    ]
  const canUndo = now === undefined || now < referral.signed.releaseAt
  return [...(canUndo ? [{ title: 'Undo', verb: 'undo-short-view', reference }] : []), back]
}
