/** A delta query followed page by page to its end, from where the last one ended; begun anew where Graph has forgotten that. */
import type { Graph } from './graph-client.ts'
import { type Loose, record, text } from './graph-shapes.ts'
import { Trouble } from './trouble.ts'

/** As many pages as one look follows; the next look goes on where this one ended. */
const MOST_PAGES = 20

export type DeltaLook = {
  readonly mailbox: string
  /** Where the look before ended; undefined to begin anew. */
  readonly link: string | undefined
  /** The path that begins anew. */
  readonly first: string
  readonly prefer: string
}

export type DeltaNews = {
  readonly values: readonly Loose[]
  /** For the next look: the mailbox, and an address of Graph's own. */
  readonly link: string
  /** False when there is more to read at once. */
  readonly whole: boolean
}

/** Whatever is read again after a new beginning is for the caller to know. An answer that cannot be read is a `Trouble`. */
export async function followDelta(graph: Graph, look: DeltaLook): Promise<DeltaNews> {
  const { mailbox, first, prefer } = look
  const known = pathIn(graph, mailbox, look.link)
  let path = known ?? first
  let anew = known === undefined
  const values: Loose[] = []
  for (let page = 0; page < MOST_PAGES; page += 1) {
    let answer: Loose
    try {
      answer = record(await graph.call({ method: 'GET', path, prefer }))
    } catch (fault) {
      if (anew || !isForgotten(fault)) throw fault
      anew = true
      path = first
      continue
    }
    if (!Array.isArray(answer.value)) throw new Trouble('try again', 'answer-not-understood')
    values.push(...answer.value.map(record))
    const end = text(answer['@odata.deltaLink'])
    if (end !== undefined) return { values, link: `${mailbox} ${end}`, whole: true }
    const next = text(answer['@odata.nextLink'])
    if (next === undefined) throw new Trouble('try again', 'answer-not-understood')
    path = graph.pathOf(next)
    if (page === MOST_PAGES - 1) return { values, link: `${mailbox} ${next}`, whole: false }
  }
  throw new Trouble('try again', 'too-many-pages')
}

/** A link begins with its mailbox: one of another mailbox, or of a Graph at another address, is of no use any more. */
function pathIn(graph: Graph, mailbox: string, link: string | undefined): string | undefined {
  if (!link?.startsWith(`${mailbox} `)) return undefined
  try {
    return graph.pathOf(link.slice(mailbox.length + 1))
  } catch {
    return undefined
  }
}

/** 410 as Outlook says it (SyncStateNotFound); 400 and 404 where other parts of Graph, or another folder, say so. */
const isForgotten = (fault: unknown): boolean =>
  fault instanceof Trouble && [400, 404, 410].includes(fault.status ?? 0)
