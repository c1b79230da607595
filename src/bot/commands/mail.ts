/** `send again`, `phoned`. */
import type { MailWhat } from '../../domain/mail.ts'
import { MANAGERS } from '../../domain/people.ts'
import { AGAIN, PHONED } from '../actions/mail.ts'
import { fillDueForm, openDueForm } from '../due-form.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'
import { afterColon } from './sentence.ts'

const REST = '(?<rest>(\\s|:).+)?'

export const mailCommands: readonly Command[] = [
  {
    words: 'send again PCA-2026-0001 to the prison: why',
    help: 'send an e-mail again that could not be sent, or came back',
    roles: ['social_worker', ...MANAGERS, 'mash_officer'],
    inMenu: false,
    takes: pattern(`(send again|resend) ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) => {
      const full = fullReference(reference)
      if (rest.trim() === '') return openDueForm(turn, AGAIN, full)
      const { before, words } = afterColon(rest)
      const mail = mailIn(before)
      const typed = { ...(mail === undefined ? {} : { mail }), words }
      return fillDueForm(turn, AGAIN, { reference: full, go: 'again', seen: undefined, typed })
    },
  },
  {
    words: 'phoned PCA-2026-0001 the LADO: who, and when',
    help: 'note a telephone call about the report',
    roles: ['social_worker', ...MANAGERS, 'mash_officer'],
    inMenu: false,
    takes: pattern(`(tele)?phoned ${REFERENCE_WORDS}${REST}`),
    run: (turn, { reference, rest = '' }) => {
      const full = fullReference(reference)
      if (rest.trim() === '') return openDueForm(turn, PHONED, full)
      const { before, words } = afterColon(rest)
      const whom = /\blado\b/iu.test(before) ? 'lado' : /\bprison\b/iu.test(before) ? 'prison' : ''
      const typed = { whom, call: words }
      return fillDueForm(turn, PHONED, { reference: full, go: 'note', seen: undefined, typed })
    },
  },
]

const WORDS: readonly (readonly [RegExp, MailWhat])[] = [
  [/\breceipt\b/iu, 'receipt'],
  [/\bmore time\b/iu, 'more-time'],
  [/\bholding\b/iu, 'holding'],
  [/\blado\b/iu, 'report-to-lado'],
  [/\bprison\b/iu, 'report-to-prison'],
]

/** Nothing where it is not clear: then the form asks. */
const mailIn = (text: string): MailWhat | undefined => WORDS.find(([word]) => word.test(text))?.[1]
