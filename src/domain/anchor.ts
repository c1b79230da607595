/** The heads of the two chains as lines that are kept outside of the store, and read again to be compared with it. */
import type { Moment } from './moment.ts'

/** By their tables: `audit` is what people did, `look` what they read, and what was sent and filed. */
export const CHAINS = ['audit', 'look'] as const

export type ChainName = (typeof CHAINS)[number]

/** The seal of the last of `count` lines; zeros where there is none. */
export type ChainHead = { readonly chain: ChainName; readonly count: number; readonly head: string }

export type Anchor = ChainHead & { readonly at: Moment }

export const anchorLine = ({ chain, count, head, at }: Anchor): string =>
  JSON.stringify({ chain, count, head, at })

/**
 * Every anchor in a text: lines of `npm run audit:anchor`, of an e-mail with other words around them, or of the log of
 * the bot, where the chain stands as `id` and the head as `code`. Lines that are none are passed over.
 */
export const anchorsIn = (text: string): readonly Anchor[] =>
  text.split('\n').flatMap((line) => anchorIn(/\{.*\}/.exec(line)?.[0] ?? '') ?? [])

function anchorIn(text: string): Anchor | undefined {
  const { chain, id, count, head, code, at, time } = fieldsIn(text)
  const name = CHAINS.find((each) => each === (chain ?? id))
  const seal = head ?? code
  const moment = at ?? time
  if (name === undefined || typeof seal !== 'string' || !/^[0-9a-f]{64}$/.test(seal)) return undefined
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0) return undefined
  return typeof moment === 'string' ? { chain: name, count, head: seal, at: moment } : undefined
}

function fieldsIn(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text))
  } catch {
    return {}
  }
}
