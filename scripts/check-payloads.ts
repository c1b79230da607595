/** Throws changed, exchanged, doubled and reordered payloads at every door for as long as is asked: npm run check:payloads -- --runs 2000. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const TESTS = ['payloads', 'payload-doors', 'nothing-believed', 'any-order', 'pressed-twice', 'made-by-hand']

const { values } = parseArgs({ options: { runs: { type: 'string', default: '1000' } } })
const runs = Number(values.runs)
if (!Number.isInteger(runs) || runs < 1) {
  console.error(
    'npm run check:payloads -- --runs 1000: how many of each law; 100 is the short run of npm test.',
  )
  process.exit(2)
}
const settings = ['--no-config', '--timeout', '0', '--forbid-only']
const files = TESTS.map((name) => `tests/bot/${name}.test.ts`)
const mocha = spawn(process.execPath, [`${ROOT}node_modules/mocha/bin/mocha.js`, ...settings, ...files], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, PAYLOAD_RUNS: String(runs) },
})
const [code] = await once(mocha, 'exit')
process.exitCode = typeof code === 'number' ? code : 1
