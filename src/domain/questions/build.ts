/** Short ways to write a question, so that the sections read as lists of questions and nothing else. */
import type { Kind, Option, Question } from '../form.ts'

type More = Partial<Omit<Question, 'id' | 'label' | 'kind' | 'options'>>

const of =
  (kind: Kind) =>
  (id: string, label: string, more: More = {}): Question => ({ id, label, kind, ...more })

export const longText = of('long text')
export const text = of('text')
export const day = of('day')

export const choice = (id: string, label: string, options: readonly Option[], more: More = {}): Question => ({
  ...of('choice')(id, label, more),
  options,
})

export const choices = (
  id: string,
  label: string,
  options: readonly Option[],
  more: More = {},
): Question => ({
  ...of('choices')(id, label, more),
  options,
})

export type Section = {
  readonly id: string
  readonly title: string
  /** How the section is named in a list of what is missing. */
  readonly short: string
  readonly intro: string
  /** One page for each child, or one for all. */
  readonly perChild: boolean
  /** Left out of the form for every other child. */
  readonly onlyFor?: 'child in care'
  readonly questions: readonly Question[]
}
