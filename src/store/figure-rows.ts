/** Figures as rows: made anew in one go, with as many statements for one as for hundreds. */
import { type Kysely, sql } from 'kysely'
import type { Figure } from '../domain/figure-shapes.ts'
import { WAY } from '../domain/figures.ts'
import { forgetKeys, keysOf } from './figure-keys.ts'
import type { Tables } from './tables.ts'

/** `identities` has a text for each child, in their order. */
export type Made = { readonly figure: Figure; readonly identities: readonly string[] }

/** In place of the rows that stand there. Keys that nobody needs any more are forgotten. */
export async function writeFigures(tx: Kysely<Tables>, made: readonly Made[]): Promise<void> {
  if (made.length === 0) return
  const references = made.map(({ figure }) => figure.reference)
  const keys = await keysOf(tx, [...new Set(made.flatMap(({ identities }) => identities))])
  const before = await tx
    .deleteFrom('figure_child')
    .where('reference', 'in', references)
    .returning('child_key')
    .execute()
  await tx.deleteFrom('figure').where('reference', 'in', references).execute()
  await sql`
    insert into figure (reference, version, way, team, is_open, ${columns(DAYS)}, ${columns(CODES)}, ${columns(LISTS)})
    select * from jsonb_to_recordset(${JSON.stringify(made.map(({ figure }) => figureRow(figure)))}::jsonb) as row (
      reference text, version int, way int, team text, is_open boolean, ${typed(DAYS, 'date')},
      ${typed(CODES, 'text')}, ${typed(LISTS, 'text[]')})`.execute(tx)
  const children = made.flatMap((one) => childRows(one, keys))
  await sql`
    insert into figure_child (reference, child, child_key, team, is_open, ${columns(DAYS_OF_CHILD)}, ${columns(OF_CHILD)})
    select * from jsonb_to_recordset(${JSON.stringify(children)}::jsonb) as row (
      reference text, child int, child_key uuid, team text, is_open boolean, ${typed(DAYS_OF_CHILD, 'date')},
      ${typed(OF_CHILD, 'text')})`.execute(tx)
  const now = new Set(keys.values())
  const old = new Set(before.map(({ child_key }) => child_key).filter((key) => !now.has(key)))
  await forgetKeys(tx, [...old])
}

const DAYS = [
  ...['received_on', 'assigned_on', 'allocated_on', 'started_on', 'submitted_on', 'signed_on', 'sent_on'],
  'decided_on',
]
const DAYS_OF_CHILD = ['received_on', 'sent_on', 'decided_on']
const CODES = [
  ...['source', 'request_type', 'outcome', 'prison', 'sentence_band', 'care_leaver'],
  ...['on_first_date', 'on_agreed_date', 'useful'],
] as const satisfies readonly (keyof Figure)[]
const LISTS = [
  'more_time',
  'barriers',
  'unmet_needs',
  'release_support',
  'after_release',
] as const satisfies readonly (keyof Figure)[]
const OF_CHILD = [
  ...['ages', 'relationship', 'parent_in_prison', 'legal_status', 'in_care', 'level_asked'],
  ...['level_recommended', 'level_decided', 'agreement', 'no_escort'],
] as const satisfies readonly (keyof Figure['children'][number])[]

const columns = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)))

const typed = (names: readonly string[], type: string) =>
  sql.join(names.map((name) => sql`${sql.ref(name)} ${sql.raw(type)}`))

/** What stands in the rows of both tables; days that are no column there are left out by the store. */
function whereAndWhen({ reference, team, isOpen, days }: Figure): object {
  const on = Object.fromEntries(Object.entries(days).map(([stage, day]) => [`${stage}_on`, day]))
  return { reference, team, is_open: isOpen, ...on }
}

const figureRow = (figure: Figure): object => ({
  ...{ ...whereAndWhen(figure), version: figure.version, way: WAY },
  ...Object.fromEntries([...CODES, ...LISTS].map((name) => [name, figure[name]])),
})

const childRows = ({ figure, identities }: Made, keys: ReadonlyMap<string, string>): readonly object[] =>
  figure.children.map((child, index) => ({
    ...{ ...whereAndWhen(figure), child: index + 1, child_key: keys.get(identities[index] ?? '') },
    ...Object.fromEntries(OF_CHILD.map((name) => [name, child[name]])),
  }))
