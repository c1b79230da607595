/** Who looked at whose name, and what left the council: rows that are only ever added, sealed by the table itself. */
import { type Kysely, sql } from 'kysely'
import type { Moment } from '../domain/moment.ts'
import type { Look, SearchStore } from '../workflow/search-ports.ts'
import { rowsOf } from './statement.ts'
import type { Tables } from './tables.ts'
import { together } from './together.ts'

/** As many as are remembered, so that a card that is drawn again costs nothing. */
const MOST_REMEMBERED = 10_000

/**
 * What was read within the hour by the same person is written once; another instance may write it, and is told no.
 * The chain lets one writer in at a time, until what it wrote is on the disk: those who wait write together.
 */
export function keepLooks(db: Kysely<Tables>): SearchStore['noteLooks'] {
  const written = new Set<string>()
  const write = together((many: readonly (readonly Look[])[]) => insert(db, many.flat()))
  return async (looks) => {
    const fresh = looks.filter((look) => !written.has(keyOf(look)))
    if (fresh.length === 0) return
    await write(fresh)
    if (written.size > MOST_REMEMBERED) written.clear()
    for (const look of fresh) if (look.what === 'read') written.add(keyOf(look))
  }
}

const INSERT = `
  insert into look (at, who, what, reference, hits)
  select * from jsonb_to_recordset($1::jsonb) as row (
    at timestamptz, who text, what text, reference text, hits int)
  on conflict do nothing`

async function insert(db: Kysely<Tables>, looks: readonly Look[]): Promise<void> {
  const rows = looks.map((look) => ({
    ...{ at: look.at, who: look.who, what: look.what },
    ...{ reference: 'reference' in look ? look.reference : '', hits: 'hits' in look ? look.hits : null },
  }))
  await rowsOf(db, INSERT, [JSON.stringify(rows)])
}

/** A notice is accepted; where it was an e-mail or a file, that it left is written down in the same statement. */
export async function settleAccepted(db: Kysely<Tables>, key: string, at: Moment): Promise<void> {
  await sql`
    with settled as (
      update notice set status = 'accepted', done_at = ${at}, fault = null where key = ${key}
      returning reference, event, audience, way)
    insert into look (at, who, what, reference, about)
    select ${at}::timestamptz, 'bot', case way when 'file' then 'filed' else 'sent' end, reference,
      concat_ws('/', event, audience, way)
    from settled where way in ('email', 'file')`.execute(db)
}

const keyOf = (look: Look): string =>
  look.what === 'read' ? `${look.who} ${look.reference} ${hourOf(look.at)}` : ''

const hourOf = (at: Moment): string => at.slice(0, 13)
