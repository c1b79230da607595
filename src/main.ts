/** Start: read the settings, compose, listen and work; stop gently. */
import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// What was compiled at the last start is read at this one; so everything else is loaded from here on. It stands with the
// packages, where whoever may write may change the code anyhow. A folder that cannot be written to is no fault.
enableCompileCache(
  process.env.NODE_COMPILE_CACHE ??
    fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)),
)
const [{ compose }, { readSettings }, { openLog }, { gentleEnd }] = await Promise.all([
  import('./compose.ts'),
  import('./config.ts'),
  import('./log.ts'),
  import('./gentle-end.ts'),
])

const print = (text: string): void => void process.stdout.write(`${text}\n`)

/** Whoever starts it may be no developer: a known fault is a sentence, and the exit code says that it did not start. */
function stopWith(lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exit(1)
}

// What the environment says already wins over the file.
if (existsSync('.env')) process.loadEnvFile('.env')
const settings = readSettings(process.env)
if ('faults' in settings)
  stopWith([
    'These settings need your attention (see .env.example):',
    ...settings.faults.map((fault) => `  ${fault}`),
  ])

const log = openLog(settings.logLevel)
const withPlaygrounds = !process.argv.includes('--no-playground')

// Loaded where it is wanted: a council never runs a line of it.
const starting = settings.local
  ? import('./compose-local.ts').then(({ composeLocal }) =>
      composeLocal(settings, { log, print, withPlaygrounds }),
    )
  : compose(settings, log)

// From the first moment on: it answers before everything of it works, and may be told to end in between.
const end = gentleEnd(starting, {
  exit: (code) => process.exit(code),
  failed: (fault) => log.error('stop failed', {}, fault),
})
process.on('SIGINT', end)
process.on('SIGTERM', end)

try {
  await starting
  log.info('started', { mode: settings.local ? 'local' : 'council', version: process.version })
} catch (fault) {
  stopWith([fault instanceof Error ? fault.message : 'It did not start, and nothing said why.'])
}
