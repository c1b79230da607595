/** Cards about an e-mail after it was handed over: the messages, and the referral with what is known of each. */
import { AGAIN, PHONED } from '../../src/bot/actions/mail.ts'
import { dueFormReply } from '../../src/bot/due-form.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { assessmentOverview } from '../../src/cards/assessment-overview.ts'
import { mailMessage } from '../../src/cards/mail-messages.ts'
import { message } from '../../src/cards/message.ts'
import type { Mail } from '../../src/domain/mail.ts'
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

const SAID = [
  ['mail-bounced', 'report-to-prison'],
  ['letter-bounced', 'more-time'],
  ['mail-stuck', 'report-to-lado'],
  ['mail-replied', 'report-to-prison'],
] as const

const turn: Turn = {
  ...{ by: sample.SAM, surface: 'chat', today: sample.TODAY, stamp: 'k3x9' },
  world: { directory: sample.COUNCIL } as Turn['world'],
}

export function mailCards(details: Details): readonly MadeCard[] {
  const referral = sample.referralWith('sent', details)
  const shown = { referral, mails: MAILS, by: sample.SAM, today: sample.TODAY, assessment: {} }
  const again = { referral, answers: { mail: 'report-to-prison', words: 'To be sure.' } }
  const faults = [{ question: 'mail', message: refuse('onItsWay').say }]
  const forms = [
    ['send-again', dueFormReply(turn, AGAIN, { referral })],
    ['send-again, refused', dueFormReply(turn, AGAIN, { ...again, faults })],
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
    {
      name: 'assessment-overview, an e-mail came back',
      surface: 'chat',
      card: assessmentOverview({ ...shown, directory: sample.COUNCIL, banner: '', more: [] }, 'chat'),
    },
  ]
}
