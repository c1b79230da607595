/** What people hear when the prisoner is in another prison, or when nothing can go to the one that the referral names. */
import { type Directory, nameOf, prisonByCode } from '../domain/directory.ts'
import type { Notice } from '../domain/events.ts'
import { approverOf } from '../domain/holder.ts'
import { sayDay } from '../domain/moment.ts'
import { type Referral, STILL_DUE, workerOf } from '../domain/referral.ts'
import { aboutReferral } from './about-referral.ts'
import { sayNoAddress } from './no-address.ts'
import type { NoticeMessage } from './notice-message.ts'

/** Undefined where it is no message of this kind, or no longer fits how things stand. */
export function readdressMessage(
  { what }: Pick<Notice, 'what'>,
  referral: Referral,
  directory: Directory,
): NoticeMessage | undefined {
  if (what === 'readdressed') return readdressed(referral, directory)
  return what === 'address-needed' ? addressNeeded(referral, directory) : undefined
}

/** Whoever wrote it down knows it. */
function readdressed(referral: Referral, directory: Directory): NoticeMessage | undefined {
  const last = referral.prisonMoves?.at(-1)
  if (last === undefined || last.by === workerOf(referral)) return undefined
  return aboutReferral(referral, 'the prisoner has moved', [
    `${nameOf(directory, last.by)} has written down that the prisoner is in another prison:`,
    `“${last.words}”`,
    sayWhereItGoes(referral, directory),
  ])
}

/** Where the report goes after the last move, and what became of a version that waited for sign-off. */
export function sayWhereItGoes(referral: Referral, directory: Directory): string {
  const { to = '', at = '' } = referral.prisonMoves?.at(-1) ?? {}
  const where = `The report, and every letter from now on, goes to ${prisonByCode(directory, to)?.name ?? to}. The due day stays ${sayDay(referral.due.day)}.`
  // What was sent in after the move has named the new prison from the start.
  if (referral.status !== 'submitted' || at < referral.submission.at) return where
  const { submission } = referral
  return `${where} The version that waits for sign-off names the prison, so it was made anew: it is version ${submission.number} now, and ${nameOf(directory, approverOf(submission))} is asked again.`
}

function addressNeeded(referral: Referral, directory: Directory): NoticeMessage | undefined {
  const why = sayNoAddress(referral, directory)
  if (why === undefined) return undefined
  const summary = 'the prison has no address'
  if (referral.status === 'signed_off')
    return aboutReferral(referral, summary, [
      why,
      'The report is signed for that prison, and is not sent while this is so. The Team Manager or a deputy can undo the sign-off; then the prisoner’s new prison can be written down here.',
    ])
  if (!STILL_DUE.includes(referral.status)) return undefined
  return aboutReferral(
    referral,
    summary,
    [
      why,
      `The due day stays ${sayDay(referral.due.day)}.`,
      'If the prisoner has moved, press “The prisoner has moved” and choose the prison.',
      'If the prison has a new address, tell your administrator: one person enters it, and a second one checks it. Then nothing is left to do here.',
    ],
    [
      {
        title: 'The prisoner has moved',
        verb: 'readdress',
        style: 'positive',
        reference: referral.reference,
      },
    ],
  )
}
