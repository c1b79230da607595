/** One of the two server processes: started, killed, frozen, stopped and started again where it was. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export type Instance = {
  readonly name: string
  readonly url: string
  /** Every line that it wrote, over all its lives. */
  readonly said: readonly string[]
  start(more?: Readonly<Record<string, string>>): Promise<void>
  /** As `kill -9` does. */
  kill(): Promise<void>
  /** SIGTERM; its exit code, or what ended it. */
  stop(): Promise<number | string>
  freeze(ms: number): Promise<void>
  isUp(): boolean
}

export type InstanceParts = {
  readonly name: string
  readonly port: number
  readonly env: Readonly<Record<string, string>>
  /** The folder with `src/main.ts`. This one, unless another commit is run. */
  readonly root?: string | undefined
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CLOCK = fileURLToPath(new URL('./moved-clock.ts', import.meta.url))
const START_LIMIT_MS = 120_000
/** A stop waits for what is in hand; the platform of a container gives it about half a minute. */
const STOP_LIMIT_MS = 45_000

export function instance({ name, port, env, root = ROOT }: InstanceParts): Instance {
  const url = `http://127.0.0.1:${port}`
  const said: string[] = []
  let child: ChildProcess | undefined
  let settings = env
  const ended = async (signal: NodeJS.Signals): Promise<number | string> => {
    const dying = child
    child = undefined
    if (dying === undefined) return 'was not there'
    if (dying.exitCode !== null || dying.signalCode !== null)
      return `had ended by itself: ${said.at(-1)?.slice(0, 120)}`
    const closed = once(dying, 'close')
    dying.kill(signal)
    const late = setTimeout(() => dying.kill('SIGKILL'), STOP_LIMIT_MS)
    const [code, by] = await closed
    clearTimeout(late)
    return typeof code === 'number' ? code : String(by)
  }
  return {
    ...{ name, url, said },
    isUp: () => child !== undefined,
    async start(more = {}) {
      settings = { ...settings, ...more }
      const words = ['--import', CLOCK, `${root}/src/main.ts`]
      const born = spawn(process.execPath, words, { env: settings, stdio: ['ignore', 'pipe', 'pipe'] })
      for (const stream of [born.stdout, born.stderr])
        stream
          ?.setEncoding('utf8')
          .on('data', (text: string) => void said.push(...text.trimEnd().split('\n')))
      for (const end = performance.now() + START_LIMIT_MS; !(await answers(url)); await pause(50)) {
        if (born.exitCode !== null || born.signalCode !== null) throw new NotStarted(name, said)
        if (performance.now() > end) {
          born.kill('SIGKILL')
          throw new NotStarted(name, said)
        }
      }
      child = born
    },
    kill: async () => void (await ended('SIGKILL')),
    stop: () => ended('SIGTERM'),
    async freeze(ms) {
      const frozen = child
      if (frozen === undefined) return
      frozen.kill('SIGSTOP')
      await pause(ms)
      frozen.kill('SIGCONT')
    },
  }
}

export class NotStarted extends Error {
  constructor(name: string, said: readonly string[]) {
    super(`Instance ${name} did not start: ${said.slice(-3).join(' / ')}`)
    this.name = 'NotStarted'
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  )
