/** One page of a form, whichever form it is: title, what is wrong, the boxes, the buttons. */
import type { Fault, Question } from '../domain/form.ts'
import { type Filled, fieldsOf } from './fields.ts'
import { type Card, render, type Surface } from './render.ts'

export type Button = {
  readonly title: string
  readonly verb: string
  readonly style: 'positive' | 'default' | 'destructive'
  readonly go: string
}

export type FormPage = Filled & {
  readonly above: string
  readonly title: string
  readonly intro: string
  readonly saved: string
  readonly questions: readonly Question[]
  readonly stamp: string
  /** Travels with every button: which form, which page, on what version it stands. Never trusted. */
  readonly form: Readonly<Record<string, string | number>>
  readonly buttons: readonly Button[]
}

export function formPage(page: FormPage, surface: Surface): Card {
  const { above, title, intro, saved, stamp, form, questions } = page
  return render(
    'form-page',
    {
      ...{ above, title, intro, saved, stamp },
      problem: sayProblem(page.faults.length + page.clashes.length),
      faults: [
        ...page.faults.map((fault) => ({ line: `${labelOf(questions, fault)}: ${fault.message}` })),
        ...page.clashes.map((clash) => ({ line: `${clash.label}: somebody else changed this too.` })),
      ],
      fields: fieldsOf(questions, page),
      buttons: page.buttons.map((button) => ({ ...button, form })),
    },
    surface,
  )
}

const labelOf = (questions: readonly Question[], fault: Fault): string =>
  questions.find(({ id }) => id === fault.question)?.label ?? fault.question

const sayProblem = (count: number): string => {
  if (count === 0) return ''
  return `${count === 1 ? 'One thing needs' : `${count} things need`} your attention. Nothing you typed is lost.`
}
