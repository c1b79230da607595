/** Who is away, as tests ask for it: of one person alone, or of so many. */
import type { Away, AwayOrFault, GraphGateway } from '../../src/gateways/ports.ts'

/** Throws the fault, where that is the answer. */
export async function awayOf(graph: GraphGateway, personId: string, at: string): Promise<Away> {
  const found = (await graph.awayUntil([personId], at)).get(personId)
  if (found === undefined) throw new Error('There is no answer for whom it was asked.')
  if ('fault' in found) throw found.fault
  return found
}

export const persons = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `00000000-0000-4000-8000-0000000002${String(n).padStart(2, '0')}`)

/** An answer as it is; a fault by what a job goes by: advice, code, and the status and the wait where there are any. */
export const told = (found: AwayOrFault | undefined): unknown => {
  if (found === undefined || !('fault' in found)) return found
  const { advice, code, status, retryAfterSeconds } = found.fault
  return [advice, code, ...[status, retryAfterSeconds].filter((one) => one !== undefined)]
}
