/** What an action is: a card's verb, the shape of its payload, where it may be pressed, and what it does. */
import type { z } from 'zod'
import type { Reply, Turn } from '../turn.ts'

export type Place = 'anywhere' | 'own chat or dialog'

export type Action = {
  readonly verb: string
  readonly where: Place
  /** The words that do the same when typed, or why there are none. */
  readonly typed: string
  /** Checks the payload, then runs; undefined when the payload is not of the verb's shape. */
  readonly press: (turn: Turn, data: unknown) => Promise<Reply> | undefined
}

export function action<T>(made: {
  readonly verb: string
  readonly where: Place
  readonly typed: string
  readonly shape: z.ZodType<T, unknown>
  readonly run: (turn: Turn, data: T) => Promise<Reply>
}): Action {
  const { verb, where, typed, shape, run } = made
  return {
    verb,
    where,
    typed,
    press: (turn, data) => {
      const parsed = shape.safeParse(data)
      return parsed.success ? run(turn, parsed.data) : undefined
    },
  }
}
