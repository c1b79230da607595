/** What is said after a decision: what was done, which e-mail goes when and to whom, or what to send oneself. */
import { type Directory, nameOf, teamById } from '../domain/directory.ts'
import { requesterAddress } from '../domain/dispatch.ts'
import { shortViewSigners } from '../domain/holder.ts'
import { sayRequester } from '../domain/letters.ts'
import { later, timeOf } from '../domain/moment.ts'
import type { Referral } from '../domain/referral.ts'
import { decisionOf } from '../domain/triage.ts'
import { letterNow } from '../domain/triage-letters.ts'

export type Said = { readonly say: string; readonly more: readonly string[] }

type Around = { readonly directory: Directory; readonly undoSeconds: number }

export function sayDecided(referral: Referral, { directory, undoSeconds }: Around): Said {
  const done = sayDone(referral, directory)
  const letter = letterNow(referral, directory.council)
  const decision = decisionOf(referral)
  if (letter === undefined || decision === undefined) return { say: done, more: [] }
  const to = requesterAddress(referral.details, directory)
  const who = sayRequester(referral.details)
  if (to === undefined)
    return {
      say: `${done} I have no approved address for ${who}, so no e-mail goes: please send them these words yourself.`,
      more: letter.filter((part) => part !== ''),
    }
  const at = timeOf(later(decision.at, undoSeconds))
  return { say: `${done} An e-mail goes to ${to} at ${at}. Until then “Undo” stops it.`, more: [] }
}

function sayDone(referral: Referral, directory: Directory): string {
  const { team, status } = referral
  const { authority, duplicateOf } = decisionOf(referral) ?? {}
  switch (status) {
    case 'assigned_to_team':
      return `${teamById(directory, team)?.name ?? team} has it now, and sees it in its channel.`
    case 'needs_information':
      return 'It waits for what is missing. You are reminded after three working days.'
    case 'short_view':
      return sayWhoSigns(referral.view.by, directory)
    case 'redirected':
      return `It belongs to ${authority?.name ?? 'another authority'}, and is ended here.`
    case 'linked_duplicate':
      return `It is the same as ${duplicateOf ?? 'another one'}, and is ended here.`
    case 'logged_only':
      return 'It is logged, and nothing is left to do. Nobody is written to.'
    case 'withdrawn':
      return 'It is withdrawn, and ended here.'
    default:
      return 'Done.'
  }
}

function sayWhoSigns(author: string, directory: Directory): string {
  const [first] = shortViewSigners(author, directory)
  return first === undefined
    ? 'It waits for a signature, but nobody in the directory may sign it: a manager who is social-work qualified. Please ask your administrator.'
    : `${nameOf(directory, first.id)} gets it for signature now. Nothing goes to whoever asked before that.`
}
