/** Why, and what next: plain lines under a few headings. */
import type { Line } from '../domain/why-due.ts'
import { inRows } from './button-rows.ts'
import type { NudgeButton } from './nudge-buttons.ts'
import { type Card, render, type Surface } from './render.ts'

export type Explained = {
  readonly title: string
  /** A part without lines is left out. */
  readonly sections: readonly { readonly heading: string; readonly lines: readonly Line[] }[]
  readonly buttons: readonly (Pick<NudgeButton, 'title' | 'verb' | 'reference'> & Partial<NudgeButton>)[]
}

export const explained = ({ title, sections, buttons }: Explained, surface: Surface): Card =>
  render(
    'explained',
    {
      title,
      sections: sections
        .filter(({ lines }) => lines.length > 0)
        .map(({ heading, lines }) => ({ heading, lines: lines.map(labelled) })),
      sets: inRows(buttons.map((button) => ({ style: 'default', rung: '', digest: '', from: 0, ...button }))),
    },
    surface,
  )

/** A colon after the label, so that it reads well aloud too. */
export const labelled = ({ label, value }: Line): Line => ({
  label: label === '' ? '' : `${label}: `,
  value,
})
