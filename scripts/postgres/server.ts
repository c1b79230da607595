/** A throwaway PostgreSQL server on this machine: started on a free port, stopped and deleted afterwards. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'
import { freePort } from '../../tests/support/free-port.ts'

export type Server = {
  readonly url: string
  /** Ends it and starts it again where it was: `fast` throws everybody out, `immediate` is as if the power had failed. */
  restart(how: 'fast' | 'immediate'): Promise<void>
  stop(): Promise<void>
}

type Owner = { readonly uid: number; readonly gid: number } | undefined

const asRoot = process.getuid?.() === 0
const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Installs PostgreSQL where that is allowed and it is missing; throws a sentence where it cannot be had. */
export async function startPostgres(): Promise<Server> {
  const bin = findPrograms() ?? installPrograms() ?? findPrograms()
  if (bin === undefined)
    throw new Error(
      'PostgreSQL is not installed. Install it (on Debian or Ubuntu: apt-get install postgresql) and run this again.',
    )
  const owner = findOwner()
  const folder = mkdtempSync(join(tmpdir(), 'prison-contact-postgres-'))
  try {
    return await startIn(folder, bin, owner)
  } catch (fault) {
    rmSync(folder, { recursive: true, force: true })
    throw fault
  }
}

/** The folder with PostgreSQL's programs, the newest first. */
function findPrograms(): string | undefined {
  const installed = '/usr/lib/postgresql'
  const versions = existsSync(installed) ? readdirSync(installed).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(installed, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find((path) => existsSync(join(path, 'initdb')) && existsSync(join(path, 'postgres')))
}

function installPrograms(): undefined {
  if (!asRoot || !existsSync('/usr/bin/apt-get')) return
  const apt = (...words: string[]) =>
    execFileSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'postgresql')
  } catch {
    // The sentence above says what to do.
  }
}

/** PostgreSQL refuses to run as root, so the cluster belongs to a user who may do nothing else. */
function findOwner(): Owner {
  if (!asRoot) return undefined
  const idOf = (flag: string, name: string) =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', name), gid: idOf('-g', name) }
    } catch {}
  }
  throw new Error(
    'PostgreSQL refuses to run as root. Add a user named postgres, or run this as another user.',
  )
}

async function startIn(folder: string, bin: string, owner: Owner): Promise<Server> {
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const cluster = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']
  execFileSync(join(bin, 'initdb'), cluster, {
    ...owner,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const port = await freePort()
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=on',
    'max_connections=200',
  ]
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  const words = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
  const born = () =>
    spawn(join(bin, 'postgres'), words, { ...owner, cwd: folder, stdio: 'ignore', detached: true })
  let server = born()
  // SIGINT is PostgreSQL's fast shutdown. Whoever uses the server fails with it, and ends.
  const end = () => void server.kill('SIGINT')
  for (const signal of SIGNALS) process.on(signal, end)
  const stop = async () => {
    for (const signal of SIGNALS) process.off(signal, end)
    await ended(server, 'SIGINT')
    rmSync(folder, { recursive: true, force: true })
  }
  const restart: Server['restart'] = async (how) => {
    await ended(server, how === 'fast' ? 'SIGINT' : 'SIGQUIT')
    server = born()
    await up(server, url)
  }
  await up(server, url)
  return { url, restart, stop }
}

async function ended(server: ChildProcess, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const stopped = once(server, 'exit')
  server.kill(signal)
  await stopped
}

async function up(server: ChildProcess, url: string): Promise<void> {
  while (!(await answers(url))) {
    if (server.exitCode !== null)
      throw new Error(`PostgreSQL stopped as soon as it was started (${server.exitCode}).`)
    await new Promise((done) => setTimeout(done, 50))
  }
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
