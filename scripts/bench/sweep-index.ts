/** Proof that the sweep finds what it looks at by its index: the plan that the database makes for the real statement. */
import {
  CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { Database } from '../../src/store/database.ts'
import { toLookAt } from '../../src/store/nudges.ts'
import type { Tables } from '../../src/store/tables.ts'
import { MOST_LOOKED_AT } from '../../src/workflow/nudges.ts'
import { NOW } from './sweep-referrals.ts'

const INDEX = 'referral_by_look'

/** Lines of the plan. Throws a sentence when the index is not used, or a whole table is read. */
export async function provenByIndex({ kysely }: Database): Promise<readonly string[]> {
  const { sql, parameters } = await statement()
  const asked = CompiledQuery.raw(`explain (costs off) ${sql}`, [...parameters])
  const { rows } = await kysely.executeQuery<{ 'QUERY PLAN': string }>(asked)
  const lines = rows.map((row) => row['QUERY PLAN'])
  const plan = lines.join('\n')
  // In its order, row by row; or, where few rows are due in a small table, those of the index at once, then sorted.
  const inOrder = plan.includes(`Index Scan using ${INDEX} on referral`) && !plan.includes('Sort')
  const atOnce = plan.includes(`Bitmap Index Scan on ${INDEX}`)
  if (!(inOrder || atOnce) || plan.includes('Seq Scan on referral'))
    throw new Error(`The sweep does not look by its index ${INDEX}:\n${plan}`)
  return lines
}

/** The text as the store sends it, caught on its way to a database that is not there. */
async function statement(): Promise<Pick<CompiledQuery, 'sql' | 'parameters'>> {
  const sent: CompiledQuery[] = []
  const nowhere = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => void sent.push(query),
  })
  await toLookAt(nowhere, NOW, MOST_LOOKED_AT)
  const [only] = sent
  if (only === undefined) throw new Error('The sweep asked the store for nothing.')
  return only
}
