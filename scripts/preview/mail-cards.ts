/** Cards about an e-mail after it was handed over: the messages, and the referral with what is known of each. */
import { AGAIN, PHONED } from '../../src/bot/actions/mail.ts'
import { dueFormReply } from '../../src/bot/due-form.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { assessmentOverview } from '../../src/cards/assessment-overview.ts'
import { mailMessage } from '../../src/cards/mail-messages.ts'
import { message } from '../../src/cards/message.ts'
import { reportStanding } from '../../src/cards/report-standing.ts'
import { type Mail, mayGoAgain } from '../../src/domain/mail.ts'
import type { Details } from '../../src/domain/referral.ts'
import { refuse } from '../../src/domain/refusal.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

const AT = '2026-12-07T10:10:00.000Z'
const LATER = '2026-12-08T09:00:00.000Z'

const MAILS: readonly Mail[] = [
  {
    what: 'report-to-prison',
    status: 'accepted',
    at: AT,
    known: { seen: AT, replied: LATER, phoned: LATER },
  },
  { what: 'report-to-lado', status: 'accepted', at: AT, known: { seen: AT, bounced: LATER } },
]

const SENT_AGAIN: readonly Mail[] = MAILS.map(({ what }) =>
  what === 'report-to-prison'
    ? { what, status: 'accepted', at: AT, known: { seen: AT } }
    : {
        ...{ what, status: 'accepted', at: LATER, known: { seen: LATER } },
        before: { standing: 'bounced', at: LATER },
      },
)

const SAID = [
  ['letter-bounced', 'more-time'],
  ['mail-replied', 'report-to-prison'],
] as const

const TROUBLES: readonly (readonly [string, readonly Mail[]])[] = [
  ['mail-bounced', MAILS],
  [
    'delivery-failed',
    [
      { what: 'report-to-prison', status: 'failed', at: AT, known: {} },
      { what: 'report-to-lado', status: 'accepted', at: AT, known: { bounced: LATER, phoned: LATER } },
    ],
  ],
  [
    'mail-stuck',
    [
      { what: 'report-to-prison', status: 'accepted', at: AT, known: { stuck: LATER } },
      { what: 'report-to-lado', status: 'trying', at: AT, known: {} },
    ],
  ],
]

const turn: Turn = {
  ...{ by: sample.SAM, surface: 'chat', today: sample.TODAY, stamp: 'k3x9' },
  world: { directory: sample.COUNCIL } as Turn['world'],
}

export function mailCards(details: Details): readonly MadeCard[] {
  const referral = sample.referralWith('sent', details)
  const shown = { referral, mails: MAILS, by: sample.SAM, today: sample.TODAY, assessment: {} }
  const again = { referral, mails: MAILS.filter(mayGoAgain) }
  const answers = { mail: 'report-to-lado', words: '' }
  const faults = [{ question: 'words', message: refuse('againReasonNeeded').say }]
  const forms = [
    ['send-again', dueFormReply(turn, AGAIN, again)],
    ['send-again, one of two', dueFormReply(turn, AGAIN, { referral, mails: MAILS })],
    ['send-again, refused', dueFormReply(turn, AGAIN, { ...again, answers, faults })],
    ['note-phoned', dueFormReply(turn, PHONED, { referral })],
  ] as const
  return [
    ...forms.flatMap(([name, reply]) =>
      'card' in reply ? [{ name: `form-page, ${name}`, surface: 'chat', card: reply.card } as const] : [],
    ),
    ...SAID.flatMap(([what, mail]) => {
      const said = mailMessage(what, referral, mail)
      if (said === undefined) return []
      return [{ name: `message, ${what}`, surface: 'chat', card: message(said, 'chat') } as const]
    }),
    ...TROUBLES.flatMap(([what, mails]) => {
      const said = reportStanding(referral, mails)
      if (said === undefined) return []
      return [{ name: `message, ${what}`, surface: 'chat', card: message(said, 'chat') } as const]
    }),
    {
      name: 'assessment-overview, an e-mail came back',
      surface: 'chat',
      card: assessmentOverview({ ...shown, directory: sample.COUNCIL, banner: '', more: [] }, 'chat'),
    },
    {
      name: 'assessment-overview, an e-mail went again',
      surface: 'chat',
      card: assessmentOverview(
        { ...shown, mails: SENT_AGAIN, directory: sample.COUNCIL, banner: '', more: [] },
        'chat',
      ),
    },
  ]
}
