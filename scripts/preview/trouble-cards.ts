/** What people see when something broke: a dialog that keeps what was typed, and a message that may have been read before. */
import { faultWords, TooSlow } from '../../src/bot/fault-words.ts'
import { message } from '../../src/cards/message.ts'
import { glassMessage } from '../../src/cards/restriction-messages.ts'
import { saidBefore } from '../../src/cards/said-before.ts'
import { tryAgain } from '../../src/cards/try-again.ts'
import type { Details } from '../../src/domain/referral.ts'
import { HEAD, SOUTH_MANAGER } from '../../tests/support/council.ts'
import type { MadeCard } from './made-cards.ts'
import * as sample from './sample.ts'

const ID = 'a1b2c3d4'
const GLASS = {
  ...{ by: SOUTH_MANAGER.id, at: '2026-12-03T10:00:00.000Z', until: '2026-12-03T22:00:00.000Z' },
  why: 'The worker is ill and the prison asks.',
}

export function troubleCards(details: Details): readonly MadeCard[] {
  const referral = sample.referralWith('in_progress', details)
  const told = glassMessage(GLASS, referral, { directory: sample.COUNCIL, reader: HEAD.id })
  return [
    dialog('try-again, the store is away', new TooSlow('no answer in time')),
    dialog('try-again, no room', { code: '53100' }),
    dialog('try-again, something else', new Error('unexpected')),
    { name: 'message, perhaps read before', surface: 'chat', card: saidBefore(message(told, 'chat')) },
  ]
}

const dialog = (name: string, fault: unknown): MadeCard => ({
  ...{ name, surface: 'dialog' },
  card: tryAgain(faultWords(fault, ID), { verb: 'saveAnswers' }),
})
