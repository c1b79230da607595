/**
 * The store inside this process, for trying the bot and for a small council: one folder, one process, nothing
 * to install.
 */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { PGlite } from '@electric-sql/pglite'
import { openEngine, settle } from './embedded-engine.ts'
import { lockFolder } from './lock.ts'
import { LEAST_ROOM_BYTES, type Room, roomIn } from './room.ts'
import { type Turns, takeTurns } from './turns.ts'

export type EmbeddedStore = {
  readonly pglite: PGlite
  readonly turns: Turns
  readonly room: Room
  close(): Promise<void>
}

/** PostgreSQL's files differ from one major version to the next, so the folder carries it. */
const FORMAT = 'pg18'
const WAIT_MS = 10_000
const HOUSEKEEPING_MS = 5 * 60_000

/**
 * Opens the store in a folder, and creates it the first time (about three seconds). What is committed is on
 * the disk. From here on this process creates private files only. Refused with a sentence when another
 * process has the folder.
 */
export async function openEmbedded(base: string): Promise<EmbeddedStore> {
  process.umask(0o077)
  const lock = await lockFolder(base)
  try {
    const room = roomIn(base)
    if (!room.isThere()) throw new Error(noRoomToStart(base))
    const folder = join(base, FORMAT)
    if (!existsSync(folder)) await create(base, folder)
    const pglite = await openEngine(folder)
    const turns = takeTurns(WAIT_MS)
    const stopKeeping = keepHouse(pglite, turns)
    const close = async () => {
      await stopKeeping()
      await turns.during(() => pglite.exec('checkpoint')).catch(() => undefined)
      await pglite.close()
      await lock.release()
    }
    return { pglite, turns, room, close }
  } catch (fault) {
    await lock.release()
    throw fault
  }
}

const noRoomToStart = (base: string) =>
  `The disk of the data folder ${base} has less than ${LEAST_ROOM_BYTES / 1024 / 1024} MB left, too little to work with. ` +
  'Make room, or set DATA_DIR to a folder on another disk.'

async function create(base: string, folder: string): Promise<void> {
  const other = readdirSync(base).find((name) => /^pg\d+$/.test(name))
  if (other) {
    throw new Error(
      `The data folder ${base} holds a store of another version (${other}, this one is ${FORMAT}). See docs/runbook.md.`,
    )
  }
  for (const name of readdirSync(base)) {
    if (name.startsWith(`${FORMAT}.new`)) rmSync(join(base, name), { recursive: true, force: true })
  }
  // The name is this process's own: a child that outlived a killed parent never writes into what we make.
  const unfinished = join(base, `${FORMAT}.new-${process.pid}-${Date.now()}`)
  const script = fileURLToPath(new URL('./embedded-init.ts', import.meta.url))
  await promisify(execFile)(process.execPath, [script, unfinished])
  renameSync(unfinished, folder)
  settle(base)
}

/** PGlite has neither checkpointer nor autovacuum: without this its log would grow without end. */
function keepHouse(pglite: PGlite, turns: Turns): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  const tidy = async () => {
    await turns.during(() => pglite.exec('checkpoint'))
    await turns.during(() => pglite.exec('vacuum (analyze)'))
  }
  const timer = setInterval(() => {
    // A busy store is tidied at the next round.
    running = tidy().catch(() => undefined)
  }, HOUSEKEEPING_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}
