/** What people hear of triage: a short view to sign and what became of it, a withdrawal, a letter that did not go. */
import { type Directory, nameOf } from '../domain/directory.ts'
import { requesterAddress } from '../domain/dispatch.ts'
import type { Notice } from '../domain/events.ts'
import { managerOf } from '../domain/holder.ts'
import { sayRequester } from '../domain/letters.ts'
import { mailTitle } from '../domain/mail.ts'
import { sayDay, sayMoment } from '../domain/moment.ts'
import { type Referral, STATUSES, workerOf } from '../domain/referral.ts'
import { decisionOf, WITHDRAWN_BECAUSE } from '../domain/triage.ts'
import { isTriageMail, SPEAKS_OF } from '../domain/triage-mails.ts'
import { aboutReferral } from './about-referral.ts'
import type { MessageButton } from './message.ts'
import type { NoticeMessage } from './notice-message.ts'
import { hasShortView, shortViewMessage } from './short-view.ts'

/** Undefined where it is no message of this kind, or no longer fits how things stand. */
export function triageMessage(
  { what, to }: Pick<Notice, 'what' | 'to'>,
  referral: Referral,
  directory: Directory,
): NoticeMessage | undefined {
  switch (what) {
    case 'short-view-request':
      return referral.status === 'short_view' ? shortViewMessage(referral, { directory }) : undefined
    case 'short-view-given-back':
      return givenBack(referral, directory)
    case 'short-view-signed':
      return signed(referral, directory)
    case 'short-view-undone':
      return referral.status === 'short_view'
        ? aboutReferral(referral, 'the signature of the short view is undone', [
            'Nothing has gone. It waits for a manager’s signature again.',
          ])
        : undefined
    case 'withdrawn':
      return withdrawn(to, referral, directory)
    case 'triage-undone':
      return undone(to, referral, directory)
    case 'triage-letter-not-sent':
      return letterNotSent(referral, directory)
    default:
      return undefined
  }
}

const decide = ({ reference }: Referral): readonly MessageButton[] => [
  { title: 'Decide', verb: 'triage', style: 'positive', reference },
]

function givenBack(referral: Referral, directory: Directory): NoticeMessage | undefined {
  const last = referral.decisions?.at(-1)
  if (referral.status !== 'received' || last?.outcome !== 'short_view' || last.undone === undefined)
    return undefined
  const { by, reason } = last.undone
  return aboutReferral(
    referral,
    'the short view came back',
    [
      `${nameOf(directory, by)} gives the short view back:`,
      `“${reason}”`,
      'It waits for triage again. What was written is kept: “Short view…” goes on with it.',
    ],
    decide(referral),
  )
}

function signed(referral: Referral, directory: Directory): NoticeMessage | undefined {
  if (!hasShortView(referral) || referral.status !== 'short_view_sent') return undefined
  const { by, releaseAt } = referral.signed
  const to = requesterAddress(referral.details, directory)
  return aboutReferral(
    referral,
    'the short view is signed',
    to === undefined
      ? [
          `${nameOf(directory, by)} signed it. There is no approved address for ${sayRequester(referral.details)}: please send it yourself. “Short view” has the words.`,
        ]
      : [`${nameOf(directory, by)} signed it. It goes to ${to} at ${sayMoment(releaseAt)}.`],
    [{ title: 'Short view', verb: 'see-short-view', reference: referral.reference }],
  )
}

/** Whoever wrote it down knows it. */
const isReader = (
  id: string | undefined,
  to: Notice['to'],
  referral: Referral,
  directory: Directory,
): boolean => id === (to === 'worker' ? workerOf(referral) : managerOf(referral, directory))

function withdrawn(to: Notice['to'], referral: Referral, directory: Directory): NoticeMessage | undefined {
  const decision = decisionOf(referral)
  if (referral.status !== 'withdrawn' || decision?.because === undefined) return undefined
  if (isReader(decision.by, to, referral, directory)) return undefined
  return aboutReferral(referral, 'withdrawn', [
    `${nameOf(directory, decision.by)} has written down that it is withdrawn: ${WITHDRAWN_BECAUSE[decision.because].toLowerCase()}.`,
    ...(decision.reason === '' ? [] : [`“${decision.reason}”`]),
    'Nothing more is to be done. What was written is kept.',
  ])
}

/** Only those who heard of the end hear that it goes on. */
function undone(to: Notice['to'], referral: Referral, directory: Directory): NoticeMessage | undefined {
  const last = referral.decisions?.at(-1)
  if (last?.outcome !== 'withdraw' || last.undone === undefined) return undefined
  if (isReader(last.undone.by, to, referral, directory)) return undefined
  return aboutReferral(referral, 'it goes on', [
    `It is not withdrawn after all: ${nameOf(directory, last.undone.by)} has undone that.`,
    ...(last.undone.reason === '' ? [] : [`“${last.undone.reason}”`]),
    `It is as it was before (${STATUSES[referral.status]}), and due on ${sayDay(referral.due.day)}.`,
  ])
}

/** Whichever letter it was: what matters is what they should know as it stands now. */
function letterNotSent(referral: Referral, directory: Directory): NoticeMessage | undefined {
  const what = (Object.keys(SPEAKS_OF) as (keyof typeof SPEAKS_OF)[]).find(
    (mail) => isTriageMail(mail) && SPEAKS_OF[mail] === referral.status,
  )
  if (what === undefined) return undefined
  const to = requesterAddress(referral.details, directory)
  return aboutReferral(
    referral,
    'an e-mail could not be sent',
    [
      `${mailTitle(what)} could not be sent${to === undefined ? '' : ` to ${to}`} after several tries.`,
      `Please tell ${sayRequester(referral.details)} yourself, and ask your administrator to look at the address. When that is mended, send it again.`,
    ],
    [{ title: 'Send again', verb: 'send-again', style: 'positive', reference: referral.reference }],
  )
}
