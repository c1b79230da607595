/**
 * A realistic past of a made council, through the use cases, into an empty store, for trying statistics and exports.
 * `npm run seed:sample -- --referrals 50000 --years 3 [--folder path | --postgres]`: into the embedded store of a
 * folder, the server of `DATABASE_URL`, or a throwaway PostgreSQL server. Nothing is sent: the mail of the past has gone.
 * With `--check` it then times the numbers, fetches the files, and ends with 1 where a figure is not the slow recount's.
 */
import { parseArgs } from 'node:util'
import { loadAuthorityFile } from '../src/authority/authority-file.ts'
import { addDays, dayOf } from '../src/domain/moment.ts'
import { migrate, openDatabase } from '../src/store/database.ts'
import { keysInFolder } from '../src/store/key-file.ts'
import { startPostgres } from './postgres/server.ts'
import { check } from './seed/check.ts'
import { openPast } from './seed/past.ts'
import { seed } from './seed/run.ts'

const { values } = parseArgs({
  options: {
    referrals: { type: 'string', default: '2000' },
    years: { type: 'string', default: '3' },
    seed: { type: 'string', default: '20261122' },
    folder: { type: 'string', default: 'sample-data' },
    postgres: { type: 'boolean', default: false },
    /** Times the numbers, fetches the files, and counts everything again. */
    check: { type: 'boolean', default: false },
    /** Makes nothing: only looks at what is there. */
    only: { type: 'boolean', default: false },
  },
})
const [referrals, years, first] = [values.referrals, values.years, values.seed].map(Number)
if (![referrals, years, first].every((value) => Number.isInteger(value) && Number(value) > 0)) {
  console.error('Use it like this: npm run seed:sample -- --referrals 2000 --years 3')
  process.exit(1)
}
const directory = await loadAuthorityFile('src/local/sample-council.json')
if ('faults' in directory) throw new Error(directory.faults.join('\n'))
const own = values.postgres ? await startPostgres() : undefined
const database = await openDatabase({
  // The sample is made up: its key is made with it, and stays beside it.
  keys: keysInFolder(values.folder, true),
  dataDir: values.folder,
  databaseUrl: own?.url ?? process.env.DATABASE_URL,
})
try {
  await migrate(database)
  const until = dayOf(new Date().toISOString())
  const wanted = { referrals: Number(referrals), seed: Number(first), until }
  const says = (line: string): void => console.log(line)
  const from = addDays(until, -Math.round(Number(years) * 365.25))
  if (!values.only) await seed(database, directory, { ...wanted, from, says })
  const world = openPast(database, directory, () => undefined).worldAt({ at: `${until}T23:00:00.000Z` })
  if (values.check && !(await check({ database, world, directory, says }))) process.exitCode = 1
} finally {
  await database.close()
  await own?.stop()
}
