/** What people hear about more time, a corrected date and a late report: what happened, and what is theirs to do. */
import { type Directory, nameOf } from '../domain/directory.ts'
import { requesterAddress } from '../domain/dispatch.ts'
import type { Notice } from '../domain/events.ts'
import { managerOf } from '../domain/holder.ts'
import { sayRequester } from '../domain/letters.ts'
import { sayDay } from '../domain/moment.ts'
import { MORE_TIME_REASONS, type MoreTime } from '../domain/more-time.ts'
import { type Referral, STILL_DUE, workerOf } from '../domain/referral.ts'
import { aboutReferral } from './about-referral.ts'
import type { MessageButton } from './message.ts'
import type { NoticeMessage } from './notice-message.ts'

const BY_PHONE = 'I have no approved address to write to: please telephone, and record what was said.'

/** Undefined where the message no longer fits how things stand. */
export function dueMessage(
  { what, to }: Pick<Notice, 'what' | 'to'>,
  referral: Referral,
  directory: Directory,
): NoticeMessage | undefined {
  if (!STILL_DUE.includes(referral.status)) return undefined
  switch (what) {
    case 'more-time-asked':
    case 'more-time-agreed':
    case 'more-time-not-supported':
    case 'more-time-refused':
      return moreTimeMessage(what, referral, directory)
    case 'more-time-recorded':
      return wroteIt(to, referral, directory) ? undefined : recorded(referral)
    case 'due-corrected':
      return corrected(referral, directory)
    case 'holding-sent':
      return holdingSent(referral, directory)
    case 'letter-not-sent':
      return letterNotSent(referral)
    default:
      return undefined
  }
}

type MoreTimeWhat = 'more-time-asked' | 'more-time-agreed' | 'more-time-not-supported' | 'more-time-refused'

const STAGE_OF = {
  'more-time-asked': 'asked',
  'more-time-agreed': 'with the prison',
  'more-time-not-supported': 'not supported',
  'more-time-refused': 'refused by the prison',
} as const satisfies Record<MoreTimeWhat, MoreTime['stage']>

function moreTimeMessage(
  what: MoreTimeWhat,
  referral: Referral,
  directory: Directory,
): NoticeMessage | undefined {
  const { moreTime } = referral
  if (moreTime?.stage !== STAGE_OF[what]) return undefined
  const until = sayDay(moreTime.until)
  const manager = nameOf(directory, moreTime.answeredBy ?? '')
  const who = sayRequester(referral.details)
  const stays = `The date stays ${sayDay(referral.due.day)}.`
  switch (what) {
    case 'more-time-asked':
      return asked(referral, moreTime, directory)
    case 'more-time-agreed':
      return aboutReferral(
        referral,
        'more time is agreed inside',
        [
          `${manager} agrees to ask for more time until ${until}.`,
          ...quote(moreTime.answer),
          canWrite(referral, directory) ? `An e-mail asks ${who} for it.` : BY_PHONE,
          `${stays} It moves when you record what they say.`,
        ],
        record(referral),
      )
    case 'more-time-not-supported':
      return aboutReferral(referral, 'more time is not supported', [
        `${manager} does not support more time until ${until}:`,
        ...quote(moreTime.answer),
        stays,
      ])
    case 'more-time-refused':
      return aboutReferral(referral, 'more time is refused', [
        `The answer to more time until ${until} was no.`,
        ...quote(moreTime.answer),
        stays,
      ])
  }
}

function asked(referral: Referral, moreTime: MoreTime, directory: Directory): NoticeMessage {
  const { reference, details, due } = referral
  const { label, letter } = MORE_TIME_REASONS[moreTime.reason]
  const until = sayDay(moreTime.until)
  const answer = { verb: 'answer-more-time', reference }
  return aboutReferral(
    referral,
    'more time is asked for',
    [
      `${nameOf(directory, moreTime.askedBy)} asks for more time until ${until}. It is due on ${sayDay(due.day)}.`,
      `Why: ${label}.`,
      ...quote(moreTime.words),
      canWrite(referral, directory)
        ? `If you agree, an e-mail to ${sayRequester(details)} says: “We need until ${until} because ${letter}.” The date moves only when they agree too.`
        : `The date moves only when ${sayRequester(details)} agrees too. ${BY_PHONE}`,
    ],
    [
      { title: 'Agree and ask the prison', style: 'positive', ...answer, key: moreTime.until },
      { title: 'Not supported…', ...answer },
    ],
  )
}

/** Whoever wrote down what was agreed knows it. */
function wroteIt(to: Notice['to'], referral: Referral, directory: Directory): boolean {
  const by = referral.dueChanges.at(-1)?.by
  return by === (to === 'worker' ? workerOf(referral) : managerOf(referral, directory))
}

function recorded(referral: Referral): NoticeMessage | undefined {
  const last = referral.dueChanges.at(-1)
  if (last?.because !== 'more time was agreed' || last.agreement === undefined) return undefined
  const { agreement } = last
  return aboutReferral(referral, 'more time is agreed', [
    `It is now due on ${sayDay(referral.due.day)}. It was ${sayDay(last.from)}.`,
    `Agreed with ${agreement.with} on ${sayDay(agreement.on)} (${agreement.how}).`,
  ])
}

function corrected(referral: Referral, directory: Directory): NoticeMessage | undefined {
  const last = referral.dueChanges.at(-1)
  if (last?.because !== 'corrected by MASH') return undefined
  return aboutReferral(referral, 'the due date was corrected', [
    `${nameOf(directory, last.by)} (MASH) corrected the due date from ${sayDay(last.from)} to ${sayDay(referral.due.day)}:`,
    ...quote(last.words),
  ])
}

function holdingSent(referral: Referral, directory: Directory): NoticeMessage | undefined {
  const { holding } = referral
  if (holding === undefined) return undefined
  return aboutReferral(referral, 'the holding e-mail', [
    `${nameOf(directory, holding.by)} had an e-mail sent to ${sayRequester(referral.details)}: the report is late, and they can expect it by ${sayDay(holding.expected)}.`,
    'The due day stays as it is.',
  ])
}

/** Whichever letter it was: while one of them stands there is something left to say. */
function letterNotSent(referral: Referral): NoticeMessage | undefined {
  const { moreTime, holding } = referral
  const isOpen = moreTime?.stage === 'with the prison'
  if (!isOpen && holding === undefined) return undefined
  return aboutReferral(
    referral,
    'an e-mail could not be sent',
    [
      `An e-mail to ${sayRequester(referral.details)} about the date of this report could not be sent after several tries. Please telephone, and tell your administrator.`,
      ...(holding === undefined
        ? []
        : [`Please say that it is late, and to expect it by ${sayDay(holding.expected)}.`]),
      ...(isOpen
        ? [`Please ask for more time until ${sayDay(moreTime.until)}, and record what was said.`]
        : []),
    ],
    isOpen ? record(referral) : [],
  )
}

const canWrite = (referral: Referral, directory: Directory): boolean =>
  requesterAddress(referral.details, directory) !== undefined

const quote = (words: string | undefined): readonly string[] =>
  words === undefined || words === '' ? [] : [`“${words}”`]

const record = ({ reference }: Referral): readonly MessageButton[] => [
  { title: 'Record what they say', verb: 'record-agreement', style: 'positive', reference },
]
