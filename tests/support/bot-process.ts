/** The real server as a process of its own: it can be killed at any moment and comes back on the same port and store. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { COUNCIL } from './council.ts'
import type { Where } from './database.ts'
import { freePort } from './free-port.ts'
import type { BotAnswer } from './teams-people.ts'

export type BotProcess = {
  readonly url: string
  /** Every line it wrote, over all its lives. */
  readonly said: readonly string[]
  /** Waits until it answers, and starts it where nobody has. */
  up(): Promise<void>
  /** `kill -9`, and a new start; `meanwhile` has the store to itself. Asked twice at once, the second waits until the first is over. */
  killAndRestart(meanwhile?: () => Promise<void>): Promise<void>
  /** Stops it where it is, as when a machine is moved, and lets it go on. */
  suspend(): void
  resume(): void
  /** SIGTERM; the exit code. */
  stop(): Promise<number | null>
  close(): Promise<void>
}

export type BotSettings = {
  readonly env: Readonly<Record<string, string>>
  readonly graphBaseUrl: string
  readonly where: Where
  /** What Node is given: `src/main.ts` where nothing is said. */
  readonly words?: readonly string[]
}

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const START_LIMIT_MS = 60_000

/** `env` is what the loopback Teams gives out. The council is that of the tests, written as an authority file. */
export async function openBotProcess({
  env,
  graphBaseUrl,
  where,
  words = [MAIN],
}: BotSettings): Promise<BotProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'prison-contact-authority-'))
  const authorityFile = join(folder, 'authority.json')
  await writeFile(authorityFile, JSON.stringify(COUNCIL, null, 2))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const settings: Record<string, string> = {
    ...env,
    PATH: process.env.PATH ?? '',
    // Written by a life that ends gently; it makes the next starts a third quicker.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
    HOST: '127.0.0.1',
    PORT: String(port),
    GRAPH_BASE_URL: graphBaseUrl,
    MAILBOX: 'prison.contact@council.example',
    AUTHORITY_FILE: authorityFile,
    UNDO_SECONDS: '1',
    LOG_LEVEL: 'warn',
    ...(where.databaseUrl === undefined ? { DATA_DIR: where.dataDir } : { DATABASE_URL: where.databaseUrl }),
  }
  const said: string[] = []
  let child: ChildProcess | undefined
  let state: Promise<unknown> = Promise.resolve()

  const start = async (): Promise<void> => {
    const born = spawn(process.execPath, [...words], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] })
    child = born
    for (const stream of [born.stdout, born.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => void said.push(text.trimEnd()))
    for (const end = Date.now() + START_LIMIT_MS; !(await answers(url)); await pause(25))
      if (born.exitCode !== null || Date.now() > end)
        throw new Error(`The server did not start:\n${said.slice(-5).join('\n')}`)
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> => {
    const dying = child
    child = undefined
    if (dying === undefined) return null
    if (dying.exitCode !== null || dying.signalCode !== null) return dying.exitCode
    const closed = once(dying, 'close')
    dying.kill(signal)
    const [code] = await closed
    return typeof code === 'number' ? code : null
  }
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = state.then(work)
    state = done.catch(() => undefined)
    return done
  }
  return {
    url,
    said,
    up: () => inTurn(async () => (child === undefined ? start() : undefined)),
    killAndRestart: (meanwhile) =>
      inTurn(async () => {
        await end('SIGKILL')
        await meanwhile?.()
        await start()
      }),
    suspend: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    stop: () => inTurn(() => end('SIGTERM')),
    close: () =>
      inTurn(async () => {
        await end('SIGKILL')
        await rm(folder, { recursive: true, force: true })
      }),
  }
}

/**
 * What Teams and a person do when a press is not acknowledged: wait until the bot is there, and press again with the
 * boxes as they stand.
 */
export async function insist(bot: BotProcess, deed: () => Promise<BotAnswer>): Promise<BotAnswer> {
  for (let tries = 0; tries < 40; tries++) {
    await bot.up()
    const answer = await deed().catch(() => undefined)
    if (answer?.status === 200) return answer
  }
  throw new Error('It was pressed forty times, and never acknowledged.')
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  )
