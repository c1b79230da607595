/** Letters about the outcome for the tests of moves and messages: each rule with the right person, and a letter in each state. */
import {
  approveLetter,
  giveBackLetter,
  noteLetterFiled,
  writeLetter,
} from '../../src/domain/family-letter-rules.ts'
import type { FamilyLetter } from '../../src/domain/family-letters.ts'
import type { Referral } from '../../src/domain/referral.ts'
import type { Ruling } from '../../src/domain/ruling.ts'
import { SAM, TESS } from '../support/council.ts'
import { DECIDED } from '../support/decided.ts'
import { act, assessmentOf, NOW, referralOf } from './sample.ts'

const LETTER: FamilyLetter = {
  ...{ id: 'family-1', kind: 'family', child: 0, text: 'Dear you,', by: SAM.id, at: NOW },
  decidedAt: DECIDED.at,
}
const APPROVED: FamilyLetter = { ...LETTER, approved: { by: TESS.id, at: NOW, version: 4 } }

/** As if the decision and the letter stood already, whatever the status is. */
const having = (referral: Referral, ...familyLetters: readonly FamilyLetter[]): Referral =>
  ({ ...referral, governorsDecisions: [DECIDED], familyLetters }) as Referral

const assessment = assessmentOf()

export const FAMILY_LETTER_RULES: readonly ((referral: Referral) => Ruling)[] = [
  (referral) =>
    writeLetter(having(referral), act(SAM), { kind: 'family', child: 0, text: 'Dear you,', assessment }),
  (referral) => approveLetter(having(referral, LETTER), act(TESS), { id: 'family-1', assessment }),
  (referral) => giveBackLetter(having(referral, LETTER), act(TESS), { id: 'family-1', words: 'Kinder.' }),
  (referral) =>
    noteLetterFiled(having(referral, APPROVED), {
      ...{ id: 'family-1', at: NOW, webUrl: 'https://council.example/a.pdf' },
    }),
]

const decided = referralOf('decision_recorded')
const CORRECTED = { ...DECIDED, reviewOn: '2027-06-17', at: '2026-12-20T10:00:00.000Z' }

/** Written by nobody whom a message is for, so that whoever is asked has not written it. */
export const FAMILY_LETTER_SAMPLES: readonly Referral[] = [
  having(decided, LETTER),
  having(decided, { ...LETTER, by: '', givenBack: { by: TESS.id, at: NOW, words: 'Kinder.' } }),
  having(decided, APPROVED),
  having(decided, { ...APPROVED, filed: { at: NOW, webUrl: 'https://council.example/a.pdf' } }),
  { ...having(decided, APPROVED), governorsDecisions: [DECIDED, CORRECTED] } as Referral,
]
