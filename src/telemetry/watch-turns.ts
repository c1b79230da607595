/** A turn as a span and a figure: what came in, what was asked, and what became of it. */
import { REFUSALS, type RefusalCode } from '../domain/refusal.ts'
import type { TurnKind, TurnOutcome } from './metric-names.ts'
import { askedOf } from './span-fields.ts'
import type { Noted, Watching } from './watching.ts'

type Answer = { readonly status: number }
type Activity = Readonly<Record<string, unknown>>

/** Around everything from the door to the answer. */
export function watchTurn(watching: Watching) {
  return <T extends Answer>(activity: Activity, work: () => Promise<T>): Promise<T> =>
    counted(watching, kindOf(activity), work)
}

/** The API, and pages behind links: the same figures, by the status that was answered. */
export function watchPage(watching: Watching) {
  return <T extends Answer>(path: string, work: () => Promise<T>): Promise<T> =>
    counted(watching, path.startsWith('/api/') ? 'api' : 'page', work)
}

/** What a handler was asked, by its verb or the words of its command; and whether it said no. */
export function watchHandler(watching: Watching) {
  return <T>(asked: string, work: () => Promise<T> | T): Promise<T> =>
    watching.within({ name: 'handler', fields: { 'turn.asked': askedOf(asked) } }, async ({ noted, set }) => {
      const reply = await work()
      noted.refused ??= refusalIn(reply)
      if (noted.refused !== undefined) set({ refusal: noted.refused })
      return reply
    })
}

function counted<T extends Answer>(watching: Watching, kind: TurnKind, work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  const { figures } = watching
  const ended = (outcome: TurnOutcome, refused: string | undefined): void => {
    figures.count('turns_total', { kind, outcome })
    figures.took('turn_seconds', { kind }, (performance.now() - begun) / 1000)
    if (refused !== undefined) figures.count('refusals_total', { code: refused })
  }
  const span = { name: 'turn', fields: { 'turn.kind': kind }, begins: { parent: undefined } } as const
  return watching.within(span, async ({ noted, set }) => {
    try {
      const answer = await work()
      const outcome = outcomeOf(answer.status, noted)
      set({ outcome, refusal: noted.refused, 'http.response.status_code': answer.status })
      ended(outcome, noted.refused)
      return answer
    } catch (fault) {
      ended('fault', undefined)
      throw fault
    }
  })
}

function outcomeOf(status: number, { fault, refused }: Noted): TurnOutcome {
  if (fault || status >= 500) return 'fault'
  if (status === 401 || status === 403) return 'shut_out'
  if (status >= 400) return 'not_read'
  return refused === undefined ? 'done' : 'refused'
}

const BY_INVOKE: Readonly<Record<string, TurnKind>> = {
  'adaptiveCard/action': 'press',
  'task/fetch': 'dialog',
  'task/submit': 'dialog',
  'composeExtension/submitAction': 'dialog',
  'composeExtension/fetchTask': 'dialog',
  'composeExtension/query': 'search',
}

function kindOf({ type, name, value }: Activity): TurnKind {
  if (type === 'message') return value === undefined || value === null ? 'message' : 'press'
  if (type === 'invoke') return (typeof name === 'string' && BY_INVOKE[name]) || 'other'
  return type === 'installationUpdate' || type === 'conversationUpdate' ? 'install' : 'other'
}

const BY_SENTENCE: ReadonlyMap<string, string> = new Map(
  Object.entries(REFUSALS).map(([code, sentence]) => [sentence, code satisfies string as RefusalCode]),
)

/** Handlers answer in sentences, and each sentence of a refusal has its code. Cards say it on top. */
function refusalIn(reply: unknown, depth = 0): string | undefined {
  if (typeof reply === 'string') return BY_SENTENCE.get(reply)
  if (typeof reply !== 'object' || reply === null || depth > DEEPEST) return undefined
  for (const part of Object.values(reply)) {
    const found = refusalIn(part, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

const DEEPEST = 12
