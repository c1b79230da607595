/** The tick that tells the Team Manager at once (2.7, 44). It is no answer: nothing of it is kept on the page. */
import { choicesOf, type Question } from '../form.ts'
import { options } from '../options.ts'

export const CONCERN_TICK = 'safeguardingConcern'

export const concernTick: Question = {
  ...{ id: CONCERN_TICK, label: 'Safeguarding concern', kind: 'choices', confidential: true },
  options: options({ yes: 'I am worried about a child: tell the Team Manager now' }),
  help: 'When you save the page. The steps and the numbers come with it; do not wait for the report.',
}

type Typed = { readonly asked: readonly string[]; readonly typed: Readonly<Record<string, unknown>> }

/** What was typed without the tick, and whether it was there. */
export function withoutTick<T extends Typed>(page: T): { readonly page: T; readonly isTicked: boolean } {
  const { [CONCERN_TICK]: tick, ...typed } = page.typed
  const isTicked = typeof tick === 'string' && choicesOf(tick).includes('yes')
  return { page: { ...page, typed, asked: page.asked.filter((id) => id !== CONCERN_TICK) }, isTicked }
}
