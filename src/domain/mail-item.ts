/** A mail that came to the mailbox of MASH, until an officer says what it is. It is never a referral by itself. */
import type { Moment } from './moment.ts'
import { mayRecord, type Person, type PersonId } from './people.ts'
import type { Reference } from './referral.ts'

export type NotTaken = { readonly name: string; readonly why: string }

export type MailItem = {
  /** By which people name it; counts up from 1. */
  readonly number: number
  readonly receivedAt: Moment
  readonly state: 'waiting' | 'confirmed' | 'dismissed'
  /** The referral that it became, or belongs to. */
  readonly reference: Reference | undefined
  readonly decidedBy: PersonId | undefined
  readonly decidedAt: Moment | undefined
  readonly words: MailWords
}

/** Everything personal; gone once it is dealt with, since the mail itself is kept among the papers. */
export type MailWords = {
  readonly from: string
  readonly address: string
  readonly subject: string
  readonly preview: string
  readonly notTaken: readonly NotTaken[]
  /** Why it is not for us. */
  readonly reason: string
}

export const NO_WORDS: MailWords = {
  from: '',
  address: '',
  subject: '',
  preview: '',
  notTaken: [],
  reason: '',
}

/** Who brought its papers: nobody of the directory. */
export const FROM_MAILBOX = 'mash-mailbox'

/** How a line of the audit names it. */
export const mailReference = (number: number): string => `mail-${number}`

export const mayReadMail = (person: Person): boolean => mayRecord(person)
