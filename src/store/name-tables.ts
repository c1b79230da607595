/** The tables of names as Kysely sees them. Keyed hashes alone: whoever reads these tables reads no name. */
import type { Generated } from 'kysely'
import type { NamedRole } from '../workflow/search-ports.ts'
import type { Sealed } from './sealing.ts'

/** An array is read and written as text or JSON, which both engines do alike. */
type Hashes = never

/** For each word that stands in any name all that it may be found by, a row each; first of all itself. */
export type NameWordTable = { key: number; word: number }

/** One row for each name of a referral. `place` is the number of the child, else 0; `team` is that of the referral. */
export type NameEntryTable = {
  reference: string
  role: NamedRole
  place: number
  team: string
  words: Hashes
}

/** Who looked at whose name, and what was sent and filed. Rows are only ever added, and sealed by the table itself. */
export type LookTable = {
  id: Generated<number>
  at: string
  who: string
  what: 'find' | 'found' | 'read' | 'sent' | 'filed' | 'log' | 'glass'
  /** Empty for `find` itself. */
  reference: string
  hits: number | null
  /** Of what was sent or filed: event, audience and way. */
  about: Generated<string>
  previous_hash: Generated<string>
  hash: Generated<string>
}

/** One row: the key of the hashes. `version` goes up with each new key. */
export type IndexKeyTable = { id: number; version: number; secret: Sealed<string> }

export type NameTables = {
  index_key: IndexKeyTable
  name_word: NameWordTable
  name_entry: NameEntryTable
  look: LookTable
}
