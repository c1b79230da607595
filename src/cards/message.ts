/** A short message: a title, a few lines, and what to do next. */
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
}

export const message = ({ title, lines, buttons }: Message, surface: Surface): Card =>
  render(
    'message',
    {
      title,
      lines: lines.map((line) => ({ line })),
      buttons: buttons.map((button) => ({ style: 'default', reference: '', version: 0, key: '', ...button })),
    },
    surface,
  )
