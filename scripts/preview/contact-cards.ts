/** The people to ask, as cards: the list in every state, the forms, and what is said of a letter that did not go. */
import { ASK_PERSON, NOT_NEEDED, NOTE_DECLINED, NOTE_REPLY } from '../../src/bot/contact-deeds.ts'
import { type Deed, dueFormReply } from '../../src/bot/due-form.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { message } from '../../src/cards/message.ts'
import { noticeMessage } from '../../src/cards/notice-message.ts'
import { peopleCard } from '../../src/cards/people-to-ask.ts'
import type { Details, Referral } from '../../src/domain/referral.ts'
import { contactLog, withContacts } from './contact-samples.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

export const contactCards = (details: Details): readonly MadeCard[] => [
  list('nobody asked yet', sample.referralWith('in_progress', details)),
  list('everybody stands differently', withContacts(contactLog(), details)),
  list('a letter was just made', justAsked(details)),
  list('sent', { ...sample.referralWith('sent', details), contacts: contactLog() }),
  form('ask-person', ASK_PERSON, withContacts([], details), { contact: 'prison-1' }),
  form('ask-person, nobody chosen', ASK_PERSON, withContacts([], details), {}),
  form('note-reply', NOTE_REPLY, withContacts(contactLog(), details), { contact: 'prison-1' }),
  form('note-declined', NOTE_DECLINED, withContacts(contactLog(), details), { contact: 'probation-1' }),
  form('not-needed', NOT_NEEDED, withContacts(contactLog(), details), { contact: 'lado-1' }),
  ...(['letter-not-filed', 'ask-not-sent'] as const).map((what): MadeCard => {
    const shown = noticeMessage({ what, to: 'worker' }, withContacts(), sample.COUNCIL)
    if (shown === undefined) throw new Error(`Nothing is said of ${what}`)
    return { name: `message, ${what}`, surface: 'chat', card: message(shown, 'chat') }
  }),
]

function justAsked(details: Details): Referral {
  const referral = withContacts(contactLog(), details)
  return { ...referral, version: 3 }
}

function list(name: string, referral: Referral): MadeCard {
  const shown = { referral, assessment: {}, directory: sample.COUNCIL, today: sample.TODAY, page: 0 }
  const banner = name.includes('letter') ? 'The letter to print is being put into the team’s folder.' : ''
  return { name: `people-to-ask, ${name}`, surface: 'chat', card: peopleCard({ ...shown, banner }, 'chat') }
}

function form(
  name: string,
  deed: Deed,
  referral: Referral,
  answers: Readonly<Record<string, string>>,
): MadeCard {
  const turn: Turn = {
    ...{ by: sample.SAM, surface: 'chat', today: sample.TODAY, stamp: 'k3x9' },
    world: { directory: sample.COUNCIL } as Turn['world'],
  }
  const reply = dueFormReply(turn, deed, { referral, answers })
  if ('text' in reply) throw new Error(`There is no card: ${reply.text}`)
  return { name: `form-page, ${name}`, surface: 'chat', card: reply.card }
}
