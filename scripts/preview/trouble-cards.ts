/** What people see when something broke: a dialog that keeps what was typed, and a message that may have been read before. */
import { faultWords, TooSlow } from '../../src/bot/fault-words.ts'
import { restoredCard } from '../../src/bot/restored-card.ts'
import { message } from '../../src/cards/message.ts'
import type { Card } from '../../src/cards/render.ts'
import { glassMessage } from '../../src/cards/restriction-messages.ts'
import { saidBefore } from '../../src/cards/said-before.ts'
import { tryAgain } from '../../src/cards/try-again.ts'
import type { Details } from '../../src/domain/referral.ts'
import type { OpenEmail, RestoredPlan } from '../../src/workflow/restored-ports.ts'
import { HEAD, SOUTH_MANAGER } from '../../tests/support/council.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

const ID = 'a1b2c3d4'
const GLASS = {
  ...{ by: SOUTH_MANAGER.id, at: '2026-12-03T10:00:00.000Z', until: '2026-12-03T22:00:00.000Z' },
  why: 'The worker is ill and the prison asks.',
}

const mail = (reference: string, what: string, to: string): OpenEmail => ({
  ...{ key: `${reference}/${what}`, reference, what, to },
  ...{ dispatchId: ID, promisedAt: '2026-12-03T01:40:00.000Z' },
})
const PLAN: RestoredPlan = {
  ...{ from: '2026-12-03T02:00:00.000Z', isNoticed: false },
  gone: [mail('PCA-2026-0140', 'report-to-prison', 'prison')],
  toSend: [
    mail('PCA-2026-0147', 'report-to-prison', 'prison'),
    mail('PCA-2026-0147', 'report-to-lado', 'lado'),
    mail('PCA-2026-0151', 'receipt', 'requester'),
  ],
  toRelease: ['PCA-2026-0150'],
  unknown: [{ at: '2026-12-03T09:00:00.000Z', reference: 'PCA-2026-0149' }],
}

export function troubleCards(details: Details): readonly MadeCard[] {
  const referral = sample.referralWith('in_progress', details)
  const told = glassMessage(GLASS, referral, { directory: sample.COUNCIL, reader: HEAD.id })
  return [
    dialog('try-again, the store is away', new TooSlow('no answer in time')),
    dialog('try-again, no room', { code: '53100' }),
    dialog('try-again, something else', new Error('unexpected')),
    chat('restored, as said', restoredCard(PLAN, 'chat')),
    chat('restored, noticed', restoredCard({ ...PLAN, isNoticed: true }, 'chat')),
    chat('message, perhaps read before', saidBefore(message(told, 'chat'))),
  ]
}

const chat = (name: string, card: Card): MadeCard => ({ name, surface: 'chat', card })

const dialog = (name: string, fault: unknown): MadeCard => ({
  ...{ name, surface: 'dialog' },
  card: tryAgain(faultWords(fault, ID), { verb: 'saveAnswers' }),
})
