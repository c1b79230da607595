/** What is measured side by side: each in a process of its own, on a core of its own, one at a time. */
import { type Started, startChild } from './load-child.ts'
import type { Asked } from './subject.ts'

export type Named = {
  readonly name: string
  readonly file: string
  readonly kind: 'mix' | 'echo'
  readonly asCard?: boolean
}

/** Ours is the first; the echo of the Teams SDK is what it is held against. */
export const SUBJECTS = [
  { name: 'our turns, the mix', file: 'load-product.ts', kind: 'mix' },
  { name: 'Teams SDK, echo', file: 'load-teams-echo.ts', kind: 'echo' },
  { name: 'Teams SDK, echo with a card', file: 'load-teams-echo.ts', kind: 'echo', asCard: true },
  { name: 'botbuilder 4, echo', file: 'echo.ts', kind: 'echo' },
  { name: 'botbuilder 4, echo with a card', file: 'echo.ts', kind: 'echo', asCard: true },
  { name: 'node:http and jose', file: 'load-plain.ts', kind: 'echo' },
] as const satisfies readonly Named[]

type Measured = { readonly ms: number; readonly faults: number } & NodeJS.MemoryUsage
export type Subject = Started<Asked, Measured> & Named

export type Place = { readonly env: Readonly<Record<string, string>>; readonly core: number | undefined }

export async function startSubject(
  named: Named,
  { env, core }: Place,
  nodeWords: readonly string[] = [],
): Promise<Subject> {
  const started = await startChild<Asked, Measured>(new URL(named.file, import.meta.url).href, {
    ...{ env: { ...env, ...(named.asCard && { BENCH_CARD: 'on' }) }, core, goodbye: 'stop' },
    nodeWords: ['--expose-gc', ...nodeWords],
  })
  return { ...started, ...named }
}
