/** For the slow recount: when a referral passed which stage, by replaying its audit; and who is the same child. */
import type { Referral } from '../../src/domain/referral.ts'
import type { Life } from './past.ts'

const LONDON = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' },
})

export const londonDay = (moment: string): string =>
  LONDON.format(new Date(moment)).split('/').toReversed().join('-')

export type Milestones = Readonly<
  Partial<
    Record<
      'received' | 'assigned' | 'allocated' | 'started' | 'submitted' | 'signed' | 'sent' | 'decided',
      string
    >
  >
>

/** Line after line, as a clerk would who keeps a list of days and crosses out what is overtaken. */
export function milestones({ referral, audit }: Life): Milestones {
  const list: Record<string, string> = { received: londonDay(referral.receivedAt) }
  for (const { at, what, from, to } of audit) {
    const day = londonDay(at)
    if (what === 'assign' || (what === 'record' && to === 'assigned_to_team')) list.assigned = day
    if (what === 'take' || (what === 'allocate' && from === 'assigned_to_team')) list.allocated ??= day
    if (what === 'start') list.started ??= day
    if (what === 'submit') list.submitted ??= day
    if (what === 'signOff') list.signed = day
    if (what === 'undoSignOff') delete list.signed
    if (what === 'confirmSent') list.sent = day
  }
  const decisions = 'governorsDecisions' in referral ? (referral.governorsDecisions ?? []) : []
  const newest = decisions[decisions.length - 1]
  return newest === undefined ? list : { ...list, decided: newest.decidedOn }
}

/** A text that two requests share when they name the same child, as far as anybody can tell. */
export function sameChild({ reference, details }: Referral, at: number): string {
  const { caseSystemId = '', fullName = '', dateOfBirth = '' } = details.children[at] ?? {}
  const letters = (text: string) =>
    [...text]
      .filter((letter) => /[a-z0-9]/i.test(letter))
      .join('')
      .toLowerCase()
  if ([...caseSystemId].some((letter) => '123456789'.includes(letter))) return `#${letters(caseSystemId)}`
  const plain = letters(fullName.normalize('NFD'))
  return plain === '' || dateOfBirth === '' ? `${reference}/${at}` : `${plain}*${dateOfBirth}`
}
