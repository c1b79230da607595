/** A process of the load bench: started, on a core of its own where one is named, asked things and ended by messages. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type Started<Question, Answer> = {
  readonly url: string
  readonly process: ChildProcess
  ask(question: Question): Promise<Answer>
  close(): Promise<void>
}

export type How = {
  readonly env?: Readonly<Record<string, string>>
  /** `taskset -c`; undefined leaves it where this process is. */
  readonly core?: number | undefined
  readonly nodeWords?: readonly string[]
  /** Said at the end; without it the line is cut, which ends it as well. */
  readonly goodbye?: string
}

/** Resolves when it has said where it listens. One question at a time. */
export async function startChild<Question extends string | object, Answer>(
  file: string,
  { env = {}, core, nodeWords = [], goodbye }: How,
): Promise<Started<Question, Answer>> {
  const words = [...nodeWords, fileURLToPath(file)]
  const [program, all] =
    core === undefined
      ? [process.execPath, words]
      : ['taskset', ['-c', String(core), process.execPath, ...words]]
  const child = spawn(program, all, {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  })
  const said = () =>
    new Promise<Answer & { readonly url: string }>((heard, failed) => {
      const ended = () => failed(new Error(`${fileURLToPath(file)} ended`))
      child.once('exit', ended)
      // Whoever asks knows what is answered: both ends are ours.
      child.once('message', (message: unknown) => {
        child.off('exit', ended)
        heard(message as Answer & { readonly url: string })
      })
    })
  const { url } = await said()
  return {
    url,
    process: child,
    ask: (question) => {
      const answer = said()
      child.send(question)
      return answer
    },
    close: async () => {
      if (child.exitCode !== null || !child.connected) return
      const ended = once(child, 'exit')
      if (goodbye === undefined) child.disconnect()
      else child.send(goodbye)
      await ended
    },
  }
}
