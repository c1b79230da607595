/**
 * A real database for each test file: migrated, empty, its own. PGlite, or PostgreSQL when TEST_DATABASE_URL
 * is set.
 */
import { createHash, randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { openQueue } from '../../src/jobs/queue.ts'
import { type Database, migrate, openDatabase } from '../../src/store/database.ts'
import { writeTestKeys } from './keys.ts'

export type Where = { readonly dataDir: string; readonly databaseUrl: string | undefined }

export type FreshDatabase = Database & {
  /** To open it again, as after a restart, or from another process. */
  readonly where: Where
  /** Closes it where it is still open, and deletes it. */
  drop(): Promise<void>
}

const SERVER = process.env.TEST_DATABASE_URL

/** The keys of every database on the server, as the template is sealed with them. */
const KEY_FOLDER = join(tmpdir(), 'prison-contact-test-keys')

/** Made from a copy of a migrated one, which is quicker than making each from nothing. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { where, remove } = SERVER === undefined ? await copyOfFolder() : await copyOnServer(SERVER)
  const database = await openDatabase(where)
  let closed: Promise<void> | undefined
  const close = () => {
    closed ??= database.close()
    return closed
  }
  const drop = async () => {
    await close()
    await remove()
  }
  return { ...database, where, close, drop }
}

type Copy = { readonly where: Where; remove(): Promise<void> }

async function copyOfFolder(): Promise<Copy> {
  const template = join(tmpdir(), `prison-contact-template-${await fingerprint()}`)
  if (!(await exists(template))) await makeTemplate(template)
  const dataDir = await mkdtemp(join(tmpdir(), 'prison-contact-test-'))
  await cp(template, dataDir, { recursive: true, mode: constants.COPYFILE_FICLONE })
  return {
    where: { dataDir, databaseUrl: undefined },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  }
}

async function makeTemplate(template: string): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'prison-contact-template-new-'))
  writeTestKeys(dataDir)
  await prepare({ dataDir, databaseUrl: undefined })
  // Another run may have made the same one meanwhile: either will do.
  await rename(dataDir, template).catch(() => rm(dataDir, { recursive: true, force: true }))
}

async function copyOnServer(server: string): Promise<Copy> {
  writeTestKeys(KEY_FOLDER)
  const template = `t_template_${await fingerprint()}`
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await asAdministrator(server, async (admin) => {
    await admin.query('select pg_advisory_lock(20261121)')
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [template])
    if (rowCount === 0) {
      await admin.query(`create database ${name}`)
      await prepare({ dataDir: KEY_FOLDER, databaseUrl: onServer(server, name) })
      await admin.query(`alter database ${name} rename to ${template}`)
    }
    await admin.query(`create database ${name} template ${template}`)
  })
  const remove = () =>
    asAdministrator(server, async (admin) => {
      await admin.query(`drop database if exists ${name} with (force)`)
    })
  return { where: { dataDir: KEY_FOLDER, databaseUrl: onServer(server, name) }, remove }
}

async function prepare(where: Where): Promise<void> {
  const database = await openDatabase(where)
  try {
    await migrate(database)
    const queue = await openQueue(database, {
      onFault: (fault) => {
        throw fault
      },
    })
    await queue.stop()
  } finally {
    await database.close()
  }
}

async function asAdministrator(server: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

function onServer(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

const exists = (folder: string) =>
  readdir(folder).then(
    () => true,
    () => false,
  )

/** Changes with the migrations, the engine and the queue: what a template is made of. */
async function fingerprint(): Promise<string> {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const migrations = join(root, 'src/store/migrations')
  const files = [
    ...(await readdir(migrations)).sort().map((name) => join(migrations, name)),
    join(root, 'src/jobs/boss.ts'),
    join(root, 'tests/support/keys.ts'),
    ...['key-ring', 'envelope', 'name-keys', 'index-key'].map((name) => join(root, `src/store/${name}.ts`)),
    join(root, 'node_modules/pg-boss/package.json'),
    join(root, 'node_modules/@electric-sql/pglite/package.json'),
  ]
  const hash = createHash('sha256')
  for (const file of files) hash.update(await readFile(file))
  return hash.digest('hex').slice(0, 16)
}
