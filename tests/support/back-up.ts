/** A back-up of the store of a test, and a store that it was put back into. */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Where } from './database.ts'
import type { TestWorld } from './outside-world.ts'

/** PostgreSQL's own programs, of the newest version that is installed. */
const BIN =
  ['18', '17', '16', '15', '14']
    .map((version) => `/usr/lib/postgresql/${version}/bin`)
    .find((path) => existsSync(path)) ?? ''

export const canBackUp = process.env.TEST_DATABASE_URL === undefined || existsSync(join(BIN, 'pg_dump'))

/** Of a server while the bot works, of the embedded store while it rests. */
export async function takeBackUp(world: Pick<TestWorld, 'where' | 'rest'>, folder: string): Promise<void> {
  const { dataDir, databaseUrl } = world.where
  const copy = join(folder, 'copy')
  if (databaseUrl === undefined) await world.rest(() => cpSync(dataDir, copy, { recursive: true }))
  else execFileSync(join(BIN, 'pg_dump'), ['--format=custom', `--file=${copy}`, databaseUrl])
}

/** Into an empty store beside that one. */
export async function putBack({ databaseUrl, dataDir }: Where, folder: string): Promise<Where> {
  const copy = join(folder, 'copy')
  if (databaseUrl === undefined) return { dataDir: copy, databaseUrl: undefined }
  const url = new URL(databaseUrl)
  const name = `${url.pathname.slice(1)}_back`
  const admin = new pg.Client({ connectionString: databaseUrl })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  url.pathname = `/${name}`
  execFileSync(join(BIN, 'pg_restore'), ['--no-owner', `--dbname=${url.href}`, copy])
  return { dataDir, databaseUrl: url.href }
}
