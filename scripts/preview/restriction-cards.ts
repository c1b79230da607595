/** Who may know of a referral: its card, its card in the channel, the forms, the messages, the log, and what the LADO sees. */
import { type Deed, dueFormReply } from '../../src/bot/due-form.ts'
import { BREAK_GLASS, LIFT_RESTRICTION, RESTRICT } from '../../src/bot/restriction-deeds.ts'
import type { Turn } from '../../src/bot/turn.ts'
import { assessmentOverview } from '../../src/cards/assessment-overview.ts'
import { ladoCard } from '../../src/cards/lado.ts'
import { logCard } from '../../src/cards/log.ts'
import { message } from '../../src/cards/message.ts'
import { referralSummary } from '../../src/cards/referral-summary.ts'
import { glassMessage, restrictionMessage } from '../../src/cards/restriction-messages.ts'
import type { Fault } from '../../src/domain/form.ts'
import type { Details, Referral } from '../../src/domain/referral.ts'
import { DEPUTY, HEAD, SOUTH_MANAGER } from '../../tests/support/council.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

const { COUNCIL: directory, TODAY: today, TESS, SAM, MAYA } = sample
const AT = '2026-12-03T09:12:00.000Z'
const GLASS = {
  ...{ by: SOUTH_MANAGER.id, at: '2026-12-03T10:00:00.000Z', until: '2026-12-03T22:00:00.000Z' },
  why: 'The worker is ill and the prison asks.',
}
const LINES = [
  { at: GLASS.at, who: SOUTH_MANAGER.id, what: 'glass', reference: 'PCA-2026-0147' },
  { at: GLASS.at, who: SOUTH_MANAGER.id, what: 'breakGlass', reference: 'PCA-2026-0147' },
  { at: AT, who: TESS.id, what: 'restrict', reference: 'PCA-2026-0147' },
  { at: AT, who: SAM.id, what: 'read', reference: 'PCA-2026-0147' },
  { at: '2026-11-25T08:00:00.000Z', who: SAM.id, what: 'take', reference: 'PCA-2026-0147' },
  { at: '2026-11-24T09:12:00.000Z', who: MAYA.id, what: 'record', reference: 'PCA-2026-0147' },
] as const

export function restrictionCards(details: Details): readonly MadeCard[] {
  const open = sample.referralWith('in_progress', details)
  const people = [SAM, TESS, DEPUTY].map(({ id }) => id)
  const why = 'A cousin of the family works in the office.'
  const restricted: Referral = { ...open, restriction: { people, by: TESS.id, at: AT, why } }
  const told = restrictionMessage({ what: 'named-in' }, restricted, directory)
  return [
    chat('assessment-overview, restricted, glass broken', overview(restricted)),
    {
      ...{ name: 'referral-summary, restricted', surface: 'channel' },
      card: referralSummary(restricted, directory, today),
    },
    form('restrict', RESTRICT, open),
    form('restrict, who is missing', RESTRICT, open, [MISSING]),
    form('restrict, again', RESTRICT, restricted),
    form('lift-restriction', LIFT_RESTRICTION, restricted),
    form('break-glass', BREAK_GLASS, restricted),
    ...(told === undefined ? [] : [chat('message, named in', message(told, 'chat'))]),
    chat(
      'message, glass broken',
      message(glassMessage(GLASS, restricted, { directory, reader: TESS.id }), 'chat'),
    ),
    chat(
      'message, glass broken, for the head of service',
      message(glassMessage(GLASS, restricted, { directory, reader: HEAD.id }), 'chat'),
    ),
    chat(
      'explained, log of one',
      logCard({ reference: open.reference, lines: LINES, most: 40, directory }, 'chat'),
    ),
    chat(
      'explained, log of all',
      logCard({ reference: undefined, lines: LINES, most: 6, directory }, 'chat'),
    ),
    chat('explained, for the LADO', ladoCard({ referral: open, went: undefined, directory, today }, 'chat')),
  ]
}

const MISSING: Fault = {
  question: 'people',
  message:
    'With these names alone nobody could go on with it, so nothing was changed. Sam Example must be among them: they have it.',
}

const chat = (name: string, card: MadeCard['card']): MadeCard => ({ name, surface: 'chat', card })

const overview = (referral: Referral): MadeCard['card'] =>
  assessmentOverview(
    {
      ...{ referral, directory, today, by: TESS, readers: [GLASS] },
      assessment: sample.wholeAssessment(1),
      ...{ banner: '', more: [] },
    },
    'chat',
  )

function form(name: string, deed: Deed, referral: Referral, faults: readonly Fault[] = []): MadeCard {
  const turn: Turn = {
    ...{ by: TESS, surface: 'chat', today, stamp: 'k3x9' },
    world: { directory } as Turn['world'],
  }
  const reply = dueFormReply(turn, deed, { referral, faults })
  if (!('card' in reply)) throw new Error('There is no form.')
  return chat(`form-page, ${name}`, reply.card)
}
