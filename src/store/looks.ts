/** Who looked at whose name: rows that are only ever added. A look changes nothing, so it waits for no one. */
import { type Kysely, sql } from 'kysely'
import type { Moment } from '../domain/moment.ts'
import type { Look, SearchStore } from '../workflow/search-ports.ts'
import type { Tables } from './tables.ts'

/** As many as are remembered, so that a card that is drawn again costs nothing. */
const MOST_REMEMBERED = 10_000

/** What was read within the hour by the same person is written once; another instance may write it, and is told no. */
export function keepLooks(db: Kysely<Tables>): SearchStore['noteLooks'] {
  const written = new Set<string>()
  return async (looks) => {
    const fresh = looks.filter((look) => !written.has(keyOf(look)))
    if (fresh.length === 0) return
    const rows = fresh.map((look) => ({
      ...{ at: look.at, who: look.who, what: look.what },
      ...{ reference: 'reference' in look ? look.reference : '', hits: 'hits' in look ? look.hits : null },
    }))
    await sql`
      insert into look (at, who, what, reference, hits)
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
        at timestamptz, who text, what text, reference text, hits int)
      on conflict do nothing`.execute(db)
    if (written.size > MOST_REMEMBERED) written.clear()
    for (const look of fresh) if (look.what === 'read') written.add(keyOf(look))
  }
}

const keyOf = (look: Look): string =>
  look.what === 'read' ? `${look.who} ${look.reference} ${hourOf(look.at)}` : ''

const hourOf = (at: Moment): string => at.slice(0, 13)
