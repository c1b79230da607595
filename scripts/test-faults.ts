/** Runs the tests of faults that take long or need a PostgreSQL of their own, each file by itself. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../tests/support/free-port.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const FOLDER = 'tests/faults'

const asked = process.argv.slice(2)
const files =
  asked.length > 0
    ? asked
    : readdirSync(join(ROOT, FOLDER))
        .filter(isTest)
        .map((name) => join(FOLDER, name))
let failed = 0
for (const file of files) {
  console.log(`\n${file}`)
  failed += await run(file)
}
process.exitCode = failed > 0 ? 1 : 0

function isTest(name: string): boolean {
  return name.endsWith('.test.ts')
}

async function run(file: string): Promise<number> {
  const mocha = [
    join(ROOT, 'node_modules/mocha/bin/mocha.js'),
    '--no-config',
    '--timeout',
    '120000',
    '--forbid-only',
  ]
  const settings = ['--require', join(ROOT, 'tests/support/must-end.ts'), file]
  const tests = spawn(process.execPath, [...mocha, ...settings], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, FAULTS: 'all', ...(await lineFor(file)) },
  })
  const [code] = await once(tests, 'exit')
  return code === 0 ? 0 : 1
}

/** Such a file starts its own PostgreSQL, and the bot reaches it by a line that can be cut. */
async function lineFor(file: string): Promise<Record<string, string>> {
  if (!/postgres|instances/.test(file)) return {}
  const port = String(await freePort())
  return {
    FAULTS_LINE_PORT: port,
    TEST_DATABASE_URL: `postgres://postgres@127.0.0.1:${port}/postgres`,
  }
}
