/** What was decided at triage, on the card of the referral: who, when, what and why. The newest comes last. */
import type { Directory } from '../domain/directory.ts'
import { sayMoment } from '../domain/moment.ts'
import type { Referral } from '../domain/referral.ts'
import { sayDecision } from '../domain/triage-words.ts'
import type { Line } from '../domain/why-due.ts'
import { labelled } from './explained.ts'

/** As many as fit beside everything else; the audit has all of them. */
const MOST = 6

type History = { readonly historyTitle: string; readonly history: readonly Line[] }

export function triageHistory({ decisions = [] }: Referral, directory: Directory): History {
  const hidden = decisions.length - MOST
  const lines = decisions
    .slice(-MOST)
    .map((decision) => labelled({ label: sayMoment(decision.at), value: sayDecision(decision, directory) }))
  return {
    historyTitle: decisions.length === 0 ? '' : 'What MASH decided',
    history: hidden > 0 ? [{ label: '', value: `${hidden} earlier` }, ...lines] : lines,
  }
}
