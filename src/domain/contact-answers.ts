/** What the contact log answers of the assessment form: who was asked is written down once, there or here. */
import type { Assessment } from './assessment.ts'
import { AGENCIES, type Agency, type Contact, isSilent } from './contacts.ts'
import { answerOf } from './form.ts'
import type { Referral } from './referral.ts'

/** The questions of section D about those who are always asked. */
export const ASKED_IN_FORM = {
  probation: 'askedProbation',
  prison: 'askedPrison',
  police: 'askedPolice',
  lado: 'askedLado',
} as const satisfies Partial<Record<Agency, string>>

type FormAgency = keyof typeof ASKED_IN_FORM

const PAIRS = Object.entries(ASKED_IN_FORM) as readonly (readonly [FormAgency, string])[]

/** What the best answer of an agency is: one officer who replied is enough. */
const ANSWERS = ['replied', 'declined', 'no_reply', 'not_applicable'] as const

function answerOfContact(contact: Contact): (typeof ANSWERS)[number] | undefined {
  if (contact.outcome === 'replied' || contact.outcome === 'declined') return contact.outcome
  if (contact.outcome === 'not applicable') return 'not_applicable'
  return isSilent(contact) ? 'no_reply' : undefined
}

type WithLog = Pick<Referral, 'contacts'>

/** By question: what the log answers. A person who is only to be asked answers nothing yet. */
export function answersOfLog({ contacts = [] }: WithLog): Readonly<Record<string, string>> {
  return Object.fromEntries(
    PAIRS.flatMap(([agency, question]) => {
      const found = contacts.filter((contact) => contact.agency === agency).map(answerOfContact)
      const best = ANSWERS.find((answer) => found.includes(answer))
      return best === undefined ? [] : [[question, best]]
    }),
  )
}

/** Section D as the log has it; what was answered in the form before counts where the log has nothing. */
export function fedByLog(assessment: Assessment, referral: WithLog): Assessment {
  const saved = assessment.D
  const known = answersOfLog(referral)
  if (saved === undefined || Object.keys(known).length === 0) return assessment
  return { ...assessment, D: { ...saved, answers: { ...saved.answers, ...known } } }
}

/** The answer of the form about an agency of which the log has nothing. */
export const answeredInForm = (assessment: Assessment, agency: Agency): string => {
  const question = PAIRS.find(([each]) => each === agency)?.[1]
  return question === undefined ? '' : answerOf(assessment.D?.answers ?? {}, question)
}

/** Before it is sent in: whoever was not asked, and nobody says why (2.3, 19). */
export function whyNotAskedMissing(assessment: Assessment, referral: WithLog): readonly string[] {
  const known = answersOfLog(referral)
  const left = PAIRS.filter(
    ([agency, question]) =>
      known[question] === undefined && answeredInForm(assessment, agency) === 'not_applicable',
  )
  if (left.length === 0 || answerOf(assessment.D?.answers ?? {}, 'askedNote') !== '') return []
  const who = left.map(([agency]) => AGENCIES[agency].replace(/^The /, 'the ')).join(', ')
  return [`D. Family history, and who was asked: why these were not asked: ${who}`]
}
