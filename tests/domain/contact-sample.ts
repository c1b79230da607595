/** Contact logs for the tests of the rules: somebody asked, who answered or did not. */
import { type Asking, askContact, type Note, noteContact } from '../../src/domain/contact-rules.ts'
import type { Contact } from '../../src/domain/contacts.ts'
import { dayOf } from '../../src/domain/moment.ts'
import type { Referral, Status } from '../../src/domain/referral.ts'
import { SAM } from '../support/council.ts'
import { act, allowed, NOW, referralOf } from './sample.ts'

export const CALENDAR = { closures: [] }

export const asking = (id: string, more: Partial<Asking> = {}): Asking => ({
  ...{ id, method: 'letter', on: dayOf(NOW), canWrite: true, calendar: CALENDAR },
  ...more,
})

/** Each as far as the rules themselves bring it, one after the other. */
export function withLog(
  steps: readonly (Asking | Note)[],
  { status = 'in_progress', at = NOW }: { readonly status?: Status; readonly at?: string } = {},
): Referral {
  return steps.reduce<Referral>(
    (referral, step) =>
      allowed(
        'method' in step
          ? askContact(referral, act(SAM, at), step)
          : noteContact(referral, act(SAM, at), step),
      ).referral,
    referralOf(status),
  )
}

export const replied = (id: string, more: Partial<Extract<Note, { outcome: 'replied' }>> = {}): Note => ({
  ...{ id, outcome: 'replied', on: dayOf(NOW), words: 'No change since spring.', mayBeShared: 'no' },
  ...more,
})

export function one(referral: Referral, id: string): Contact {
  const found = referral.contacts?.find((contact) => contact.id === id)
  if (found === undefined) throw new Error(`${id} is not in the log`)
  return found
}
