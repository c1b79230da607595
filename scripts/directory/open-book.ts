/** The store of the bot, opened to take a list in. It is never made and never brought up to date here: the bot does that. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dataKeysOf } from '../../src/compose-keys.ts'
import type { Settings } from '../../src/config.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { NotOpened } from '../../src/store/envelope.ts'
import { checkKeys, WrongKeys } from '../../src/store/key-check.ts'
import { lookAtStore } from '../../src/store/rollout.ts'
import { openStore } from '../../src/store/store.ts'
import type { Store } from '../../src/workflow/ports.ts'
import { Unusable } from './unusable.ts'

type Where = Settings

const START_FIRST = 'Start this version of the bot once, and then run this again.'

/** Throws `Unusable` where the store is not there, is in use by the bot, or does not answer. */
export const withBook = <T>(where: Where, work: (store: Store) => Promise<T>): Promise<T> => {
  // Entering an address promises nothing to anybody, so no job is ever added.
  const nothing = async (): Promise<void> => undefined
  return withDatabase(where, (database) => work(openStore(database, { notices: nothing, release: nothing })))
}

/** The same, for what goes beside the use cases. */
export async function withDatabase<T>(where: Where, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await open(where)
  try {
    await checkKeys(database.kysely)
    await lookAtStore(database.kysely)
    return await work(database)
  } catch (fault) {
    throw inWords(fault)
  } finally {
    await database.close()
  }
}

/** Where it is, for a sentence. The address of a server holds a password and is not said. */
export const sayStore = ({ dataDir, databaseUrl }: Pick<Where, 'dataDir' | 'databaseUrl'>): string =>
  databaseUrl === undefined ? `the data folder ${dataDir}` : 'the database of DATABASE_URL'

async function open(where: Where): Promise<Database> {
  if (where.databaseUrl === undefined && !hasStore(where.dataDir))
    throw new Unusable(`There is no store in ${sayStore(where)}. Is DATA_DIR right? ${START_FIRST}`)
  try {
    return await openDatabase({ ...where, keys: await dataKeysOf(where) })
  } catch (fault) {
    if (fault instanceof Error && fault.message.includes('is open in another process'))
      throw new Unusable(
        `The bot is running and has ${sayStore(where)} to itself. Stop it, run this again, and start it. ` +
          'On PostgreSQL (DATABASE_URL) the bot may go on meanwhile.',
      )
    throw inWords(fault)
  }
}

const hasStore = (folder: string): boolean =>
  existsSync(folder) &&
  statSync(folder).isDirectory() &&
  readdirSync(folder).some((name) => /^pg\d+$/.test(name))

/** PostgreSQL's code for a table that is not there. */
const NO_TABLE = '42P01'

function inWords(fault: unknown): unknown {
  if (fault instanceof WrongKeys || fault instanceof NotOpened) return new Unusable(fault.message)
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : undefined
  if (code === NO_TABLE) return new Unusable(`The store has no recipient book yet. ${START_FIRST}`)
  const isLate = fault instanceof Error && /timeout|terminated/i.test(fault.message)
  if (code === undefined && !isLate) return fault
  return new Unusable(`The store cannot be used (${code ?? 'no answer in time'}). See docs/runbook.md.`)
}
