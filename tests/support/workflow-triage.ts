/** Triage by the use cases themselves: a request recorded for MASH to decide, and decisions about it. */
import type { Person } from '../../src/domain/people.ts'
import { NO_TEAM } from '../../src/domain/referral.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { recordReferral } from '../../src/workflow/record.ts'
import { decideTriage, type TriageChoice } from '../../src/workflow/triage.ts'
import { DETAILS } from './answers.ts'
import { MAYA } from './council.ts'
import type { WorkflowWorld } from './workflow-world.ts'

const { team: _team, ...CARER } = DETAILS.carer
/** The usual request, of which nobody has said which team is to have it. */
export const TO_DECIDE = { ...DETAILS, carer: CARER }

export const REDIRECT: TriageChoice = {
  ...{ move: 'redirect', reason: 'Lives there.' },
  authority: { name: 'Essex', contact: 'mash@essex.example' },
}
export const ASK: TriageChoice = {
  ...{ move: 'askInformation', items: ['the prison number'], words: '', by: '2026-12-14', reason: '' },
}
export const UNDO: TriageChoice = { move: 'undoTriage', reason: '' }

/** By Maya where nobody else is named. */
export function triageIn(world: () => WorkflowWorld) {
  const decide = (reference: string, choice: TriageChoice, by: Person = MAYA) =>
    decideTriage(world(), by, { reference, choice })
  return {
    decide,
    /** Recorded without a team; its reference. */
    received: async (details = TO_DECIDE): Promise<string> => {
      const at = world().clock.now()
      const made = await world().store.transaction((tx) =>
        recordReferral(tx, world(), { by: MAYA.id, at, details, team: NO_TEAM }),
      )
      return made.reference
    },
    /** The decision, which must not be refused. */
    done: async (reference: string, choice: TriageChoice, by: Person = MAYA) => {
      const result = await decide(reference, choice, by)
      if (isRefusal(result)) throw new Error(result.say)
      return result
    },
  }
}
