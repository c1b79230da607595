/** The moves about keeping a copy, each by the right person and with nothing in its way but the status. */
import { noteInCaseSystem } from '../../src/domain/in-case-system.ts'
import { holdLegally, liftLegalHold } from '../../src/domain/legal-hold.ts'
import type { Referral } from '../../src/domain/referral.ts'
import type { Ruling } from '../../src/domain/ruling.ts'
import { ADMIN, MAYA, TESS } from '../support/council.ts'
import { act, NOW } from './sample.ts'

const HOLD = { by: TESS.id, at: NOW, why: 'The lawyers asked.' }

export const KEEPING_RULES: readonly ((referral: Referral) => Ruling)[] = [
  (referral) => holdLegally(referral, act(ADMIN), { why: 'The lawyers asked.' }),
  (referral) => liftLegalHold({ ...referral, legalHolds: [HOLD] }, act(ADMIN), { why: 'The court is done.' }),
  (referral) => noteInCaseSystem(referral, act(MAYA), { where: '', keepDays: 90 }),
]
