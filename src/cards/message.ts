/** A short message: a title, a few lines, and what to do next. */
import { type FiledReports, NOTHING_FILED } from './filed-reports.ts'
import { type Card, render, type Surface } from './render.ts'

export type MessageButton = {
  readonly title: string
  readonly verb: string
  readonly style?: 'positive' | 'default' | 'destructive'
  readonly reference?: string
  readonly version?: number
  readonly key?: string
}

export type Message = {
  readonly title: string
  readonly lines: readonly string[]
  readonly buttons: readonly MessageButton[]
  /** Where the signed reports can be opened, in the one message that has it. */
  readonly filed?: FiledReports
}

export const message = ({ title, lines, buttons, filed = NOTHING_FILED }: Message, surface: Surface): Card =>
  render(
    'message',
    {
      title,
      lines: lines.map((line) => ({ line })),
      ...filed,
      buttons: buttons.map((button) => ({ style: 'default', reference: '', version: 0, key: '', ...button })),
    },
    surface,
  )
