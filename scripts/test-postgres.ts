/** Runs the tests of the store on a throwaway PostgreSQL that it starts, stops and deletes by itself. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPostgres } from './postgres/server.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const BY_DEFAULT = ['tests/workflow', 'tests/store', 'tests/jobs', 'tests/restart.test.ts', 'tests/upgrade']

let mocha: ChildProcess | undefined
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => mocha?.kill(signal))
const server = await startPostgres().catch((fault: Error) => {
  console.error(fault.message)
  process.exit(1)
})
try {
  process.exitCode = await runMocha(server.url)
} finally {
  await server.stop()
}

async function runMocha(url: string): Promise<number> {
  const asked = process.argv.slice(2)
  const specs =
    asked.length > 0 ? asked : BY_DEFAULT.filter((path) => existsSync(join(ROOT, path))).map(asSpec)
  // Mocha adds the files of its settings to the ones it is given, so it must not read them.
  const settings = ['--no-config', '--timeout', '30000', '--reporter', 'dot', '--forbid-only']
  settings.push('--require', join(ROOT, 'tests/support/must-end.ts'))
  const words = [join(ROOT, 'node_modules/mocha/bin/mocha.js'), ...settings, ...specs]
  mocha = spawn(process.execPath, words, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, TEST_DATABASE_URL: url },
  })
  const [code] = await once(mocha, 'exit')
  return typeof code === 'number' ? code : 1
}

function asSpec(path: string): string {
  return path.endsWith('.ts') ? path : `${path}/**/*.test.ts`
}
