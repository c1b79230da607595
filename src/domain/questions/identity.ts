/** Section H: identity, and what must not reach the prisoner. */
import * as list from '../options.ts'
import { choice, longText, type Section, text } from './build.ts'

export const identitySection: Section = {
  id: 'H',
  title: 'Identity and disclosure',
  short: 'identity',
  intro: 'The prison must know that it is the right child. The prisoner may ask to read part 1.',
  perChild: true,
  questions: [
    choice('identityVerified', 'How was the child’s identity verified?', list.IDENTITY, { required: true }),
    text('identityNote', 'If it was not verified, why?', {
      required: { question: 'identityVerified', is: ['not_verified'] },
    }),
    choice(
      'photosAgreed',
      'Does the carer agree to photographs for the prison’s records?',
      list.YES_NO_NOT_KNOWN,
    ),
    longText('confidentialNote', 'What the prison should know but the prisoner must not', {
      confidential: true,
      help: 'Goes into part 2, a separate file.',
    }),
    text('reasonToWithhold', 'Why it must be withheld', {
      confidential: true,
      help: 'For example: risk to the carer, a promise to the child, a police matter.',
    }),
  ],
}
