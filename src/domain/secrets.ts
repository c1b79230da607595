/** What must never reach part 1, as it was recorded: collected from every question that is marked as a secret. */
import { type Assessment, answersFor } from './assessment.ts'
import { type Answers, answerOf, type Question, type Secret } from './form.ts'
import { isEscortHeld, isInCare } from './in-care.ts'
import { nameNeedles } from './name-needles.ts'
import { addressNeedles, contactNeedles, type Needle, placesIn, schoolNeedles } from './needles.ts'
import { SECTIONS } from './questions.ts'
import type { Details } from './referral.ts'
import { REFERRAL_FORM, type ReferralPage, type ReferralSection } from './referral-form.ts'

/** `what` says what was found without repeating it: `school of child 1`. */
export type SecretText = { readonly what: string; readonly needles: readonly Needle[] }

const SAYS: Readonly<Record<string, string>> = {
  newName: 'new name',
  harmedNames: 'name of somebody harmed',
  placement: 'foster carer or home',
  contact: 'how to reach the carer',
}

/** Everything that part 1 and every letter is searched for. */
export function secretsOf(details: Details, assessment: Assessment = {}): readonly SecretText[] {
  const known = knownNames(details, assessment)
  const form: Record<ReferralPage, ReferralSection> = REFERRAL_FORM
  const said = (question: Question, answers: Answers, whose: string): readonly SecretText[] => {
    const text = answerOf(answers, question.id)
    if (question.secret === undefined || text === '') return []
    const needles = NEEDLES[question.secret](text, known)
    return needles.length === 0 ? [] : [{ what: `${SAYS[question.id] ?? question.id}${whose}`, needles }]
  }
  return [
    ...details.children.flatMap((child, index) =>
      form.child.questions.flatMap((question) => said(question, child, ` of child ${index + 1}`)),
    ),
    ...form.carer.questions.flatMap((question) =>
      said(question, details.carer, question.id === 'address' ? ' of the carer' : ''),
    ),
    ...SECTIONS.flatMap(({ id, perChild, questions }) =>
      (perChild ? details.children.map((_, index) => `${id}${index + 1}`) : [id]).flatMap((key) =>
        questions.flatMap((question) =>
          said(question, answersFor(assessment, key), perChild ? ` of child ${key.slice(id.length)}` : ''),
        ),
      ),
    ),
    ...heldEscorts(details, assessment).map(({ name, child }) => ({
      what: `adult who goes with child ${child}`,
      needles: nameNeedles(name, known),
    })),
  ]
}

type Finds = (text: string, known: readonly string[]) => readonly Needle[]

const NEEDLES: Readonly<Record<Secret, Finds>> = {
  address: addressNeedles,
  school: schoolNeedles,
  names: nameNeedles,
  contact: contactNeedles,
  'name and address': (text, known) => [...nameNeedles(nameBefore(text), known), ...placesIn(text)],
}

/** What stands before the first line, or part of one, that has a number in it. */
function nameBefore(text: string): string {
  const parts = text.split(/[,;\n]/u)
  const end = parts.findIndex((part) => /\d/u.test(part))
  return parts
    .slice(0, end < 0 ? 1 : Math.max(1, end))
    .join('\n')
    .replace(/\d.*$/su, '')
}

type Escort = { readonly name: string; readonly child: number; readonly isHeld: boolean }

const escortsOf = ({ children }: Details, assessment: Assessment): readonly Escort[] =>
  children.map((child, index) => {
    const four = answersFor(assessment, `G${index + 1}`)
    return { name: answerOf(four, 'escortName'), child: index + 1, isHeld: isEscortHeld(child, four) }
  })

const heldEscorts = (details: Details, assessment: Assessment): readonly Escort[] =>
  escortsOf(details, assessment).filter(({ name, isHeld }) => isHeld && name !== '')

/**
 * Names that may stand in part 1: as the request gives them, and the adult who goes with the child. Not who looks after
 * a child in care.
 */
export const knownNames = (details: Details, assessment: Assessment): readonly string[] => {
  const { children, prisoner, carer } = details
  const escorts = escortsOf(details, assessment).filter(({ isHeld }) => !isHeld)
  return [
    ...children.map((child) => answerOf(child, 'fullName')),
    answerOf(prisoner, 'fullName'),
    ...answerOf(prisoner, 'aliases').split(/[,;\n]/u),
    ...(children.every(isInCare) ? [] : [answerOf(carer, 'fullName')]),
    ...escorts.map(({ name }) => name),
  ].filter((name) => name.trim() !== '')
}
