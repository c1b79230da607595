/** The product as its user starts it: local mode with three Playgrounds, in a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../tests/support/free-port.ts'

export type Product = {
  /** `http://localhost:3978`, or another port where that one is taken. */
  readonly url: string
  /** All that it said so far, its log included. */
  said(): string
  start(): Promise<void>
  /** As Ctrl+C does. Does nothing when it does not run. */
  stop(): Promise<void>
  /** Stops it and deletes its data. */
  end(): Promise<void>
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const USUAL_PORT = 3978
/** The Playgrounds have no other ports; `src/local/playground-persons.ts` says why. */
const PLAYGROUND_PORTS = [56150, 56160, 56170]
/** The first start fetches the Playground. */
const UP_WITHIN_MS = 200_000
const STOPS_WITHIN_MS = 30_000

/** Rejects with a sentence when a port that cannot be another one is taken. */
export async function openProduct(): Promise<Product> {
  for (const port of PLAYGROUND_PORTS)
    if (await isTaken(port))
      throw new Error(
        `Port ${port} is in use, and an Agents Playground needs it. Is the bot running already?`,
      )
  const port = (await isTaken(USUAL_PORT)) ? await freePort() : USUAL_PORT
  const folder = mkdtempSync(join(tmpdir(), 'prison-contact-browser-'))
  const env = { ...process.env, PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'info' }
  let said = ''
  let child: ChildProcess | undefined
  const stop = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGINT')
    const hangs = setTimeout(() => child?.kill('SIGKILL'), STOPS_WITHIN_MS)
    await ended
    clearTimeout(hangs)
  }
  return {
    url: `http://localhost:${port}`,
    said: () => said,
    async start() {
      const before = said.length
      child = spawn(process.execPath, ['src/main.ts'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
      for (const stream of [child.stdout, child.stderr])
        stream?.setEncoding('utf8').on('data', (text) => {
          said += text
        })
      await greeted(child, () => said.slice(before))
    },
    stop,
    async end() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function greeted(child: ChildProcess, said: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The product did not greet in time.')), UP_WITHIN_MS)
    const end = (act: () => void) => {
      clearTimeout(timer)
      act()
    }
    child.stdout?.on('data', () => {
      if (said().includes('Stop with Ctrl+C')) end(resolve)
    })
    child.once('close', () => end(() => reject(new Error(`The product ended at once: ${said()}`))))
  })
}

const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(true))
    probe.listen(port, () => probe.close(() => resolve(false)))
  })
