/** Whoever asks for a referral that was deleted here, by whatever way, reads that it was, and where the record is. */
import { dayOf } from '../domain/moment.ts'
import { sayPurged } from '../domain/purged.ts'
import { REFUSALS } from '../domain/refusal.ts'
import { fullReference } from './commands/command.ts'
import type { Reply, Turn } from './turn.ts'

/** More are typed in no sentence of ours. */
const MOST_NAMED = 3

/**
 * Every handler says of a reference that is not there that it cannot find it; here that becomes what is known. `asked` is
 * what was typed, or what a button carried.
 */
export async function knowingPurged(turn: Turn, asked: unknown, reply: Reply): Promise<Reply> {
  const isNotFound = 'text' in reply && NOT_FOUND.includes(reply.text)
  return (isNotFound ? await purgedReply(turn, asked) : undefined) ?? reply
}

/** Undefined where nothing that is named was deleted. */
export async function purgedReply({ world }: Turn, asked: unknown): Promise<Reply | undefined> {
  for (const reference of referencesIn(asked)) {
    const purged = await world.store.purged(reference)
    if (purged !== undefined) return { text: sayPurged(reference, dayOf(purged.at)) }
  }
  return undefined
}

const NOT_FOUND: readonly string[] = [REFUSALS.unknownReference, REFUSALS.notForYou]

function referencesIn(asked: unknown): readonly string[] {
  const text = typeof asked === 'string' ? asked : (JSON.stringify(asked) ?? '')
  const named = text.match(/\bpca-\d{4}-\d{1,6}\b/gi) ?? []
  return [...new Set(named.map(fullReference))].filter((reference) => reference !== '').slice(0, MOST_NAMED)
}
