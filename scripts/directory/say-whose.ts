/** Whose mailbox a line is about, in a few words: `ZAA, omu, omu.sample@prisons.example`. */
import { LADO } from '../../src/domain/recipient-book.ts'
import type { Line } from './lines.ts'
import { shown } from './shown.ts'

export const sayWhose = ({ holder, mailbox, email }: Pick<Line, 'holder' | 'mailbox' | 'email'>): string =>
  [sayHolder(holder), ...(mailbox === 'main' ? [] : [mailbox]), shown(email)].join(', ')

/** The code alone, which is how the list names it. */
export const sayHolder = (holder: string): string =>
  holder === LADO ? 'LADO' : holder.slice(holder.indexOf('/') + 1)
