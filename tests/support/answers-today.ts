/** The answers of the tests with days that suit the real clock, for a server whose clock cannot be moved. */
import type { Answers } from '../../src/domain/form.ts'
import { addDays, dayOf } from '../../src/domain/moment.ts'
import { ASSESSMENT, REQUEST } from './answers.ts'

const today = dayOf(new Date().toISOString())
const soon = addDays(today, 200)

/** On the second child's pages something of their own, so that no page can stand for another. */
const forSecond = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, answer.includes(' ') ? `${answer} (Leo)` : answer]),
  )

export const REQUEST_TODAY: Answers = { ...REQUEST, receivedOn: today }

const G1 = { ...ASSESSMENT.G1, reviewAgainOn: soon }
const A1 = { ...ASSESSMENT.A1, seenOn: today }

/** Every page of an assessment of two children, in the order of the form. */
export const ASSESSMENT_TODAY: Readonly<Record<string, Answers>> = {
  A1,
  A2: forSecond(A1),
  B: { ...ASSESSMENT.B, carerSeenOn: today },
  C: { ...ASSESSMENT.C },
  D: { ...ASSESSMENT.D },
  E: { ...ASSESSMENT.E, ordersCheckedOn: today },
  F: { ...ASSESSMENT.F },
  G1,
  G2: forSecond(G1),
  H1: { ...ASSESSMENT.H1 },
  H2: forSecond(ASSESSMENT.H1 ?? {}),
}
