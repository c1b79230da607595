/** Decisions for the tests of the rules: as told, recorded, disagreed with; and the moves about them, each by the right person. */
import { closeReferral } from '../../src/domain/closing-rules.ts'
import { type DecisionTold, noteLater, recordDecision } from '../../src/domain/decision-rules.ts'
import type { Disagreement } from '../../src/domain/disagreement.ts'
import { disagree, endDisagreement, passUp } from '../../src/domain/disagreement-rules.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Referral } from '../../src/domain/referral.ts'
import type { Act, Ruling } from '../../src/domain/ruling.ts'
import { MAYA, SAM, TESS } from '../support/council.ts'
import { DECIDED } from '../support/decided.ts'
import { act, assessmentOf, referralOf } from './sample.ts'

/** A Monday, after every day of the samples. */
export const TODAY = '2026-12-21'
export const THEN = '2026-12-21T10:00:00.000Z'
export const LADDER = { calendar: { closures: [] } }

export const at = (by: Person, moment: string = THEN): Act => act(by, moment)

/** What the sample’s assessment advises for a child: level 2, and the conditions of the sample. */
export const TOLD: DecisionTold = {
  children: [
    {
      ...{
        child: 1,
        level: 2,
        conditions: ['letters_read', 'no_photographs'],
        otherConditions: '',
        restrictions: [],
      },
      reason: '',
    },
  ],
  ...{ decidedOn: '2026-12-18', decidedBy: 'governor', reviewOn: undefined, familyToldOn: undefined },
  ...{ appeal: 'no', toldBy: 'E-mail from the OMU' },
}

/** The same with another level for the only child. */
export const toldLevel = (level: 1 | 2 | 3 | 4, more: Partial<DecisionTold> = {}): DecisionTold => ({
  ...TOLD,
  children: TOLD.children.map((child) => ({ ...child, level })),
  ...more,
})

export const DISAGREEMENT: Disagreement = {
  why: 'Nobody goes with the child.',
  steps: [
    { step: 'worker', by: TESS.id, at: THEN, targetOn: '2026-12-23', words: 'Nobody goes with the child.' },
  ],
}

export const disagreeing = (referral: Referral): Referral =>
  referral.status === 'decision_recorded' ? { ...referral, disagreement: DISAGREEMENT } : referral

const assessment = assessmentOf()

/** The moves that change the status. */
export const DECISION_RULES: readonly ((referral: Referral) => Ruling)[] = [
  (referral) => recordDecision(referral, at(MAYA), { told: toldLevel(1), assessment }),
  (referral) => closeReferral(referral, at(TESS), { reason: 'Released.', useful: 'yes', usefulWhy: '' }),
]

/** Those beside the road. */
export const DECISION_SIDE_RULES: readonly ((referral: Referral) => Ruling)[] = [
  (referral) => disagree(referral, at(SAM), { words: 'Nobody goes with her.', ladder: LADDER }),
  (referral) => passUp(disagreeing(referral), at(TESS), { words: 'They said no.', ladder: LADDER }),
  (referral) => endDisagreement(disagreeing(referral), at(SAM), { words: 'Mended.', result: 'changed' }),
  (referral) => noteLater(referral, at(MAYA), { familyToldOn: '2026-12-19' }),
  (referral) => noteLater(referral, at(MAYA), { appeal: 'yes' }),
]

const decided = (more: object): Referral => {
  const referral = referralOf('decision_recorded')
  if (referral.status !== 'decision_recorded') throw new Error('not decided')
  return { ...referral, governorsDecisions: [{ ...DECIDED, by: MAYA.id, ...more }] }
}

/** Referrals about which there is something to tell. */
export const DECISION_SAMPLES: readonly Referral[] = [
  decided({}),
  decided({ children: [{ ...DECIDED.children[0], level: 4, compared: 'wider', missing: ['named_escort'] }] }),
  decided({ familyToldOn: '2026-12-19' }),
  decided({ appeal: 'yes' }),
  disagreeing(decided({})),
  {
    ...referralOf('closed'),
    closing: { by: TESS.id, at: THEN, reason: '', useful: '', usefulWhy: '' },
  } as Referral,
]
