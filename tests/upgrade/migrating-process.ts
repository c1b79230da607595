/** Another process that brings a store up to date: to its end, into a failure, or into a standstill in which it is killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Where } from '../support/database.ts'

/** What becomes of one migration, by its name: it does all its work and then stands still, or then fails. */
export type Spoilt = { readonly name: string; readonly how: 'stands still' | 'fails' }

export type Migrating = {
  /** Until it stands still; or its end, with what it said. */
  until(word: 'standing still' | 'done' | 'failed'): Promise<void>
  kill(): Promise<void>
}

const file = (path: string): string => JSON.stringify(new URL(path, import.meta.url).href)

export function migrateElsewhere(where: Where, spoilt?: Spoilt): Migrating {
  const script = `
    const { migrations } = await import(${file('../../src/store/migrations/index.ts')})
    const { openDatabase, migrate } = await import(${file('../../src/store/database.ts')})
    const spoilt = ${JSON.stringify(spoilt ?? null)}
    if (spoilt) {
      const { up } = migrations[spoilt.name]
      migrations[spoilt.name] = { up: async (db) => {
        await up(db)
        if (spoilt.how === 'fails') throw new Error('This failure was asked for.')
        process.stdout.write('standing still')
        await new Promise((never) => setTimeout(never, 1e9))
      } }
    }
    const database = await openDatabase(${JSON.stringify({
      ...where,
      databaseUrl: where.databaseUrl ?? null,
    }).replace('"databaseUrl":null', '"databaseUrl":undefined')})
    try {
      await migrate(database)
      process.stdout.write('done')
    } catch (fault) {
      process.stdout.write('failed')
    }
    await database.close()`
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const closed = once(child, 'close')
  return {
    async until(word) {
      while (!said.includes(word)) {
        if (child.exitCode !== null) throw new Error(`It ended without being ${word}: ${said}`)
        await Promise.race([once(child.stdout ?? child, 'data'), closed])
      }
    },
    async kill() {
      child.kill('SIGKILL')
      await closed
    },
  }
}
