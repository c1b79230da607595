/** The rules about the safety of the family and of sending, for the test of the lifecycle. */
import { raiseConcern, seeConcern } from '../../src/domain/concern.ts'
import type { Referral } from '../../src/domain/referral.ts'
import type { Ruling } from '../../src/domain/ruling.ts'
import { holdForPolice, sayWhetherSafe } from '../../src/domain/safety.ts'
import { chooseShort } from '../../src/domain/short-report.ts'
import { MAYA, SAM, TESS } from '../support/council.ts'
import { act, assessmentOf, NOW } from './sample.ts'

const refused = assessmentOf({ B: { carerStand: 'refuses' } })
const short = assessmentOf({ S: { short: 'yes', why: 'The carer refuses.' } })
const held = { held: true, words: 'DC Smith, today.', heldByAnswer: false }
const raised = (referral: Referral): Referral => ({
  ...referral,
  safety: { concerns: [{ by: SAM.id, at: NOW, words: '', told: [TESS.id] }] },
})
const onHold = (referral: Referral): Referral => ({
  ...referral,
  safety: { hold: [{ by: SAM.id, at: NOW, held: true, words: 'DC Smith.' }] },
})

export const SAFETY_RULES: readonly ((referral: Referral) => Ruling)[] = [
  (referral) => sayWhetherSafe(referral, act(MAYA), { to: 'no', words: 'DC Smith, today.' }),
  (referral) => holdForPolice(referral, act(MAYA), held),
  (referral) => holdForPolice(onHold(referral), act(MAYA), { ...held, held: false }),
  (referral) => raiseConcern(referral, act(MAYA), { words: '', told: [TESS.id] }),
  (referral) => seeConcern(raised(referral), act(TESS)),
  (referral) => chooseShort(referral, act(SAM), { short: true, words: 'Why.', assessment: refused }),
  (referral) => chooseShort(referral, act(SAM), { short: false, words: 'Why.', assessment: short }),
]
