/** A store with nothing in it yet, not even a table: a folder, or a database of its own on the server of the tests. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { keysInFolder } from '../../src/store/key-file.ts'
import type { Where } from '../support/database.ts'

export type EmptyStore = { readonly where: Where; drop(): Promise<void> }

export const SERVER = process.env.TEST_DATABASE_URL

export async function emptyStore(server = SERVER): Promise<EmptyStore> {
  if (server === undefined) {
    const dataDir = await mkdtemp(join(tmpdir(), 'prison-contact-empty-'))
    const drop = () => rm(dataDir, { recursive: true, force: true })
    return { where: { dataDir, databaseUrl: undefined }, drop }
  }
  const name = `e_${randomUUID().replaceAll('-', '')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  await asAdministrator(server, `create database ${name}`)
  // For its keys alone.
  const dataDir = await mkdtemp(join(tmpdir(), 'prison-contact-empty-'))
  keysInFolder(dataDir, true)
  return {
    where: { dataDir, databaseUrl: url.href },
    async drop() {
      await asAdministrator(server, `drop database if exists ${name} with (force)`)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function asAdministrator(server: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(statement).finally(() => admin.end())
}
