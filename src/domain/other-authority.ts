/** The authority that a request belongs to, from what a person chose and typed: a council of the book, or one by name. */
import type { PartnerCouncil } from './directory.ts'
import { type Answers, answerOf } from './form.ts'
import type { OtherAuthority } from './triage.ts'

/** What was typed goes before what the book says of the council that was chosen. */
export function authorityIn(answers: Answers, councils: readonly PartnerCouncil[]): OtherAuthority {
  const chosen = councils.find(({ code }) => code === answerOf(answers, 'council'))
  const name = answerOf(answers, 'name').trim()
  const contact = answerOf(answers, 'contact').trim()
  const ofBook = [chosen?.address?.email, chosen?.phone]
    .filter((one) => one !== undefined)
    .join(', telephone ')
  return { name: chosen?.name ?? name, contact: contact === '' ? ofBook : contact }
}

/** The one council of the book whose name begins so; undefined where there is none, or more than one. */
export function councilNamed(councils: readonly PartnerCouncil[], typed: string): PartnerCouncil | undefined {
  const wanted = typed.trim().toLowerCase()
  const found = councils.filter(({ name }) => wanted !== '' && name.toLowerCase().startsWith(wanted))
  return found.length === 1 ? found[0] : undefined
}
