/** Three Agents Playgrounds, one for each person, side by side; none of them outlives the bot. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type PlaygroundUser, playgroundConfig } from './playground-config.ts'
import { type PlaygroundPerson, type PlaygroundPlaces, playgroundPlaces } from './playground-persons.ts'
import { type PlaygroundProcess, startPlayground } from './playground-process.ts'
import { hasStopped, portTaken } from './playground-sentences.ts'
import { endGroup } from './process-group.ts'

export type Playgrounds = PlaygroundPlaces & { stop(): Promise<void> }

export type PlaygroundsOptions = {
  readonly botUrl: string
  /** The data folder; each Playground gets `playground/<person>` in it. */
  readonly folder: string
  readonly persons: readonly PlaygroundPerson[]
  /** Whom the Playgrounds know beside the three. */
  readonly others?: readonly PlaygroundUser[]
  readonly print: (line: string) => void
  /** Ends a start that is under way. */
  readonly signal?: AbortSignal
}

/** Resolves when all pages answer; rejects with a sentence that says what to do, and then nothing is left running. */
export async function startPlaygrounds(options: PlaygroundsOptions): Promise<Playgrounds> {
  const { persons, signal } = options
  for (const { port } of persons) await checkPort(port)
  const pack: Pack = { running: [], guard: startGuard(), stopping: signal?.aborted ?? false }
  const endAll = () => pack.running.forEach(({ pid }) => void (pid && endGroup(pid)))
  process.on('exit', endAll)
  const stop = async () => {
    pack.stopping = true
    await Promise.all(pack.running.map((one) => one.stop()))
    process.off('exit', endAll)
    pack.guard.kill('SIGKILL')
  }
  const stopNow = () => void stop()
  signal?.addEventListener('abort', stopNow)
  try {
    // The first one fetches the package; two that fetch it at once would spoil each other's copy.
    const [first, ...rest] = persons
    if (first) await startOne(pack, first, options)
    await Promise.all(rest.map((person) => startOne(pack, person, options)))
    return { ...playgroundPlaces(persons), stop }
  } catch (fault) {
    await stop()
    throw fault
  } finally {
    signal?.removeEventListener('abort', stopNow)
  }
}

type Pack = { readonly running: PlaygroundProcess[]; readonly guard: ChildProcess; stopping: boolean }

async function startOne(pack: Pack, person: PlaygroundPerson, options: PlaygroundsOptions): Promise<void> {
  const { botUrl, persons, others = [], print } = options
  const known = [...persons, ...others.filter(({ id }) => persons.every((one) => one.id !== id))]
  const folder = resolve(options.folder, 'playground', person.key)
  const config = playgroundConfig(person, known)
  if (pack.stopping) throw new Error('The start was ended.')
  const started = await startPlayground({ person, botUrl, folder, config })
  pack.running.push(started)
  pack.guard.stdin?.write(`${started.pid}\n`)
  if (pack.stopping) await started.stop()
  await started.up
  void started.ended.then(() => {
    if (!pack.stopping) print(hasStopped(person))
  })
}

/** Looks for the end of this process from outside, because a process that is killed cannot tidy up. */
function startGuard(): ChildProcess {
  const script = fileURLToPath(new URL('./playground-guard.ts', import.meta.url))
  const guard = spawn(process.execPath, [script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  guard.on('error', () => undefined)
  guard.stdin.on('error', () => undefined)
  guard.unref()
  if ('unref' in guard.stdin && typeof guard.stdin.unref === 'function') guard.stdin.unref()
  return guard
}

/** A program may have the port on one address of this machine alone, so each is tried. */
async function checkPort(port: number): Promise<void> {
  for (const host of [undefined, '127.0.0.1', '::1'])
    if (await isTaken(port, host)) throw new Error(portTaken(port))
}

const isTaken = (port: number, host: string | undefined): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (fault: NodeJS.ErrnoException) => resolve(fault.code === 'EADDRINUSE'))
    probe.listen({ port, host }, () => probe.close(() => resolve(false)))
  })
