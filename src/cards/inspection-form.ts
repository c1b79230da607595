/** The small form that asks for everything on one reference: for whom, and why. */
import type { Answers, Fault, Question } from '../domain/form.ts'
import { saySubject, subjectsOf } from '../domain/inspection-rules.ts'
import type { Referral } from '../domain/referral.ts'
import { formPage } from './form-page.ts'
import type { Card, Surface } from './render.ts'

/** Everything, and nothing left out. */
export const WHOLE = 'whole'

export const inspectionQuestions = (referral: Referral): readonly Question[] => [
  {
    ...{ id: 'subject', label: 'For whom is it?', kind: 'choice', required: true },
    options: [
      { id: WHOLE, label: 'An inspection, a complaint, an ombudsman or a court: everything' },
      ...subjectsOf(referral).map((subject) => ({
        id: subject,
        label: `Subject access by ${saySubject(subject)}: with gaps`,
      })),
    ],
  },
  {
    ...{ id: 'words', label: 'Why, and who asked for it?', kind: 'long text', required: true },
    help: 'It stays in the audit, with your name.',
  },
]

export type InspectionForm = {
  readonly referral: Referral
  readonly answers: Answers
  readonly faults: readonly Fault[]
  readonly stamp: string
}

export const inspectionForm = (
  { referral, answers, faults, stamp }: InspectionForm,
  surface: Surface,
): Card =>
  formPage(
    {
      above: referral.reference,
      title: 'Inspection pack',
      intro:
        'Everything on this reference as PDF and JSON: the referral, the assessment, who looked, what was sent, the audit. With gaps where somebody asks for what we hold about them.',
      ...{ saved: '', questions: inspectionQuestions(referral), answers, faults, clashes: [] },
      ...{ otherSave: '', stamp, form: { reference: referral.reference } },
      buttons: [{ go: 'make', title: 'Make it', style: 'positive', verb: 'inspection-pack' }],
    },
    surface,
  )
