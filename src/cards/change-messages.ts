/** What people hear of reviews, releases and moves, and what is said to whoever wrote one down. */
import { type ChildMove, movedAway } from '../domain/child-moves.ts'
import type { CustodyChange } from '../domain/custody.ts'
import { isTooNear, sayCustody, whatFollows } from '../domain/custody-words.ts'
import { type Directory, nameOf } from '../domain/directory.ts'
import type { Notice } from '../domain/events.ts'
import { sayDay } from '../domain/moment.ts'
import { isAfterSending, type Referral, workerOf } from '../domain/referral.ts'
import { mayBeDecided } from '../domain/triage-words.ts'
import { aboutReferral } from './about-referral.ts'
import type { Message, MessageButton } from './message.ts'
import type { NoticeMessage } from './notice-message.ts'

/** Undefined where it is no message of this kind, or no longer fits how things stand. */
export function changeMessage(
  { what, to }: Pick<Notice, 'what' | 'to'>,
  referral: Referral,
  directory: Directory,
): NoticeMessage | undefined {
  const { custody, childMoves } = referral
  if (what === 'review-begun') return reviewBegun(referral, directory)
  if (what === 'custody-noted') return custodyNoted(referral, custody?.at(-1), directory)
  return what === 'child-moved' ? childMoved(referral, childMoves?.at(-1), { to, directory }) : undefined
}

/** To whoever had the earlier one, as long as nobody has this one. */
function reviewBegun(referral: Referral, directory: Directory): NoticeMessage | undefined {
  const { reviewOf, reference, version, due } = referral
  if (reviewOf === undefined || referral.status !== 'assigned_to_team') return undefined
  const take: MessageButton = { title: 'Take it', verb: 'take', style: 'positive', reference, version }
  return aboutReferral(
    referral,
    'a review has begun',
    [
      `${nameOf(directory, reviewOf.by)} has begun the review of ${reviewOf.reference}, which you had. It is due on ${sayDay(due.day)}.`,
      'What was answered then is copied, and each copied answer is to be checked. You know the family: would you take it?',
    ],
    [take],
  )
}

/** Whoever wrote it down knows it. */
function custodyNoted(
  referral: Referral,
  last: CustodyChange | undefined,
  directory: Directory,
): NoticeMessage | undefined {
  if (last === undefined || last.by === workerOf(referral)) return undefined
  return aboutReferral(
    referral,
    'something about custody has changed',
    [
      `${nameOf(directory, last.by)} has written down: ${sayCustody(last, directory)}.`,
      `“${last.words}”`,
      ...whatFollows(last, referral, directory),
    ],
    custodyButtons(last, referral),
  )
}

const custodyButtons = (change: CustodyChange, { reference }: Referral): readonly MessageButton[] => [
  ...(change.kind === 'transfer'
    ? [{ title: 'Send again', verb: 'send-again', style: 'positive', reference } as const]
    : []),
  ...(isTooNear(change)
    ? [{ title: 'Safeguarding concern', verb: 'concern', style: 'destructive', reference } as const]
    : []),
]

/** What whoever wrote it down reads next. */
export const custodySaid = (change: CustodyChange, referral: Referral, directory: Directory): Message => ({
  // The first line is what a notification shows: it names no prison.
  title: `${referral.reference}: written down`,
  lines: [sayCustody(change, directory), ...whatFollows(change, referral, directory)],
  buttons: [
    ...custodyButtons(change, referral),
    { title: 'See the referral', verb: 'show', reference: referral.reference },
  ],
})

type Reading = { readonly to: Notice['to']; readonly directory: Directory }

function childMoved(
  referral: Referral,
  last: ChildMove | undefined,
  { to, directory }: Reading,
): NoticeMessage | undefined {
  if (last === undefined || (to === 'worker' && last.by === workerOf(referral))) return undefined
  return aboutReferral(
    referral,
    'a child has moved',
    [
      `${nameOf(directory, last.by)} has written down: ${sayMove(last)}`,
      `“${last.words}”`,
      ...sayTakeOver(last, referral),
    ],
    redirectButtons(last, referral, to === 'recorder'),
  )
}

const sayMove = ({ child, authority }: ChildMove): string =>
  authority === ''
    ? `child ${child} has moved within our area.`
    : `child ${child} lives in the area of ${authority} now.`

/** Should another authority take over? What can be done about it depends on how far we are. */
function sayTakeOver(move: ChildMove, referral: Referral): readonly string[] {
  if (move.authority === '')
    return [
      'We keep it. The new address is not in this record, and part 1 is searched for the old one alone: please read part 1 for it before you send it in.',
    ]
  const others = referral.details.children.length - movedAway(referral).length
  const rest =
    others > 0
      ? ` ${others === 1 ? 'One child of this referral still lives' : `${others} children of this referral still live`} in our area.`
      : ''
  if (isAfterSending(referral))
    return [
      `Our report has gone, and the decision stands for now. A review would be for ${move.authority}: please tell them, and tell the prison.${rest}`,
      'It stands on this referral, and whoever begins a review is told.',
    ]
  if (mayBeDecided('redirect', referral.status))
    return [`Should ${move.authority} take over? MASH can pass it on, or we assess it all the same.${rest}`]
  return [
    `Should ${move.authority} take over? Somebody is assessing it already. Please agree with them who finishes it, and tell the prison.${rest}`,
    'If they take over, a manager or MASH withdraws it here, with the reason.',
  ]
}

const redirectButtons = (
  { authority }: ChildMove,
  { reference, status }: Referral,
  isMash: boolean,
): readonly MessageButton[] =>
  isMash && authority !== '' && mayBeDecided('redirect', status)
    ? [{ title: 'Pass it on', verb: 'redirect', style: 'positive', reference }]
    : []

/** The same for whoever wrote it down. */
export const moveSaid = (move: ChildMove, referral: Referral, isMash: boolean): Message => ({
  title: `${referral.reference}: written down`,
  lines: [`${sayMove(move).replace(/^c/, 'C')}`, ...sayTakeOver(move, referral)],
  buttons: [
    ...redirectButtons(move, referral, isMash),
    { title: 'See the referral', verb: 'show', reference: referral.reference },
  ],
})
