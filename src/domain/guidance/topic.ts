/** One topic of the guidance: plain words, what to do here, where it comes from. It is about nobody. */

export const STAGES = {
  request: 'When a request comes',
  people: 'Whom to ask, and what',
  contact: 'Kinds of contact',
  children: 'Some children',
  after: 'The report, and after it',
} as const

export type Stage = keyof typeof STAGES

export type Topic = {
  /** `closed visits`: also what is typed after “guidance”. */
  readonly id: string
  readonly title: string
  readonly stage: Stage
  /** What else people type for it. */
  readonly names: readonly string[]
  /** A few plain sentences each; a label stands before a colon. */
  readonly says: readonly (string | { readonly label: string; readonly value: string })[]
  readonly here: string
  /** Sentences to type, with a made-up reference. */
  readonly type?: readonly string[]
  readonly source: string
  readonly seeAlso: readonly string[]
}
