/** From the start of a process to its first 200, ours in pairs with the bare echo of botbuilder. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../tests/support/free-port.ts'
import type { Place } from './load-subjects.ts'

/** `ready` is what is asked for: ours says 200 only when store, jobs, sweep and both tokens are there. */
export type Startable = {
  readonly file: string
  readonly ready: string
  readonly nodeWords?: readonly string[]
  readonly env?: Record<string, string>
}

/** Milliseconds: by the clock on the wall, and of CPU, which Linux alone says of another process, in hundredths. */
export type Took = { readonly wall: number; readonly cpu: number }

export async function startTime(
  { file, ready, nodeWords = [], env = {} }: Startable,
  place: Place,
): Promise<Took> {
  const port = await freePort()
  const path = fileURLToPath(new URL(file, import.meta.url))
  const words = [process.execPath, ...nodeWords, path, '--no-playground']
  const [program = '', ...rest] =
    place.core === undefined ? words : ['taskset', '-c', String(place.core), ...words]
  const began = performance.now()
  const child = spawn(program, rest, {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...place.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  while ((await statusOf(`http://127.0.0.1:${port}${ready}`)) !== 200) {
    if (child.exitCode !== null) throw new Error(`${file} ended before it was ready`)
    await new Promise((soon) => setTimeout(soon, 2))
  }
  const took = { wall: performance.now() - began, cpu: cpuOf(child.pid) }
  child.kill('SIGTERM')
  await ended
  return took
}

/** The 14th and 15th word of its line, the name in brackets being the second (proc_pid_stat(5)). */
function cpuOf(pid: number | undefined): number {
  if (process.platform !== 'linux') return Number.NaN
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const words = rest.split(' ')
  return (Number(words[11]) + Number(words[12])) * 10
}

const statusOf = (url: string): Promise<number | undefined> =>
  new Promise((resolve) => {
    const asked = request(url, { agent: false }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    asked.on('error', () => resolve(undefined))
    asked.end()
  })
