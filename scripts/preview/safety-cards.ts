/** Cards about safety: the small forms, what people hear, and a referral on which everything is said at once. */
import { CONCERN, HOLD, LIFT, SAFE, SHORT } from '../../src/bot/actions/safety.ts'
import { type Deed, dueFormReply } from '../../src/bot/due-form.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { assessmentOverview } from '../../src/cards/assessment-overview.ts'
import { message } from '../../src/cards/message.ts'
import { noticeMessage } from '../../src/cards/notice-message.ts'
import type { NoticeWhat } from '../../src/domain/events.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Details, Referral } from '../../src/domain/referral.ts'
import { refuse } from '../../src/domain/refusal.ts'
import type { Safety } from '../../src/domain/safety.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

const said = { by: sample.MAYA.id, at: '2026-12-03T18:05:00.000Z', words: 'DC Smith, by telephone at six.' }
const concern = { ...said, by: sample.SAM.id, words: 'A bruise on the arm.', told: [sample.TESS.id] }
const seen = { ...concern, seen: { by: sample.TESS.id, at: '2026-12-03T18:20:00.000Z' } }

const ALL: Safety = {
  contact: [{ ...said, to: 'ask_police_first' }],
  hold: [{ ...said, held: true }],
  concerns: [concern],
}

const MESSAGES: readonly (readonly [NoticeWhat, Safety])[] = [
  ['family-locked', ALL],
  ['family-unlocked', { contact: [{ ...said, to: 'yes' }] }],
  ['police-held', ALL],
  ['police-hold-lifted', { hold: [{ ...said, held: false }] }],
  ['concern-raised', { concerns: [{ ...concern, by: sample.MAYA.id }] }],
  ['concern', ALL],
  ['concern-seen', { concerns: [seen] }],
]

export function safetyCards(details: Details): readonly MadeCard[] {
  const writing = sample.referralWith('in_progress', details)
  const held: Referral = { ...writing, safety: ALL }
  const faults = [{ question: 'words', message: refuse('whyHeldNeeded').say }]
  const short = sample.savedPages({ S: { short: 'yes', why: 'The carer will not have it.' } })
  return [
    form('safe-to-contact', SAFE, { referral: held }),
    form('police-hold', HOLD, { referral: writing }),
    form('police-hold, refused', HOLD, { referral: writing, faults }),
    form('lift-hold', LIFT, { referral: held }),
    form('concern', CONCERN, { referral: writing }),
    form('short-report', SHORT, { referral: writing }),
    ...MESSAGES.map(([what, safety]) => heard(what, { ...writing, safety })),
    ...[sample.SAM, sample.TESS, sample.MAYA].map((by) => overview(held, by, short)),
  ]
}

function form(name: string, deed: Deed, shown: Parameters<typeof dueFormReply>[2]): MadeCard {
  const turn: Turn = {
    ...{ by: sample.SAM, surface: 'chat', today: sample.TODAY, stamp: 'k3x9' },
    world: { directory: sample.COUNCIL } as Turn['world'],
  }
  const reply = dueFormReply(turn, deed, shown)
  if ('text' in reply) throw new Error(`There is no card: ${reply.text}`)
  return { name: `form-page, ${name}`, surface: 'chat', card: reply.card }
}

function heard(what: NoticeWhat, referral: Referral): MadeCard {
  const person = what === 'concern' ? { person: sample.TESS.id } : {}
  const shown = noticeMessage({ what, to: 'worker', ...person }, referral, sample.COUNCIL)
  if (shown === undefined) throw new Error(`Nothing is said of ${what}`)
  return { name: `message, ${what}`, surface: 'chat', card: message(shown, 'chat') }
}

const overview = (
  referral: Referral,
  by: Person,
  assessment: Parameters<typeof assessmentOverview>[0]['assessment'],
): MadeCard => ({
  name: `assessment-overview, everything about safety, for ${by.name}`,
  surface: 'chat',
  card: assessmentOverview(
    {
      ...{ referral, assessment, directory: sample.COUNCIL, today: sample.TODAY, by, banner: '', more: [] },
      now: said.at,
    },
    'chat',
  ),
})
