/** The search in the box where people write: names in the list for whoever looks, none on the card that others will see. */
import { z } from 'zod'
import { ROLE_WORDS } from '../cards/found.ts'
import { foundReferral } from '../cards/found-referral.ts'
import { inert } from '../cards/inert.ts'
import type { Card } from '../cards/render.ts'
import { summaryOf } from '../cards/summary.ts'
import { type Found, find, MOST_HITS, openWork } from '../workflow/find.ts'
import type { Turn } from './turn.ts'

export const FIND_COMMAND = 'find'

/** What Teams asks for at most, and shows at once. */
const AT_ONCE = 25
const LONGEST = 400
/** Teams asks again with each letter that is typed: less than this is no name. */
const LEAST_LETTERS = 3

const query = z.looseObject({
  commandId: z.literal(FIND_COMMAND),
  parameters: z.array(z.looseObject({ name: z.string(), value: z.unknown() })).catch([]),
  queryOptions: z
    .looseObject({
      skip: z.coerce.number().int().min(0).catch(0),
      count: z.coerce.number().int().min(1).max(AT_ONCE).catch(AT_ONCE),
    })
    .catch({ skip: 0, count: AT_ONCE }),
})

export type SearchResult = {
  readonly results: readonly {
    readonly card: Card
    readonly title: string
    readonly lines: readonly string[]
  }[]
}

export type SearchAnswer = SearchResult | { readonly text: string }

/** Undefined for a query of another kind. With nothing typed yet, the person's own open work. */
export async function searchReply(turn: Turn, value: unknown): Promise<SearchAnswer | undefined> {
  const parsed = query.safeParse(value)
  if (!parsed.success) return undefined
  const { world, by } = turn
  const { parameters, queryOptions } = parsed.data
  const typed = parameters.find(({ name }) => name !== 'initialRun')?.value
  const words = typeof typed === 'string' ? typed.slice(0, LONGEST).replaceAll('\0', '') : ''
  const page = { from: queryOptions.skip, most: queryOptions.count }
  if (words.trim() === '') return answerOf(turn, await openWork(world, by, page), 'Nothing is open for you.')
  if (words.trim().length < LEAST_LETTERS && !/\d/.test(words))
    return { text: 'Please type three letters or more.' }
  const found = await find(world, by, { typed: words, page })
  if (found === undefined) return { text: 'Type a name, a reference or a prison number.' }
  return answerOf(turn, found, 'Nothing that you may see fits that.')
}

function answerOf(turn: Turn, { rows, all }: Found, nothing: string): SearchAnswer {
  const { directory } = turn.world
  if (rows.length === 0) return all > 0 ? { results: [] } : { text: nothing }
  const results = rows.slice(0, MOST_HITS).map(({ referral, named }) => {
    const { reference, due, timeLeft, status } = summaryOf(referral, directory, turn.today)
    const who = named === undefined ? [] : [`${ROLE_WORDS[named.role]}: ${asText(named.name)}`]
    return {
      card: foundReferral(referral, directory, turn.today),
      title: reference,
      lines: [...who, `${status} · due ${due} (${timeLeft})`],
    }
  })
  return { results }
}

/** Teams reads a little HTML in the list. A name is shown as it was typed, and does nothing. */
const asText = (name: string): string =>
  inert(name).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
