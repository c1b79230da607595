/** The small form that asks what a paper is, and which referral it belongs to. */
import type { Answers, Fault, Question } from '../domain/form.ts'
import type { Day } from '../domain/moment.ts'
import { PAPER_KINDS, PAPER_TYPES, type Paper } from '../domain/papers.ts'
import { formPage } from './form-page.ts'
import { inert } from './inert.ts'
import { saySize } from './papers.ts'
import type { Card, Surface } from './render.ts'

export type AttachForm = {
  readonly papers: readonly Paper[]
  /** To choose from: the open work of whoever brought it. */
  readonly work: readonly { readonly reference: string; readonly label: string }[]
  readonly answers: Answers
  readonly faults: readonly Fault[]
  /** What was not taken, and why. */
  readonly refused: readonly string[]
  readonly today: Day
  readonly stamp: string
}

export const NOT_CHOSEN = 'typed'

export const attachQuestions = (work: AttachForm['work']): readonly Question[] => [
  ...(work.length === 0 ? [] : [choiceOf(work)]),
  {
    id: 'typed',
    label: work.length === 0 ? 'Which referral is it for?' : 'Or type the reference',
    kind: 'text',
    help: 'For example PCA-2026-0001.',
  },
  {
    id: 'kind',
    label: 'What is it?',
    kind: 'choice',
    required: true,
    options: Object.entries(PAPER_KINDS).map(([id, label]) => ({ id, label })),
  },
  { id: 'receivedOn', label: 'Received on', kind: 'day', required: true, rule: 'not in the future' },
]

const choiceOf = (work: AttachForm['work']): Question => ({
  ...{ id: 'reference', label: 'Which referral is it for?', kind: 'choice' },
  options: [
    ...work.map(({ reference, label }) => ({ id: reference, label })),
    { id: NOT_CHOSEN, label: 'Another one' },
  ],
})

export const attachForm = (form: AttachForm, surface: Surface): Card =>
  formPage(
    {
      above: '',
      title: form.papers.length === 1 ? 'I have your paper' : `I have your ${form.papers.length} papers`,
      intro: 'It belongs to nothing yet. What nobody attaches within seven days is thrown away.',
      saved: '',
      quoted: { title: 'What you sent', lines: [...form.papers.map(sayPaper), ...form.refused] },
      questions: attachQuestions(form.work),
      answers: { receivedOn: form.today, ...form.answers },
      ...{ faults: form.faults, clashes: [], otherSave: '', stamp: form.stamp },
      form: { papers: form.papers.map(({ id }) => id).join(',') },
      buttons: [
        { title: 'Attach', verb: 'attach-paper', style: 'positive', go: 'attach' },
        { title: 'Throw away', verb: 'drop-papers', style: 'destructive', go: 'drop' },
      ],
    },
    surface,
  )

const sayPaper = ({ name, type, size }: Paper): string =>
  `${inert(name)} (${PAPER_TYPES[type].say}, ${saySize(size)})`
