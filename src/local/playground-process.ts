/** One Agents Playground as a process: started by npx, awaited until its page is there, ended with all it started. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { type PlaygroundPerson, pageOf } from './playground-persons.ts'
import { endedTooSoon, notInTime, portTaken } from './playground-sentences.ts'
import { endGroup, endGroupAndWait } from './process-group.ts'

/** Pinned: what was tried is what runs. It is fetched at its user's wish and is no part of this product. */
const PACKAGE = '@microsoft/m365agentsplayground@0.2.28'
/** The first start fetches it from the npm registry. */
const UP_WITHIN_MS = 180_000

export type PlaygroundProcess = {
  readonly pid: number | undefined
  /** Resolves when the page answers; rejects with a sentence that says what to do. */
  readonly up: Promise<void>
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

export type PlaygroundStart = {
  readonly person: PlaygroundPerson
  /** Where the bot listens: `http://127.0.0.1:3978`. */
  readonly botUrl: string
  /** A folder of its own, which is made. */
  readonly folder: string
  readonly config: string
}

export async function startPlayground({
  person,
  botUrl,
  folder,
  config,
}: PlaygroundStart): Promise<PlaygroundProcess> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const configPath = join(folder, '.m365agentsplayground.yml')
  await writeFile(configPath, config)
  const openers = await silentOpeners(folder)
  const words = ['--yes', '--prefer-offline', PACKAGE, '-e', `${botUrl}/api/messages`, '-c', 'msteams']
  const isWindows = process.platform === 'win32'
  const child = spawn('npx', [...words, '-p', String(person.port), '--disable-telemetry'], {
    cwd: folder,
    env: {
      ...process.env,
      PATH: `${openers}${delimiter}${process.env.PATH ?? ''}`,
      BROWSER: 'true',
      TEAMS_APP_TEST_TOOL_CONFIG_PATH: configPath,
      npm_config_fetch_retries: '0',
      npm_config_update_notifier: 'false',
    },
    // A group of its own, so that all of it can be ended; npx passes no signal on.
    detached: !isWindows,
    shell: isWindows,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { pid } = child
  const watched = watch(child)
  const up = waitUntilUp(person, folder, watched)
  up.catch(() => undefined)
  void watched.ended.then(() => pid && endGroup(pid))
  return {
    pid,
    up,
    ended: watched.ended.then(() => undefined),
    stop: async () => (pid === undefined ? undefined : endGroupAndWait(pid)),
  }
}

type Watched = {
  /** The port that it says it listens on. */
  readonly listening: Promise<number>
  /** What it said about its trouble, or why it could not be started. */
  readonly ended: Promise<string>
}

function watch(child: ChildProcess): Watched {
  let complaint = ''
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    complaint = (complaint + text).slice(-4_000)
  })
  const ended = new Promise<string>((resolve) => {
    child.once('error', (fault: NodeJS.ErrnoException) => resolve(`spawn ${fault.code ?? fault.name}`))
    child.once('close', () => resolve(complaint))
  })
  const listening = new Promise<number>((resolve) => {
    if (!child.stdout) return
    createInterface({ input: child.stdout }).on('line', (line) => {
      const port = /Listening on (\d+)/.exec(line)?.[1]
      if (port !== undefined) resolve(Number(port))
    })
  })
  return { listening, ended }
}

async function waitUntilUp(person: PlaygroundPerson, folder: string, watched: Watched): Promise<void> {
  const noMore = new AbortController()
  const tooSoon = watched.ended.then((complaint) => {
    throw new Error(endedTooSoon(person, folder, complaint))
  })
  const tooLate = setTimeout(UP_WITHIN_MS, undefined, { signal: noMore.signal, ref: false }).then(() => {
    throw new Error(notInTime(person))
  })
  tooLate.catch(() => undefined)
  const isUp = async () => {
    // A port that somebody took in the meantime is no error to the Playground: it takes another.
    if ((await watched.listening) !== person.port) throw new Error(portTaken(person.port))
    while (!noMore.signal.aborted && !(await answers(pageOf(person)))) await setTimeout(100)
  }
  try {
    await Promise.race([isUp(), tooSoon, tooLate])
  } finally {
    noMore.abort()
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    async (response) => {
      await response.body?.cancel()
      return response.ok
    },
    () => false,
  )

/** The Playground opens a browser by these commands, and has no switch against it. */
async function silentOpeners(folder: string): Promise<string> {
  const openers = join(folder, 'no-browser')
  await mkdir(openers, { recursive: true })
  for (const name of ['xdg-open', 'open']) {
    await writeFile(join(openers, name), '#!/bin/sh\nexit 0\n')
    await chmod(join(openers, name), 0o755)
  }
  return openers
}
