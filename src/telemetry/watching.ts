/** What is under way at this moment: which span a later call belongs to, and what became of the turn or the job. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Figures } from './figures.ts'
import type { SpanFields, SpanName } from './span-fields.ts'

export type StartedSpan = {
  /** As the header `traceparent` has it: random ids and nothing else. */
  readonly trace: string
  set(fields: SpanFields): void
  end(failed: boolean): void
}

export type Spans = {
  start(name: SpanName, fields: SpanFields, parent: string | undefined): StartedSpan
  stop(): Promise<void>
}

/** Filled in while a turn or a job is worked on, and counted once at its end. */
export type Noted = { refused?: string; fault?: boolean; settled?: string }

export type Mark = { set(fields: SpanFields): void; readonly noted: Noted }

export type Watching = {
  readonly figures: Figures
  /** Runs work as a span of what is under way; `begins` makes a turn or job of its own, perhaps of an earlier trace. */
  within<T>(span: OneSpan, work: (mark: Mark) => Promise<T>): Promise<T>
  noted(): Noted | undefined
  /** For a job that is promised now. */
  trace(): string | undefined
}

export type OneSpan = {
  readonly name: SpanName
  readonly fields?: SpanFields
  readonly begins?: { readonly parent: string | undefined }
}

type Here = { readonly trace: string | undefined; readonly noted: Noted }

/** Without `spans` only figures are kept. */
export function openWatching(figures: Figures, spans: Spans | undefined): Watching {
  const here = new AsyncLocalStorage<Here>()
  return {
    figures,
    noted: () => here.getStore()?.noted,
    trace: () => here.getStore()?.trace,
    async within({ name, fields = {}, begins }, work) {
      const above = begins === undefined ? here.getStore() : { trace: begins.parent, noted: {} }
      const span = spans?.start(name, fields, above?.trace)
      const noted = above?.noted ?? {}
      const mark: Mark = { noted, set: (more) => span?.set(more) }
      try {
        const result = await here.run({ trace: span?.trace, noted }, () => work(mark))
        span?.end(noted.fault === true && begins !== undefined)
        return result
      } catch (fault) {
        span?.end(true)
        throw fault
      }
    },
  }
}
