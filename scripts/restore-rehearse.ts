/**
 * Puts a back-up back, on both engines, and says how long each step took: the rehearsal that a council is asked for. The
 * back-up is of a made-up council, on a throwaway server and in a throwaway folder.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { startPostgres } from './postgres/server.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const MOCHA = fileURLToPath(new URL('../node_modules/mocha/bin/mocha.js', import.meta.url))

const rehearse = async (env: NodeJS.ProcessEnv): Promise<number> => {
  const words = [MOCHA, '--reporter', 'spec', 'tests/restore.test.ts']
  const child = spawn(process.execPath, words, { cwd: ROOT, env, stdio: 'inherit' })
  const [code] = await once(child, 'close')
  return typeof code === 'number' ? code : 1
}

const { TEST_DATABASE_URL: _, ...own } = process.env
const embedded = await rehearse(own)
const server = await startPostgres()
const onServer = await rehearse({ ...own, TEST_DATABASE_URL: server.url }).finally(() => server.stop())
process.exitCode = embedded === 0 && onServer === 0 ? 0 : 1
