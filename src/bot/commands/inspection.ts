/** `inspection pack`, `subject access`. */
import { WHOLE } from '../../cards/inspection-form.ts'
import type { Role } from '../../domain/people.ts'
import { inspectionReply } from '../actions/inspection.ts'
import { type Command, fullReference, pattern, REFERENCE_WORDS } from './command.ts'
import { afterColon } from './sentence.ts'

const ROLES: readonly Role[] = ['team_manager', 'service_manager', 'head_of_service']

export const inspectionCommands: readonly Command[] = [
  {
    words: 'inspection pack PCA-2026-0001: why',
    help: 'everything on it as PDF and JSON, for a complaint, an ombudsman, a court',
    roles: ROLES,
    inMenu: false,
    takes: pattern(`(the )?inspection pack( (for|of))? ${REFERENCE_WORDS}(?<rest>(\\s|:).*)?`),
    run: (turn, { reference, rest = '' }) => {
      const { words } = afterColon(rest)
      const full = fullReference(reference)
      return inspectionReply(turn, full, words === '' ? undefined : { subject: WHOLE, words })
    },
  },
  {
    words: 'subject access PCA-2026-0001 for child 1: why',
    help: 'the same with gaps, for the prisoner, a child or the carer who asks what we hold',
    roles: ROLES,
    inMenu: false,
    takes: pattern(`subject access( (for|of|to))? ${REFERENCE_WORDS}(?<rest>(\\s|:).*)?`),
    run: (turn, { reference, rest = '' }) => {
      const { before, words } = afterColon(rest)
      return inspectionReply(turn, fullReference(reference), { subject: subjectIn(before), words })
    },
  },
]

/** Nothing where it is not clear: then the form asks. */
function subjectIn(words: string): string {
  const child = /\bchild (\d{1,2})\b/iu.exec(words)?.[1]
  if (child !== undefined) return `child${Number(child)}`
  return /\b(prisoner|carer)\b/iu.exec(words)?.[1]?.toLowerCase() ?? ''
}
